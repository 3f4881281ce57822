namespace KnowledgeBase.Search;

/// <summary>Marks in titles, and the piece of a body that says most about a query.</summary>
internal static class Snippets
{
    /// <summary>Length of a piece, in characters: two lines of the desk's panel.</summary>
    private const int Window = 110;

    /// <summary>How much stands before the first mark.</summary>
    private const int LeadIn = 16;

    public static MarkedText Mark(string text, TermMatcher matcher) =>
        new(text, TermMatcher.Join(matcher.Matches(text).Select(m => m.Span)));

    public static MarkedText Cut(string body, QueryPlan plan, TermMatcher matcher)
    {
        var matches = matcher.Matches(body);
        var start = matches.Count == 0 ? 0 : Math.Max(0, BestStart(matches, plan) - LeadIn);
        start = Whole(body, start);
        var end = Whole(body, Math.Min(body.Length, start + Window));
        var (before, after) = (start > 0 ? "…" : "", end < body.Length ? "…" : "");
        var spans = TermMatcher.Join(matches.Select(m => m.Span).Where(s => s.Start >= start && s.End <= end));
        var shift = before.Length - start;
        return new MarkedText(
            $"{before}{body[start..end]}{after}",
            [.. spans.Select(s => new TextSpan(s.Start + shift, s.Length))]);
    }

    /// <summary>The beginning of the window that satisfies the heaviest set of parts; the earliest of equals.</summary>
    private static int BestStart(List<(TextSpan Span, int Group)> matches, QueryPlan plan)
    {
        matches.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        var counts = new int[plan.Groups.Length];
        var (weight, best, start, tail) = (0.0, -1.0, 0, 0);
        foreach (var (span, group) in matches)
        {
            if (counts[group]++ == 0) weight += plan.Groups[group].Weight;
            while (span.End - matches[tail].Span.Start > Window - LeadIn && matches[tail].Span.Start < span.Start)
                if (--counts[matches[tail++].Group] == 0) weight -= plan.Groups[matches[tail - 1].Group].Weight;
            if (weight > best + 1e-9) (best, start) = (weight, matches[tail].Span.Start);
        }

        return start;
    }

    /// <summary>A place that does not cut a character in two.</summary>
    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
