using Crm.Domain.Knowledge;
using KnowledgeBase.Articles;
using KnowledgeBase.Index;
using KnowledgeBase.Search;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgeBase.Tests.Support;

/// <summary>An index over given documents in a folder of its own.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly TempFolder folder = new();

    private Bench(IEnumerable<KnowledgeDocument> documents)
    {
        Source = new ListSource(documents);
        Index = New();
    }

    public ListSource Source { get; }

    public KnowledgeIndex Index { get; private set; }

    public string Path => folder.File("knowledge.db");

    public static DateTimeOffset Published { get; } = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static ImmutableArray<KnowledgeDocument> Seeds { get; } =
        [.. SeedArticles.Load().SelectMany(a => KnowledgeDocument.Of(Live(a), default))];

    public static async Task<Bench> OpenAsync(IEnumerable<KnowledgeDocument>? documents = null)
    {
        var bench = new Bench(documents ?? Seeds);
        await bench.Index.SynchroniseAsync(TestContext.Current.CancellationToken);
        return bench;
    }

    public static Bench Closed(IEnumerable<KnowledgeDocument> documents) => new(documents);

    public KnowledgeIndex New() => new(Path, Source, TimeProvider.System, NullLogger<KnowledgeIndex>.Instance);

    /// <summary>Ends the index and opens another one over what it left behind.</summary>
    public async Task ReopenAsync(Action? meanwhile = null)
    {
        await Index.DisposeAsync();
        meanwhile?.Invoke();
        Index = New();
        await Index.SynchroniseAsync(TestContext.Current.CancellationToken);
    }

    public Task<KnowledgePage> FindAsync(string text, string language = ArticleLanguages.Chinese, int limit = 10, UnitContext? unit = null, bool asYouType = false) =>
        Index.SearchAsync(
            new KnowledgeQuery { Text = text, Language = language, Limit = limit, Unit = unit, IsAsYouType = asYouType },
            TestContext.Current.CancellationToken);

    public async Task<List<string>> NumbersAsync(string text, string language = ArticleLanguages.Chinese, int limit = 10, UnitContext? unit = null, bool asYouType = false) =>
        [.. (await FindAsync(text, language, limit, unit, asYouType)).Hits.Select(h => h.Number)];

    public static KnowledgeDocument Document(string number, string title, string body = "正文", string language = ArticleLanguages.Chinese) =>
        new() { Number = number, Language = language, Title = title, Body = body, PublishedAt = Published };

    public async ValueTask DisposeAsync()
    {
        await Index.DisposeAsync();
        folder.Dispose();
    }

    private static Article Live(SeedArticle seed) => new()
    {
        Id = default,
        Number = seed.Number,
        Content = seed.Content,
        Editors = [],
        CreatedAt = Published,
        Live = new ArticleVersion(1, seed.Content, "b", "b", Published),
    };
}
