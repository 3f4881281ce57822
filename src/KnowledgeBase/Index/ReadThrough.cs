using KnowledgeBase.Analysis;
using KnowledgeBase.Rendering;
using KnowledgeBase.Search;

namespace KnowledgeBase.Index;

/// <summary>Searches without an index, article by article, while the file is being built: slower, same words, same marks.</summary>
#pragma warning disable CA1001 // The semaphore gives out no wait handle, so it holds nothing to dispose of, and a late search must not fall over it.
internal sealed class ReadThrough(IKnowledgeSource source, TimeProvider clock)
#pragma warning restore CA1001
{
    /// <summary>Most documents read for one search: past it a desk waits too long, and part of the answer beats none.</summary>
    private const int MostDocuments = 5_000;

    /// <summary>Two at a time, so that typing agents do not drown the database while the index is away.</summary>
    private readonly SemaphoreSlim places = new(2, 2);

    public async Task<KnowledgePage> SearchAsync(KnowledgeQuery query, CancellationToken ct)
    {
        await places.WaitAsync(ct);
        try
        {
            return await ReadAsync(query, ct);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<KnowledgePage> ReadAsync(KnowledgeQuery query, CancellationToken ct)
    {
        var plan = QueryPlanner.Plan(query.Text, query.IsAsYouType, Thesaurus.BuiltIn);
        var matcher = new TermMatcher(plan);
        List<(CatalogueEntry Entry, double Weight, double Share, string Body)> found = [];
        var read = 0;
        await foreach (var document in source.ReadAllAsync(ct))
        {
            if (++read > MostDocuments) break;
            var entry = new CatalogueEntry(read, "", document);
            var body = MarkdownText.Plain(document.Body);
            var (weight, share) = plan.IsEmpty ? (1, 1) : Weigh(document, body, plan, matcher);
            if (share > 0) found.Add((entry, weight, share, body));
        }

        return Page(query, plan, matcher, found);
    }

    private KnowledgePage Page(KnowledgeQuery query, QueryPlan plan, TermMatcher matcher, List<(CatalogueEntry Entry, double Weight, double Share, string Body)> found)
    {
        var catalogue = new Catalogue(found.Select(f => f.Entry));
        var bodies = found.ToDictionary(f => f.Entry.RowId, f => f.Body);
        var ranked = plan.IsEmpty
            ? [.. IndexSearch.ByContext(query, catalogue)]
            : IndexSearch.Rank(found.Select(f => new Candidate(f.Entry, f.Weight, f.Share)), plan, matcher, query, catalogue, clock.GetUtcNow());
        var page = ranked.Skip(Math.Max(0, query.Offset)).Take(Math.Clamp(query.Limit, 1, KnowledgeQuery.LargestPage));
        return new KnowledgePage([.. page.Select(p => Hits.Of(p.Entry.Document, bodies[p.Entry.RowId], p.Score, plan, matcher))], ranked.Count, [], IsDegraded: true);
    }

    private static (double Weight, double Share) Weigh(KnowledgeDocument document, string body, QueryPlan plan, TermMatcher matcher)
    {
        var keywords = string.Join(" ; ", [.. document.Keywords, .. document.FaultCodes, .. document.Models, .. document.Symptoms, document.Number]);
        var weights = new double[plan.Groups.Length];
        foreach (var (text, factor) in ((string, double)[])[(document.Title, 3), (keywords, 2), (body, 1)])
            foreach (var (_, group) in matcher.Matches(text))
                weights[group] = Math.Max(weights[group], factor * plan.Groups[group].Weight);
        var satisfied = plan.Groups.Where((_, i) => weights[i] > 0).Sum(g => g.Weight);
        return (weights.Sum(), satisfied / plan.Weight);
    }
}
