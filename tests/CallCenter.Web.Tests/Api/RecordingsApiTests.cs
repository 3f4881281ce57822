using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSales.Tests.Shared;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Recordings;
using CallCenter.Web.Tests.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.History;
using Persistence.Users;
using Shouldly;
using Telephony.Media.Recording;
using Xunit;

namespace CallCenter.Web.Tests.Api;

/// <summary>Recordings as programs see them: who may check, list the chain and take copies; what a sealed one looks like from outside.</summary>
[Collection(HostTests.Name)]
public sealed class RecordingsApiTests(RunningHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "recordings/integrity", Roles.Agent)]
    [InlineData("GET", "recordings/integrity", Roles.Manager)]
    [InlineData("POST", "recordings/integrity", Roles.Agent)]
    [InlineData("POST", "recordings/integrity", Roles.Manager)]
    [InlineData("GET", "recordings/chain", Roles.Agent)]
    [InlineData("GET", "recordings/chain", Roles.Callback)]
    public async Task Check_NeedsTheRightToHearAny(string method, string path, string role)
    {
        using var client = await host.ProgramAsync(role);
        using var request = new HttpRequestMessage(new HttpMethod(method), Path(path));
        using var answer = await client.SendAsync(request, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Integrity_AfterAnOrder_TellsWhatWasFound_AndTheOrderIsAudited()
    {
        var row = await RecordAsync();
        await host.Services.GetRequiredService<RecordingChain>().RunAsync(Ct);
        await File.AppendAllTextAsync(PathOf(row), "more", Ct);
        using var auditor = await host.ProgramAsync(Roles.Auditor);

        using var started = await auditor.PostAsync(Path("recordings/integrity"), null, Ct);
        started.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        started.Headers.Location!.ToString().ShouldEndWith("/api/v1/recordings/integrity");
        (await started.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("by").GetString().ShouldBe("token:test-auditor");

        var run = await RunningHost.UntilAsync(auditor, "/api/v1/recordings/integrity", r => r.GetProperty("state").GetString() is not "running", "the check ended");
        run.GetProperty("state").GetString().ShouldBe("found");
        run.GetProperty("findings").EnumerateArray()
            .ShouldContain(f => f.GetProperty("fault").GetString() == "fileChanged" && f.GetProperty("subject").GetString() == row.RelativePath);
        run.GetProperty("done").GetInt32().ShouldBe(run.GetProperty("total").GetInt32());
        (await AuditedAsync("recording.verify-all", "recordings")).ShouldContain("token:test-auditor");
    }

    [Fact]
    public async Task Hold_NeedsTheRightAndAReason_IsSeenAndReleasedAgain()
    {
        var row = await RecordAsync();
        using var agent = await host.ProgramAsync(Roles.Agent);
        using var refused = await agent.PostAsJsonAsync(Path($"recordings/{row.Id}/transitions"), new { to = "held", reason = "x" }, Ct);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var auditor = await host.ProgramAsync(Roles.Auditor);

        (await HoldAsync("kept", "法院调取", HttpStatusCode.BadRequest)).GetProperty("field").GetString().ShouldBe("to");
        (await HoldAsync("held", null, HttpStatusCode.Conflict)).GetProperty("rule").GetString().ShouldBe("FieldMissing");
        (await HoldAsync("held", "法院调取", HttpStatusCode.OK)).GetProperty("holdReason").GetString().ShouldBe("法院调取");
        (await HoldAsync("released", "结案", HttpStatusCode.OK)).TryGetProperty("holdReason", out _).ShouldBeFalse();
        (await HoldAsync("released", "结案", HttpStatusCode.Conflict)).GetProperty("rule").GetString().ShouldBe("RecordingIsNotHeld");

        async Task<JsonElement> HoldAsync(string to, string? reason, HttpStatusCode expected)
        {
            using var answer = await auditor.PostAsJsonAsync(Path($"recordings/{row.Id}/transitions"), new { to, reason }, Ct);
            answer.StatusCode.ShouldBe(expected);
            return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        }
    }

    [Fact]
    public async Task Chain_ListsDaysThatBeginEachWithTheOneBefore()
    {
        await RecordAsync();
        await host.Services.GetRequiredService<RecordingChain>().RunAsync(Ct);
        using var client = await host.ProgramAsync(Roles.Supervisor);
        var days = (await client.GetFromJsonAsync<JsonElement>(Path("recordings/chain"), Ct)).EnumerateArray().ToList();
        days.ShouldNotBeEmpty();
        for (var i = 1; i < days.Count; i++)
            days[i].GetProperty("previous").GetString().ShouldBe(days[i - 1].GetProperty("hash").GetString());
        days[^1].GetProperty("recordings").GetInt32().ShouldBePositive();
        days[^1].GetProperty("bytes").GetInt64().ShouldBePositive();
    }

    [Theory]
    [InlineData(Roles.Supervisor, true)]
    [InlineData(Roles.Reviewer, false)]
    [InlineData(Roles.Auditor, true)]
    public async Task Download_WithTheRight_GivesPlainSoundWhicheverWayItIsKept_AndIsAuditedEachTime(string role, bool isSealed)
    {
        var row = await RecordAsync(isSealed);
        using var client = await host.ProgramAsync(role);
        for (var times = 1; times <= 2; times++)
        {
            using var answer = await client.GetAsync(Path($"recordings/{row.Id:D}/download"), Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("audio/wav");
            answer.Content.Headers.ContentDisposition!.FileName.ShouldBe($"{row.Id:D}.wav");
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            (await answer.Content.ReadAsByteArrayAsync(Ct)).ShouldBe(s_sound);
            (await AuditedAsync("recording.download", row.Id.ToString("D"))).Length.ShouldBe(times);
        }
    }

    [Theory]
    [InlineData(Roles.Agent)]
    [InlineData(Roles.Callback)]
    [InlineData(Roles.Manager)]
    [InlineData(Roles.Dispatcher)]
    public async Task Download_WithoutTheRight_IsForbidden_AndNothingIsTaken(string role)
    {
        var row = await RecordAsync();
        using var client = await host.ProgramAsync(role);
        using var answer = await client.GetAsync(Path($"recordings/{row.Id:D}/download"), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await AuditedAsync("recording.download", row.Id.ToString("D"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Download_OfWhatIsGone_SaysWhichWay()
    {
        var row = await RecordAsync(isSealed: true);
        using var client = await host.ProgramAsync(Roles.Auditor);
        var whole = await File.ReadAllBytesAsync(PathOf(row), Ct);
        await File.WriteAllBytesAsync(PathOf(row), whole.AsMemory(0, whole.Length - 20), Ct);
        (await RuleAsync(client, $"recordings/{row.Id:D}/download")).ShouldBe((HttpStatusCode.Gone, "RecordingFileIsDamaged"));
        File.Delete(PathOf(row));
        (await RuleAsync(client, $"recordings/{row.Id:D}/download")).ShouldBe((HttpStatusCode.Gone, "RecordingFileIsMissing"));
        (await RuleAsync(client, $"recordings/{Guid.NewGuid():D}/download")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await AuditedAsync("recording.download", row.Id.ToString("D"))).ShouldBeEmpty("nothing left the house");
    }

    [Fact]
    public async Task Download_OfASealedOneWhoseKeyIsNotGiven_NamesTheKey()
    {
        var row = await RecordAsync(isSealed: true, new RecordingKeys([RecordingKey.Generate("lost-2020")]));
        using var client = await host.ProgramAsync(Roles.Auditor);
        using var answer = await client.GetAsync(Path($"recordings/{row.Id:D}/download"), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        problem.GetProperty("title").GetString().ShouldBe("RecordingKeyIsMissing");
        problem.GetProperty("detail").GetString()!.ShouldContain("lost-2020");
    }

    private static readonly byte[] s_sound = Sound();

    private static Uri Path(string path) => new("/api/v1/" + path, UriKind.Relative);

    private static byte[] Sound()
    {
        using var folder = new TempFolder();
        new TestWav(8000, [[.. Enumerable.Range(0, 800).Select(i => (short)i)], new short[800]]).Write(folder.File("a.wav"));
        return File.ReadAllBytes(folder.File("a.wav"));
    }

    private static async Task<(HttpStatusCode Status, string? Title)> RuleAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(Path(path), Ct);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("title").GetString());
    }

    private string PathOf(RecordingRow row) => System.IO.Path.Combine(host.Services.GetRequiredService<AppSettings>().Data.Recordings, row.RelativePath);

    /// <summary>A closed recording of yesterday, kept open or sealed.</summary>
    private async Task<RecordingRow> RecordAsync(bool isSealed = false, RecordingKeys? keys = null)
    {
        var at = TimeProvider.System.GetUtcNow().AddDays(-1);
        var id = Guid.CreateVersion7(at);
        var row = new RecordingRow { Id = id, InteractionId = id, RelativePath = $"tests/{id:N}.wav{(isSealed ? RecordingContent.SealedEnding : "")}", StartedAt = at, State = RecordingState.Closed, DurationMs = 100, Spans = "{}" };
        Telephony.Media.Recording.OwnerOnly.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(row))!);
        RecordingContent.Keep(new Telephony.Media.RecordingId(id), PathOf(row), s_sound, isSealed, keys ?? host.Services.GetRequiredService<AppSettings>().Recordings.Keys);
        (row.Bytes, row.Sha256) = await RecordingContent.MeasureAsync(PathOf(row), Ct);
        await host.Services.GetRequiredService<StoreWriter>().WriteAsync(
            db =>
            {
                db.Recordings.Add(row);
                return Task.CompletedTask;
            },
            Ct);
        return row;
    }

    private async Task<string[]> AuditedAsync(string command, string subject)
    {
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        return [.. await db.AuditEntries.Where(a => a.Command == command && a.Subject == subject).Select(a => a.ActorId).ToListAsync(Ct)];
    }
}
