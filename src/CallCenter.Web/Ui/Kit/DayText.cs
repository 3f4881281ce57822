using System.Globalization;
using System.Text;

namespace CallCenter.Web.Ui.Kit;

/// <summary>How people type a day, and how it is written: always 2026-03-15.</summary>
public static class DayText
{
    private const int Longest = 20;

    /// <summary>Reads <c>2026-3-15</c>, <c>2026/3/15</c>, <c>2026年3月15日</c>, <c>20260315</c>, <c>3-15</c> and <c>3月15日</c> (the nearest to come, or gone by less than half a year),
    /// <c>15</c> (of this month), <c>+3</c> and <c>-3</c> (days from today), <c>今天</c> <c>明天</c> <c>后天</c> <c>昨天</c> or <c>t</c>; full-width digits too. Null when it is no day.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="today">Where short forms count from.</param>
    public static DateOnly? Read(string? typed, DateOnly today)
    {
        var text = typed is { Length: <= Longest } ? typed.Normalize(NormalizationForm.FormKC).Trim() : "";
        if (text.Length == 0)
            return null;
        if (Word(text) is { } days)
            return Add(today, days);
        if (text[0] is '+' or '-' or '−')
            return int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var away) && away <= 3660 ? Add(today, text[0] == '+' ? away : -away) : null;
        var parts = text.Split(['-', '/', '.', '年', '月', '日', '号', ' '], StringSplitOptions.RemoveEmptyEntries);
        var numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                return null;
        }

        return numbers switch
        {
            [var y, var m, var d] when parts[0].Length == 4 => Of(y, m, d),
            [var m, var d] => Nearest(m, d, today),
            [var all] when parts[0].Length == 8 => Of(all / 10_000, all / 100 % 100, all % 100),
            [var d] when parts[0].Length <= 2 => Of(today.Year, today.Month, d),
            _ => null,
        };
    }

    /// <summary>As it is written everywhere: <c>2026-03-15</c>.</summary>
    public static string Write(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The weekday in the reader's language, short: 周日, Sun.</summary>
    public static string Weekday(DateOnly day) => CultureInfo.CurrentUICulture.DateTimeFormat.GetAbbreviatedDayName(day.DayOfWeek);

    /// <summary>Six weeks that hold the month, from its first Monday or the one before.</summary>
    public static DateOnly FirstShown(DateOnly month)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        var back = ((int)first.DayOfWeek + 6) % 7;
        return first.DayNumber < back ? first : first.AddDays(-back);
    }

    private static int? Word(string text) => text.ToLowerInvariant() switch
    {
        "今天" or "今" or "today" or "t" => 0,
        "明天" or "明" or "tomorrow" => 1,
        "后天" => 2,
        "昨天" or "yesterday" => -1,
        _ => null,
    };

    private static DateOnly? Of(int year, int month, int day) =>
        year is >= 1900 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    // The 2nd of January typed in December is the one to come.
    private static DateOnly? Nearest(int month, int day, DateOnly today)
    {
        DateOnly? best = null;
        for (var year = today.Year - 1; year <= today.Year + 1; year++)
        {
            if (Of(year, month, day) is { } candidate && (best is null || Math.Abs(candidate.DayNumber - today.DayNumber) < Math.Abs(best.Value.DayNumber - today.DayNumber)))
                best = candidate;
        }

        return best;
    }

    private static DateOnly? Add(DateOnly day, int days) =>
        day.DayNumber + days is var number && number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(number) : null;
}
