using System.Runtime.InteropServices;
using KnowledgeBase.Analysis;
using KnowledgeBase.Search;

namespace KnowledgeBase.Index;

/// <summary>Answers one query from an open file and one state of the catalogue.</summary>
internal static class IndexSearch
{
    /// <summary>How many of the best get a closer look at their titles: two pages.</summary>
    private const int CloserLook = 100;

    /// <summary>What a title that satisfies the whole query adds.</summary>
    private const double TitleBonus = 0.8;

    /// <summary>Who types smoke together with a product must see the script before the repair, though it does not name the product.</summary>
    private const double SafetyFirst = 1.3;

    public static KnowledgePage Run(KnowledgeQuery query, IndexFile file, Catalogue catalogue, DateTimeOffset now, CancellationToken ct)
    {
        var plan = QueryPlanner.Plan(query.Text, query.IsAsYouType, Thesaurus.BuiltIn);
        var matcher = new TermMatcher(plan);
        var ranked = plan.IsEmpty ? ByContext(query, catalogue) : Rank(Candidates(plan, file, catalogue, ct), plan, matcher, query, catalogue, now);
        var page = ranked.Skip(Math.Max(0, query.Offset)).Take(Math.Clamp(query.Limit, 1, KnowledgeQuery.LargestPage)).ToList();
        var bodies = file.Bodies(page.Select(p => p.Entry.RowId));
        return new KnowledgePage(
            [.. page.Where(p => bodies.ContainsKey(p.Entry.RowId)).Select(p => Hits.Of(p.Entry.Document, bodies[p.Entry.RowId], p.Score, plan, matcher))],
            ranked.Count,
            ranked.Count == 0 ? Suggestions.For(query.Text, catalogue.Entries.Where(e => Ranking.MayRead(query.Reader, e.Document.Audience))) : [],
            IsDegraded: false);
    }

    /// <summary>The best language version of each article, best article first.</summary>
    public static List<(CatalogueEntry Entry, double Score)> Rank(
        IEnumerable<Candidate> candidates, QueryPlan plan, TermMatcher matcher, KnowledgeQuery query, Catalogue catalogue, DateTimeOffset now)
    {
        var articles = candidates
            .Where(c => Ranking.MayRead(query.Reader, c.Entry.Document.Audience) && (!query.IsFiltered || query.Unit is not { } unit || Ranking.Passes(c.Entry, unit)))
            .Select(c => IsUrgent(c.Entry, plan, matcher) ? c with { Weight = c.Weight * SafetyFirst, Share = 1 } : c)
            .Where(c => c.Share >= Ranking.LeastCoverage)
            .Select(c => (c.Entry, Score: c.Weight * Ranking.Coverage(c.Share) * Ranking.Factor(c.Entry, query.Unit, now)))
            .GroupBy(c => c.Entry.Document.Number, StringComparer.Ordinal)
            .Select(g => g.MaxBy(c => (c.Score, c.Entry.Document.Language == query.Language)));
        var ordered = Order(articles);
        for (var i = 0; i < Math.Min(CloserLook, ordered.Count); i++)
        {
            var (entry, score) = ordered[i];
            var share = TitleShare(entry, plan, matcher);
            ordered[i] = (catalogue.Find(entry.Document.Number, query.Language) ?? entry, score * (1 + (TitleBonus * share)));
        }

        return Order(ordered);
    }

    private static List<(CatalogueEntry Entry, double Score)> Order(IEnumerable<(CatalogueEntry Entry, double Score)> articles) =>
        [.. articles.OrderByDescending(a => a.Score).ThenBy(a => a.Entry.Document.Number, StringComparer.Ordinal)];

    /// <summary>A safety script whose title bears a known word of the query; a word that merely occurs in it (smell) is not enough.</summary>
    private static bool IsUrgent(CatalogueEntry entry, QueryPlan plan, TermMatcher matcher) =>
        entry.Document.IsSafetyScript && matcher.Matches(entry.Document.Title).Any(m => plan.Groups[m.Group].Weight >= QueryPlanner.KnownWord);

    private static double TitleShare(CatalogueEntry entry, QueryPlan plan, TermMatcher matcher) =>
        matcher.Matches(entry.Document.Title).Select(m => m.Group).Distinct().Sum(g => plan.Groups[g].Weight) / plan.Weight;

    private static IEnumerable<Candidate> Candidates(QueryPlan plan, IndexFile file, Catalogue catalogue, CancellationToken ct)
    {
        Dictionary<long, (double Weight, double Share)> scores = [];
        foreach (var (group, matches) in plan.Groups.Zip(file.Match(plan.Groups.Select(g => g.ToExpression()), ct)))
            foreach (var (row, weight) in matches)
            {
                ref var score = ref CollectionsMarshal.GetValueRefOrAddDefault(scores, row, out _);
                score = (score.Weight + (group.Weight * Tamed(weight)), score.Share + (group.Weight / plan.Weight));
            }

        foreach (var (row, (weight, share)) in scores)
            if (catalogue.Find(row) is { } entry)
                yield return new Candidate(entry, weight, share);
    }

    /// <summary>An article that says one thing in six ways is not six times as good; a word of nearly every article still counts a little.</summary>
    private static double Tamed(double weight) => 0.2 + (weight / (1 + (weight / 10)));

    public static List<(CatalogueEntry Entry, double Score)> ByContext(KnowledgeQuery query, Catalogue catalogue)
    {
        if (query.Unit is not { } unit) return [];
        return Order(catalogue.Entries
            .Where(e => Ranking.MayRead(query.Reader, e.Document.Audience))
            .Select(e => (e, Score: Ranking.ContextScore(e, unit) * (0.9 + (0.2 * e.Document.Votes.Helpfulness))))
            .Where(e => e.Score > 0)
            .GroupBy(e => e.e.Document.Number, StringComparer.Ordinal)
            .Select(g => g.MaxBy(e => (e.e.Document.Language == query.Language, e.Score))));
    }
}
