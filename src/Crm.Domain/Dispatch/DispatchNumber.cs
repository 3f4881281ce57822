using System.Globalization;

namespace Crm.Domain.Dispatch;

/// <summary>Numbers that can be read out over the phone: <c>D-261122-0007</c>, counted per day.</summary>
public static class DispatchNumber
{
    /// <summary>The day's counter key: <c>D-261122</c>.</summary>
    public static string DayKey(DateOnly day) => "D-" + day.ToString("yyMMdd", CultureInfo.InvariantCulture);

    /// <summary>The number of the day's n-th order; more than 9,999 simply grow longer.</summary>
    public static string Of(DateOnly day, long ordinal) => DayKey(day) + "-" + ordinal.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>The number as stored, from what a person typed or said (case, blanks and dashes do not matter), or null.</summary>
    public static string? Normalize(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 32) return null;
        Span<char> digits = stackalloc char[32];
        var count = 0;
        foreach (var c in text.Trim())
        {
            if (char.IsAsciiDigit(c)) digits[count++] = c;
            else if (c is not ('D' or 'd' or '-' or ' ')) return null;
        }

        return count is >= 10 and <= 14 ? $"D-{digits[..6]}-{digits[6..count]}" : null;
    }
}
