using System.Globalization;

namespace Crm.Domain.Tickets;

/// <summary>Numbers that can be read out over the phone: <c>T-261122-0007</c>, counted per day.</summary>
public static class TicketNumber
{
    /// <summary>The day's counter key: <c>T-261122</c>.</summary>
    public static string DayKey(DateOnly day) => "T-" + day.ToString("yyMMdd", CultureInfo.InvariantCulture);

    /// <summary>The number of the day's n-th ticket; more than 9,999 simply grow longer.</summary>
    public static string Of(DateOnly day, long ordinal) => DayKey(day) + "-" + ordinal.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>The number in groups that are read out one after the other: <c>T 26 11 22 0007</c>.</summary>
    public static string Spoken(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        var parts = number.Split('-');
        return parts is [_, { Length: 6 } day, _] ? $"{parts[0]} {day[..2]} {day[2..4]} {day[4..]} {parts[2]}" : number;
    }

    /// <summary>The number as stored, from what a person typed or said (case, blanks and dashes do not matter), or null.</summary>
    public static string? Normalize(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 32) return null;
        Span<char> digits = stackalloc char[32];
        var count = 0;
        foreach (var c in text.Trim())
        {
            if (char.IsAsciiDigit(c)) digits[count++] = c;
            else if (c is not ('T' or 't' or '-' or ' ')) return null;
        }

        return count is >= 10 and <= 14 ? $"T-{digits[..6]}-{digits[6..count]}" : null;
    }
}
