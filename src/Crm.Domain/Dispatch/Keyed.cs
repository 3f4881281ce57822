using System.Globalization;

namespace Crm.Domain.Dispatch;

/// <summary>Words of the form <c>key=value</c>, as short lists keep them in one column.</summary>
public static class Keyed
{
    /// <summary>How days are written.</summary>
    public const string DayForm = "yyyy-MM-dd";

    /// <summary>Key and value; the value is empty without a sign of equality.</summary>
    public static (string Key, string Value) Split(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var at = word.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (word, "") : (word[..at], word[(at + 1)..]);
    }

    /// <summary>The day under a key, or null.</summary>
    public static DateOnly? Day(ImmutableArray<string> words, string key)
    {
        foreach (var word in words.IsDefault ? [] : words)
        {
            var (name, value) = Split(word);
            if (name == key && DateOnly.TryParseExact(value, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        }

        return null;
    }
}
