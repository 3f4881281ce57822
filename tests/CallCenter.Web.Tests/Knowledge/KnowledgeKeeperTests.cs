using System.Globalization;
using AfterSales.Tests.Shared;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Knowledge;
using Crm.Domain.Knowledge;
using KnowledgeBase.Articles;
using KnowledgeBase.Index;
using KnowledgeBase.Search;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Persistence;
using Persistence.Knowledge;
using Persistence.Sqlite;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Knowledge;

public sealed class KnowledgeKeeperTests : IAsyncLifetime
{
    private static readonly string[] Questions = ["空调不制冷", "漏水", "E6", "热水器 打不着火", "not cooling", "leak", "门 打不开", "独角兽", "unicorn", "洗衣机"];

    private readonly TempFolder _folder = new();
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
    private readonly ServiceProvider _services;

    public KnowledgeKeeperTests() => _services = new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(_clock)
        .AddPersistence(SqliteStore.ForFile(_folder.File("store.db")))
        .AddSingleton(new AppSettings(new DataSettings(_folder.Path, DataProvider.Sqlite, ""), false, null!, null!, []))
        .AddKnowledge()
        .BuildServiceProvider();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ArticleChanges Changes => _services.GetRequiredService<ArticleChanges>();

    private IKnowledgeIndex Index => _services.GetRequiredService<IKnowledgeIndex>();

    private KnowledgeKeeper Keeper => _services.GetRequiredService<KnowledgeKeeper>();

    private string IndexFile => _services.GetRequiredService<AppSettings>().Data.KnowledgeIndex;

    public async ValueTask InitializeAsync()
    {
        await _services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
        await Keeper.StartAsync(Ct);
        await Eventually.IsTrueAsync(() => Index.Health.State == IndexState.Ready, "the index is open");
    }

    public async ValueTask DisposeAsync()
    {
        await Keeper.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task Search_AfterAThousandRandomEdits_EqualsARebuild()
    {
        var random = new Random(2026);
        var seeds = SeedArticles.Load();
        Dictionary<string, (int Version, bool IsLive)> known = new(StringComparer.Ordinal);
        for (var edit = 0; edit < 1_000; edit++)
        {
            var seed = seeds[random.Next(seeds.Length)];
            if (!known.TryGetValue(seed.Number, out var now))
            {
                now = ((await Saved(Changes.BeginAsync(seed.Number, seed.Content, new Actor("a"), Ct))).Version, false);
                now = (await PublishAsync(seed.Number, now.Version), true);
            }
            else if (now.IsLive && random.Next(6) == 0)
            {
                now = ((await Saved(Changes.ChangeAsync(seed.Number, now.Version, [new ArticleCommand.Retire("x", "b")], new Actor("b"), Ct))).Version, false);
            }
            else if (now.IsLive && random.Next(3) == 0)
            {
                (await Changes.VoteAsync(seed.Number, null, random.Next(2) == 0, new Actor("reader" + random.Next(5).ToString(CultureInfo.InvariantCulture)), Ct)).ShouldBeOfType<SaveResult<bool>.Saved>();
            }
            else
            {
                var texts = random.Next(4) == 0 ? seed.Content.Texts : [.. seed.Content.Texts.Select(t => t with { Title = t.Title + (t.Language == "en" ? " unicorn" : "独角兽"), Body = t.Body + "\n" + edit })];
                now.Version = (await Saved(Changes.ChangeAsync(seed.Number, now.Version, [new ArticleCommand.Edit(seed.Content with { Texts = texts }, "a")], new Actor("a"), Ct))).Version;
                now = (await PublishAsync(seed.Number, now.Version), true);
            }

            known[seed.Number] = now;
        }

        await using var rebuilt = new KnowledgeIndex(_folder.File("rebuilt.db"), _services.GetRequiredService<IKnowledgeSource>(), _clock, NullLogger<KnowledgeIndex>.Instance);
        await rebuilt.RebuildAsync(Ct);
        Index.Health.Documents.ShouldBe(rebuilt.Health.Documents);
        // At once the same articles; in the same order once the worn file was brought in step, which the next look does.
        foreach (var question in Questions)
            (await HitsAsync(Index, question)).ShouldBe(await HitsAsync(rebuilt, question), ignoreOrder: true, question);
        _clock.Advance(TimeSpan.FromSeconds(31));
        await Eventually.IsTrueAsync(() => Index.Health is { State: IndexState.Ready, Rebuilds: > 1 }, "the next look brings the file in step");
        foreach (var question in Questions)
            (await HitsAsync(Index, question)).ShouldBe(await HitsAsync(rebuilt, question), question);
    }

    [Fact]
    public async Task Article_ThatAnotherNodePublished_IsFoundAfterTheNextLook()
    {
        var store = _services.GetRequiredService<ArticleStore>();
        var seed = SeedArticles.Load().Single(s => s.Number == "AC-007");
        await Saved(store.BeginAsync(seed.Number, seed.Content, new Actor("a"), Ct));
        await Saved(store.ChangeAsync(seed.Number, 1, [.. Publication()], new Actor("b"), Ct));
        (await HitsAsync(Index, "E6")).ShouldBeEmpty();

        _clock.Advance(TimeSpan.FromSeconds(31));
        await Eventually.IsTrueAsync(() => Index.Health.Documents == 2, "the look found it");
        (await HitsAsync(Index, "E6")).ShouldBe(["AC-007"]);
    }

    [Fact]
    public void Index_OfARunningProduct_IsTakenByNobodyElse()
    {
        IndexLock.TryTake(IndexFile).ShouldBeNull();
        using var other = IndexLock.TryTake(_folder.File("other.db"));
        other.ShouldNotBeNull();
    }

    [Fact]
    public async Task Index_WhoseFileIsDamaged_IsBuiltAnewByTheNextStart()
    {
        var seed = SeedArticles.Load().Single(s => s.Number == "AC-007");
        await Saved(Changes.BeginAsync(seed.Number, seed.Content, new Actor("a"), Ct));
        await PublishAsync(seed.Number, 1);
        await Keeper.StopAsync(Ct);
        var damaged = _folder.File("damaged.db");
        await File.WriteAllTextAsync(damaged, "not a database", Ct);

        await using var index = new KnowledgeIndex(damaged, _services.GetRequiredService<IKnowledgeSource>(), _clock, NullLogger<KnowledgeIndex>.Instance);
        await index.SynchroniseAsync(Ct);

        index.Health.ShouldBe(new IndexHealth(IndexState.Ready, 2, 1, index.Health.LastFault));
        index.Health.LastFault.ShouldNotBeNull();
        (await HitsAsync(index, "E6")).ShouldBe(["AC-007"]);
    }

    private static async Task<Article> Saved(Task<SaveResult<Article>> asked) => (await asked).ShouldBeOfType<SaveResult<Article>.Saved>().Value;

    private static async Task<List<string>> HitsAsync(IKnowledgeIndex index, string text) =>
        [.. (await index.SearchAsync(new KnowledgeQuery { Text = text, Limit = KnowledgeQuery.LargestPage }, Ct)).Hits.Select(h => h.Number)];

    private async Task<int> PublishAsync(string number, int version) => (await Saved(Changes.ChangeAsync(number, version, [.. Publication()], new Actor("b"), Ct))).Version;

    private IEnumerable<ArticleCommand> Publication() =>
        [new ArticleCommand.Submit("a"), new ArticleCommand.Approve("b"), new ArticleCommand.Publish(DateOnly.FromDateTime(_clock.GetUtcNow().DateTime).AddMonths(6), "b")];
}
