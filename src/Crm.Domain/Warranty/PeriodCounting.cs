namespace Crm.Domain.Warranty;

/// <summary>Counting of periods by the Civil Code, arts 201 to 203.</summary>
public static class PeriodCounting
{
    /// <summary>The last day of a period in months: the start day is not counted, the matching day is the last, the month's end where none matches.</summary>
    public static DateOnly LastDayOfMonths(DateOnly start, int months) => start.AddMonths(months);

    /// <summary>The last day of a period in days: the start day is not counted.</summary>
    public static DateOnly LastDayOfDays(DateOnly start, int days) => start.AddDays(days);

    /// <summary>Moves a last day off the rest days.</summary>
    public static DateOnly RollOver(DateOnly lastDay, Func<DateOnly, bool> isRestDay)
    {
        var day = lastDay;
        while (isRestDay(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>Times out of use, in their order, overlapping and touching ones as one: no day counts twice. What lies before a day is cut off.</summary>
    /// <param name="suspensions">Repairs and waits.</param>
    /// <param name="notBefore">The first day that counts, or null.</param>
    public static ImmutableArray<Suspension> Merge(IEnumerable<Suspension> suspensions, DateOnly? notBefore = null)
    {
        var merged = ImmutableArray.CreateBuilder<Suspension>();
        foreach (var next in suspensions.Select(s => notBefore is { } day && s.From < day ? s with { From = day } : s).Where(s => s.Days > 0).OrderBy(s => s.From).ThenBy(s => s.To))
        {
            if (merged.Count > 0 && merged[^1] is var last && next.From <= last.To) merged[^1] = last with { To = next.To > last.To ? next.To : last.To };
            else merged.Add(next);
        }

        return merged.ToImmutable();
    }

    /// <summary>A period's last day after the times out of use: each that began within the period, as it then stood, moves the end by its days.</summary>
    /// <remarks>A repair after the end revives nothing.</remarks>
    public static DateOnly Extend(DateOnly lastDay, ImmutableArray<Suspension> merged) =>
        merged.Aggregate(lastDay, (end, s) => s.From <= end ? end.AddDays(s.Days) : end);
}
