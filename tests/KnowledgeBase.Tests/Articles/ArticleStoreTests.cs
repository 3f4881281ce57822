using System.Runtime.CompilerServices;
using System.Text.Json;
using Crm.Domain;
using Crm.Domain.Knowledge;
using Crm.Domain.Tickets;
using KnowledgeBase.Articles;
using KnowledgeBase.Index;
using KnowledgeBase.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Persistence;
using Persistence.Knowledge;
using Persistence.Sqlite;

namespace KnowledgeBase.Tests.Articles;

/// <summary>The whole way of an article: written, approved, published, found, voted on, retired.</summary>
public sealed class ArticleStoreTests : IAsyncLifetime
{
    private static readonly Actor Author = new("author");
    private static readonly Actor Reviewer = new("reviewer");
    private static readonly DateOnly ReviewBy = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime).AddMonths(6);
    private readonly TempFolder folder = new();
    private readonly ServiceProvider services;

    public ArticleStoreTests() => services = new ServiceCollection()
        .AddLogging()
        .AddPersistence(SqliteStore.ForFile(folder.File("store.db")))
        .BuildServiceProvider();

    private ArticleStore Store => services.GetRequiredService<ArticleStore>();

    private ArticleQuery Query => services.GetRequiredService<ArticleQuery>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    [Fact]
    public async Task Article_IsFound_FromItsPublication_UntilItsRetirement()
    {
        var seed = SeedArticles.Load().Single(s => s.Number == "AC-007");
        await using var index = new KnowledgeIndex(folder.File("knowledge.db"), new StoreSource(Query), TimeProvider.System, NullLogger<KnowledgeIndex>.Instance);
        var article = Saved(await Store.BeginAsync(seed.Number, seed.Content, Author, Ct));
        await index.SynchroniseAsync(Ct);
        (await index.SearchAsync(new() { Text = "E6" }, Ct)).Total.ShouldBe(0);

        article = Saved(await Store.ChangeAsync(seed.Number, article.Version, [new ArticleCommand.Submit(Author.Id)], Author, Ct));
        Rule(await Store.ChangeAsync(seed.Number, article.Version, [new ArticleCommand.Approve(Author.Id)], Author, Ct)).ShouldBe("AuthorMustNotApproveOwnArticle");
        Rule(await Store.ChangeAsync(seed.Number, article.Version - 1, [new ArticleCommand.Approve(Reviewer.Id)], Reviewer, Ct)).ShouldBe(Refusal.StaleVersion);
        article = Saved(await Store.ChangeAsync(seed.Number, article.Version, [new ArticleCommand.Approve(Reviewer.Id), new ArticleCommand.Publish(ReviewBy, Reviewer.Id)], Reviewer, Ct));
        await PutAsync(index, seed.Number);
        var hit = (await index.SearchAsync(new() { Text = "E6", Language = "en" }, Ct)).Hits.ShouldHaveSingleItem();
        hit.Language.ShouldBe("en");

        // A new draft leaves what is in force alone.
        var changed = seed.Content with { Texts = [seed.Content.Texts[0] with { Title = "独角兽" }] };
        article = Saved(await Store.ChangeAsync(seed.Number, article.Version, [new ArticleCommand.Edit(changed, Author.Id)], Author, Ct));
        await PutAsync(index, seed.Number);
        (await index.SearchAsync(new() { Text = "独角兽" }, Ct)).Total.ShouldBe(0);
        article = Saved(await Store.ChangeAsync(
            seed.Number, article.Version,
            [new ArticleCommand.Submit(Author.Id), new ArticleCommand.Approve(Reviewer.Id), new ArticleCommand.Publish(ReviewBy, Reviewer.Id)], Reviewer, Ct));
        await PutAsync(index, seed.Number);
        (await index.SearchAsync(new() { Text = "独角兽" }, Ct)).Total.ShouldBe(1);
        (await Query.VersionAsync(article.Id, 1, Ct))!.Content.Texts.Length.ShouldBe(2);
        (await Query.VersionAsync(article.Id, 2, Ct))!.Content.Texts[0].Title.ShouldBe("独角兽");

        Saved(await Store.ChangeAsync(seed.Number, article.Version, [new ArticleCommand.Retire("机型停产", Author.Id)], Author, Ct));
        await PutAsync(index, seed.Number);
        (await index.SearchAsync(new() { Text = "E6" }, Ct)).Total.ShouldBe(0);
        (await Query.FindAsync(seed.Number, Ct))!.Article.Remark.ShouldBe("机型停产");
        await ShouldHaveToldAsync("article.begun", "article.submitted", "article.approved", "article.published", "article.edited", "article.retired");
    }

    [Fact]
    public async Task EverySeed_GoesThroughTheStore_AndComesBackTheSame()
    {
        foreach (var seed in SeedArticles.Load())
        {
            Saved(await Store.BeginAsync(seed.Number, seed.Content, Author, Ct));
            Saved(await Store.ChangeAsync(
                seed.Number, 1,
                [new ArticleCommand.Submit(Author.Id), new ArticleCommand.Approve(Reviewer.Id), new ArticleCommand.Publish(ReviewBy, Reviewer.Id)], Reviewer, Ct));
        }

        await using var index = new KnowledgeIndex(folder.File("knowledge.db"), new StoreSource(Query), TimeProvider.System, NullLogger<KnowledgeIndex>.Instance);
        await index.SynchroniseAsync(Ct);
        index.Health.Documents.ShouldBe(Bench.Seeds.Length);
        (await index.SearchAsync(new() { Text = "空调漏水" }, Ct)).Hits[0].Number.ShouldBe("AC-003");
        var back = (await Query.FindAsync("SF-001", Ct))!.Article.Live!.Content;
        JsonSerializer.Serialize(back).ShouldBe(JsonSerializer.Serialize(SeedArticles.Load().Single(s => s.Number == "SF-001").Content));
    }

    [Fact]
    public async Task Refusals_LeaveNoTrace()
    {
        var content = SeedArticles.Load()[0].Content;
        Saved(await Store.BeginAsync("X-1", content, Author, Ct));
        Rule(await Store.BeginAsync("X-1", content, Author, Ct)).ShouldBe("ArticleNumberTaken");
        Rule(await Store.ChangeAsync("X-2", 1, [new ArticleCommand.Submit(Author.Id)], Author, Ct)).ShouldBe(Refusal.NotFound);
        Rule(await Store.ChangeAsync("X-1", 1, [new ArticleCommand.Submit(Author.Id), new ArticleCommand.Publish(ReviewBy, Author.Id)], Author, Ct)).ShouldBe("TransitionNotAllowed");
        Rule(await Store.VoteAsync("X-1", new TicketId(Guid.Empty), true, Author, Ct)).ShouldBe("ArticleIsNotInForce");
        (await Query.FindAsync("X-1", Ct))!.Article.State.ShouldBe(ArticleState.Draft);
        await ShouldHaveToldAsync("article.begun");
    }

    [Fact]
    public async Task Votes_CountOncePerPersonAndTicket()
    {
        var content = SeedArticles.Load()[0].Content;
        Saved(await Store.BeginAsync("X-1", content, Author, Ct));
        Saved(await Store.ChangeAsync(
            "X-1", 1, [new ArticleCommand.Submit(Author.Id), new ArticleCommand.Approve(Reviewer.Id), new ArticleCommand.Publish(ReviewBy, Reviewer.Id)], Reviewer, Ct));
        var ticket = new TicketId(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()));
        Rule(await Store.VoteAsync("X-1", ticket, true, Author, Ct)).ShouldBe(Refusal.NotFound);
        await using (var db = await services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct))
        {
            db.Tickets.Add(new Ticket { Id = ticket, Number = "T-1", OpenedBy = "a", OwnerId = "a", OpenedAt = TimeProvider.System.GetUtcNow(), Version = 1 });
            await db.SaveChangesAsync(Ct);
        }

        Saved(await Store.VoteAsync("X-1", ticket, true, Author, Ct));
        Saved(await Store.VoteAsync("X-1", ticket, false, Author, Ct));
        Saved(await Store.VoteAsync("X-1", ticket, true, Reviewer, Ct));
        (await Query.FindAsync("X-1", Ct))!.Votes.ShouldBe(new ArticleVotes(1, 1));
    }

    private async Task PutAsync(KnowledgeIndex index, string number)
    {
        var found = (await Query.FindAsync(number, Ct))!;
        await index.PutAsync(number, KnowledgeDocument.Of(found.Article, found.Votes), Ct);
    }

    private async Task ShouldHaveToldAsync(params string[] types)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        (await db.Outbox.Select(o => o.Type).Distinct().ToListAsync(Ct)).ShouldBe(types, ignoreOrder: true);
        (await db.Set<ArticleTimelineRow>().CountAsync(Ct)).ShouldBe(await db.Outbox.CountAsync(Ct));
    }

    private static T Saved<T>(SaveResult<T> result) => result.ShouldBeOfType<SaveResult<T>.Saved>().Value;

    private static string Rule<T>(SaveResult<T> result) => result.ShouldBeOfType<SaveResult<T>.Refused>().Refusal.Rule;

    private sealed class StoreSource(ArticleQuery query) : IKnowledgeSource
    {
        public async IAsyncEnumerable<KnowledgeDocument> ReadAllAsync([EnumeratorCancellation] CancellationToken ct)
        {
            await foreach (var live in query.LiveAsync(ct))
                foreach (var document in KnowledgeDocument.Of(live.Article, live.Votes))
                    yield return document;
        }
    }
}
