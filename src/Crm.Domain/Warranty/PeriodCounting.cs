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
}
