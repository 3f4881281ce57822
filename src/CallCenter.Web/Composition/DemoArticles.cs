using System.Globalization;
using Crm.Domain.Knowledge;
using KnowledgeBase.Articles;
using Microsoft.EntityFrameworkCore;
using Persistence;
using Persistence.Administration;
using Persistence.Knowledge;

namespace CallCenter.Web.Composition;

/// <summary>Loads the built-in articles once into the demo company: two people write, each approves what the other wrote.
/// Begun again after a kill it goes on where it stopped; what somebody changed later stays.</summary>
internal sealed class DemoArticles(ArticleStore store, ArticleQuery articles, IDbContextFactory<AppDb> contexts, StoreWriter writer, TimeProvider clock)
{
    private const string Mark = "articles";

    /// <summary>Articles with a history: their first version lacked the last section.</summary>
    private static readonly string[] Revised = ["AC-001", "WM-002", "WH-001"];

    private static readonly (Actor Author, Actor Approver)[] Pairs = [(new("qa1"), new("supervisor1")), (new("supervisor1"), new("qa1"))];

    public async Task LoadOnceAsync(TextWriter to, CancellationToken ct)
    {
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            if (await db.StoreMarks.AnyAsync(m => m.Key == Mark, ct))
                return;
        }

        var seeds = SeedArticles.Load();
        await to.WriteLineAsync($"  Loading {seeds.Length} knowledge articles once…");
        for (var i = 0; i < seeds.Length; i++)
            await LoadAsync(seeds[i], i, ct);
        await writer.WriteAsync(
            db =>
            {
                db.StoreMarks.Add(new StoreMarkRow { Key = Mark, Value = seeds.Length.ToString(CultureInfo.InvariantCulture), At = clock.GetUtcNow() });
                return Task.CompletedTask;
            },
            ct);
    }

    private async Task LoadAsync(SeedArticle seed, int index, CancellationToken ct)
    {
        var (author, approver) = Pairs[index % Pairs.Length];
        // Reviews are spread over the year that follows.
        var reviewBy = SiteZone.DayOf(clock.GetUtcNow()).AddDays(180 + (index * 5));
        var first = Revised.Contains(seed.Number, StringComparer.Ordinal) ? Shortened(seed.Content) : seed.Content;
        var begun = await store.BeginAsync(seed.Number, first, author, ct);
        var article = begun switch
        {
            SaveResult<Article>.Saved saved => saved.Value,
            _ => (await articles.FindAsync(seed.Number, ct))?.Article,
        };
        if (article is null or { LastVersion: > 0 } or { State: not ArticleState.Draft })
            return;
        List<ArticleCommand> commands = [.. Publication(author, approver, reviewBy)];
        if (!ReferenceEquals(first, seed.Content))
            commands.AddRange([new ArticleCommand.Edit(seed.Content, author.Id), .. Publication(author, approver, reviewBy)]);
        if (await store.ChangeAsync(seed.Number, article.Version, commands, approver, ct) is SaveResult<Article>.Refused refused)
            throw new InvalidDataException($"Built-in article {seed.Number} was refused: {refused.Refusal}");
    }

    private static IEnumerable<ArticleCommand> Publication(Actor author, Actor approver, DateOnly reviewBy) =>
        [new ArticleCommand.Submit(author.Id), new ArticleCommand.Approve(approver.Id), new ArticleCommand.Publish(reviewBy, approver.Id)];

    private static ArticleContent Shortened(ArticleContent content) => content with { Texts = [.. content.Texts.Select(t => t with { Body = WithoutLastSection(t.Body) })] };

    private static string WithoutLastSection(string body) =>
        body.LastIndexOf("\n## ", StringComparison.Ordinal) is var at && at > 0 ? body[..at].TrimEnd() + "\n" : body;
}
