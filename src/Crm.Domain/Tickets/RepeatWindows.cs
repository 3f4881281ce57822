using System.Globalization;
using Crm.Domain.Administration;

namespace Crm.Domain.Tickets;

/// <summary>Repeat windows in text: <c>90/30, AC=180/60</c>; the one without a category is for all the others (§5.8).</summary>
public static class RepeatWindows
{
    /// <summary>Longest window, days.</summary>
    public const int MostDays = 730;

    private static readonly RepeatWindow Usual = new(90, 30);

    /// <summary>The window of a category.</summary>
    public static RepeatWindow Of(string text, string? category)
    {
        var windows = Parse(text);
        return windows.Where(w => w.Category is not null && w.Category == category).Select(w => (RepeatWindow?)w.Window).FirstOrDefault()
            ?? windows.Where(w => w.Category is null).Select(w => (RepeatWindow?)w.Window).FirstOrDefault() ?? Usual;
    }

    /// <summary>The refusal of a text that is no list of windows, or null.</summary>
    public static Refusal? Check(string field, string value)
    {
        var parts = Split(value);
        var read = Parse(value);
        return parts.Length == read.Length && read.Select(r => r.Category).Distinct(StringComparer.Ordinal).Count() == read.Length ? null : FieldRules.Wrong(field, value, "repeat-windows");
    }

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static ImmutableArray<(string? Category, RepeatWindow Window)> Parse(string text)
    {
        var read = ImmutableArray.CreateBuilder<(string? Category, RepeatWindow Window)>();
        foreach (var part in Split(text))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            var days = part[(at + 1)..].Split('/', StringSplitOptions.TrimEntries);
            if (days.Length == 2 && Days(days[0]) is { } flag && Days(days[1]) is { } guarantee && at != 0)
                read.Add((at < 0 ? null : part[..at].Trim(), new RepeatWindow(flag, guarantee)));
        }

        return read.ToImmutable();
    }

    private static int? Days(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= MostDays ? days : null;
}
