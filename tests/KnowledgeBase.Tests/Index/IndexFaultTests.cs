using KnowledgeBase.Index;
using KnowledgeBase.Tests.Support;
using Microsoft.Data.Sqlite;

namespace KnowledgeBase.Tests.Index;

public sealed class IndexFaultTests
{
    [Fact]
    public async Task Reopened_Index_IsNotBuiltAnew_AndOnlyDifferencesAreWritten()
    {
        await using var bench = await Bench.OpenAsync();
        await bench.ReopenAsync(() =>
        {
            bench.Source.Documents.RemoveAll(d => d.Number == "AC-001");
            bench.Source.Documents.Add(Bench.Document("X-1", "独角兽"));
        });
        bench.Index.Health.ShouldBe(new IndexHealth(IndexState.Ready, bench.Source.Documents.Count, 0, null));
        (await bench.NumbersAsync("独角兽")).ShouldBe(["X-1"]);
        (await bench.NumbersAsync("空调不制冷")).ShouldNotContain("AC-001");
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("empty")]
    [InlineData("truncated")]
    [InlineData("older")]
    [InlineData("deleted")]
    [InlineData("noTable")]
    public async Task UnusableFile_IsBuiltAnew_AtTheStart(string fault)
    {
        await using var bench = await Bench.OpenAsync();
        await bench.ReopenAsync(() => Damage(bench.Path, fault));
        bench.Index.Health.State.ShouldBe(IndexState.Ready);
        bench.Index.Health.Rebuilds.ShouldBe(1);
        (await bench.NumbersAsync("E6"))[0].ShouldBe("AC-007");
    }

    [Fact]
    public async Task FileThatBreaksInUse_NeverFailsASearch_AndHealsByItself()
    {
        await using var bench = await Bench.OpenAsync();
        using (var other = new SqliteConnection($"Data Source={bench.Path}"))
        {
            other.Open();
            using var drop = other.CreateCommand();
            drop.CommandText = "DROP TABLE terms";
            drop.ExecuteNonQuery();
        }

        var page = await bench.FindAsync("E6");
        page.IsDegraded.ShouldBeTrue();
        page.Hits[0].Number.ShouldBe("AC-007");
        await bench.Index.WhenRepairedAsync();
        (await bench.FindAsync("E6")).IsDegraded.ShouldBeFalse();
        bench.Index.Health.State.ShouldBe(IndexState.Ready);
    }

    [Fact]
    public async Task Put_OnABrokenFile_HealsIt_WithTheArticle()
    {
        await using var bench = await Bench.OpenAsync();
        using (var other = new SqliteConnection($"Data Source={bench.Path}"))
        {
            other.Open();
            using var drop = other.CreateCommand();
            drop.CommandText = "DROP TABLE documents";
            drop.ExecuteNonQuery();
        }

        var document = Bench.Document("X-1", "独角兽");
        bench.Source.Documents.Add(document);
        await bench.Index.PutAsync("X-1", [document], TestContext.Current.CancellationToken);
        await bench.Index.WhenRepairedAsync();
        (await bench.NumbersAsync("独角兽")).ShouldBe(["X-1"]);
    }

    [Fact]
    public async Task NotYetOpened_SearchReadsTheArticlesThrough()
    {
        await using var bench = Bench.Closed(Bench.Seeds);
        var page = await bench.FindAsync("空调漏水");
        page.IsDegraded.ShouldBeTrue();
        page.Hits[0].Number.ShouldBe("AC-003");
        (await bench.NumbersAsync("", unit: new("AC", null, "AC-S05", "E6")))[0].ShouldBe("AC-007");
        (await bench.FindAsync("独角兽")).Total.ShouldBe(0);
    }

    [Fact]
    public async Task FileThatCannotBeMade_LeavesADegradedSearch()
    {
        await using var bench = Bench.Closed(Bench.Seeds);
        Directory.CreateDirectory(bench.Path);
        File.WriteAllText(Path.Combine(bench.Path, "x"), "a folder stands where the file should be");
        await bench.Index.SynchroniseAsync(TestContext.Current.CancellationToken);
        bench.Index.Health.State.ShouldBe(IndexState.Broken);
        var page = await bench.FindAsync("E6");
        page.IsDegraded.ShouldBeTrue();
        page.Hits[0].Number.ShouldBe("AC-007");
    }

    [Fact]
    public async Task BuildingThatWasCutOff_LeavesNoHalfIndex()
    {
        await using var bench = await Bench.OpenAsync([]);
        bench.Source.Documents.AddRange(Bench.Seeds);
        bench.Source.Fault = new InvalidOperationException("the database went away");
        await Should.ThrowAsync<InvalidOperationException>(() => bench.Index.RebuildAsync(TestContext.Current.CancellationToken));
        bench.Source.Fault = null;
        (await bench.FindAsync("E6")).IsDegraded.ShouldBeTrue();
        await bench.ReopenAsync();
        bench.Index.Health.Documents.ShouldBe(Bench.Seeds.Length);
        (await bench.FindAsync("E6")).IsDegraded.ShouldBeFalse();
    }

    [Fact]
    public async Task DamageAnywhere_NeverReachesTheSearcher()
    {
        await using var bench = await Bench.OpenAsync();
        var random = new Random(20260101);
        for (var round = 0; round < 12; round++)
        {
            await bench.ReopenAsync(() => Scribble(bench.Path, random));
            foreach (var query in (string[])["漏水", "E6", "洗衣机不排水"])
                (await bench.FindAsync(query)).Total.ShouldBeGreaterThanOrEqualTo(0);
            await bench.Index.WhenRepairedAsync();
            bench.Index.Health.State.ShouldBe(IndexState.Ready);
            bench.Index.Health.Documents.ShouldBe(Bench.Seeds.Length);
        }
    }

    [Fact]
    public async Task CopyTakenInTheMiddleOfWriting_OpensAsAWholeIndex()
    {
        await using var bench = await Bench.OpenAsync();
        var ct = TestContext.Current.CancellationToken;
        for (var round = 0; round < 3; round++)
        {
            var documents = Enumerable.Range(0, 40).Select(i => Bench.Document($"X-{i}", $"独角兽 {round} {i}")).ToList();
            bench.Source.Documents.RemoveAll(d => d.Number.StartsWith("X-", StringComparison.Ordinal));
            bench.Source.Documents.AddRange(documents);
            foreach (var document in documents) await bench.Index.PutAsync(document.Number, [document], ct);
            using var folder = new TempFolder();
            foreach (var suffix in (string[])["", "-wal"])
                if (File.Exists(bench.Path + suffix)) File.Copy(bench.Path + suffix, folder.File("copy.db") + suffix);
            await using var copy = new KnowledgeIndex(folder.File("copy.db"), bench.Source, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<KnowledgeIndex>.Instance);
            await copy.SynchroniseAsync(ct);
            copy.Health.Rebuilds.ShouldBe(0);
            var page = await copy.SearchAsync(new() { Text = "独角兽", Limit = 50 }, ct);
            page.Hits.Length.ShouldBe(40);
            page.Hits.ShouldAllBe(h => h.Title.Text.StartsWith($"独角兽 {round} ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task ClosedIndex_StillAnswers_AndRefusesToBuild()
    {
        await using var bench = await Bench.OpenAsync();
        var ct = TestContext.Current.CancellationToken;
        var index = bench.New();
        await index.SynchroniseAsync(ct);
        await index.DisposeAsync();
        (await index.SearchAsync(new() { Text = "E6" }, ct)).IsDegraded.ShouldBeTrue();
        await index.PutAsync("X-1", [Bench.Document("X-1", "独角兽")], ct);
        await Should.ThrowAsync<ObjectDisposedException>(() => index.RebuildAsync(ct));
        await Should.ThrowAsync<ObjectDisposedException>(() => index.SynchroniseAsync(ct));
    }

    private static void Damage(string path, string fault)
    {
        switch (fault)
        {
            case "garbage": File.WriteAllBytes(path, [.. Enumerable.Repeat((byte)0x5A, 9_000)]); break;
            case "empty": File.WriteAllBytes(path, []); break;
            case "deleted": File.Delete(path); break;
            case "truncated":
                using (var file = File.OpenWrite(path)) file.SetLength(file.Length / 2);
                break;
            default:
                using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
                {
                    connection.Open();
                    using var command = connection.CreateCommand();
                    command.CommandText = fault == "older" ? "PRAGMA user_version = 1" : "DROP TABLE documents";
                    command.ExecuteNonQuery();
                }

                break;
        }
    }

    private static void Scribble(string path, Random random)
    {
        using var file = File.Open(path, FileMode.Open);
        var noise = new byte[random.Next(1, 4_000)];
        random.NextBytes(noise);
        file.Position = random.NextInt64(file.Length);
        file.Write(noise);
    }
}
