using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Telephony.Ivr.Speech;

/// <summary>Turns the name of a prompt that says a value into the recorded pieces of which it is spoken. Names are
/// <c>position:N</c>, <c>wait:N</c> (minutes), <c>number:N</c>, <c>digits:40080012AB</c> (read one by one), <c>date:2026-11-25</c>, <c>window:0900-1200</c> and
/// <c>status:CODE</c> (a ticket's state), each optionally with <c>@en</c> at the end; Chinese without it. Every other name is that of a recording.</summary>
public static class Spoken
{
    /// <summary>Folder of the Chinese recordings.</summary>
    public const string Chinese = "zh-CN";

    /// <summary>Folder of the English recordings.</summary>
    public const string English = "en";

    /// <summary>Largest number that is said as one; a longer one is a serial and read digit by digit.</summary>
    public const int LargestNumber = 999_999;

    /// <summary>Longest text that is read one by one: nobody remembers more, and the line is kept for other callers.</summary>
    public const int LongestDigits = 32;

    private const int LongestCode = 30;

    private static readonly FrozenSet<string> s_words = FrozenSet.Create(
        StringComparer.Ordinal,
        "hundred", "thousand", "ten-thousand", "position-before", "position-after", "wait-before", "minute", "minutes", "month", "day", "before-dawn", "morning", "noon",
        "afternoon", "evening", "hour", "half", "from", "to", "oh", "am", "pm");

    private static readonly string[] s_rows = ["number-", "digit-", "letter-", "month-", "weekday-", "ordinal-"];

    /// <summary>The pieces in the order in which they are heard, each the name of a recording with its folder.</summary>
    /// <param name="prompt">Any prompt's name.</param>
    /// <returns>Empty when the name says no value, or one that cannot be said.</returns>
    public static ImmutableArray<string> PiecesOf(string prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        var (name, folder) = Split(prompt);
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            return [];
        ISpeech speech = folder == English ? EnglishSpeech.Instance : ChineseSpeech.Instance;
        return [.. Say(speech, name[..colon], name[(colon + 1)..]).Select(piece => piece.Contains('/', StringComparison.Ordinal) ? piece : folder + "/" + piece)];
    }

    /// <summary>The name without its language, and the folder of that language.</summary>
    /// <param name="prompt">Any prompt's name.</param>
    public static (string Name, string Folder) Split(string prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return prompt.EndsWith("@en", StringComparison.Ordinal) ? (prompt[..^3], English)
            : prompt.EndsWith("@zh", StringComparison.Ordinal) ? (prompt[..^3], Chinese)
            : (prompt, Chinese);
    }

    /// <summary>Whether a recording is a piece of spoken values and makes no sense by itself.</summary>
    /// <param name="recording">A recording's name, with its folder or without.</param>
    public static bool IsPiece(string recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var name = recording[(recording.LastIndexOf('/') + 1)..];
        return s_words.Contains(name) || s_rows.Any(row => name.StartsWith(row, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Say(ISpeech speech, string kind, string value) => kind switch
    {
        "position" when NumberIn(value) is { } position and > 0 => speech.Position(position),
        "wait" when NumberIn(value) is { } minutes and > 0 => speech.Wait(minutes),
        "number" when NumberIn(value) is { } number => speech.Number(number),
        "number" or "digits" when IsReadable(value) => value.Select(speech.Character),
        "date" when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => speech.Date(day),
        "window" when WindowIn(value) is var (from, to) => speech.Window(from, to),
        "status" when value.Length is > 0 and <= LongestCode && value.All(char.IsAsciiLetter) => ["status-" + Kebab(value)],
        _ => [],
    };

    private static int? NumberIn(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= LargestNumber ? number : null;

    private static bool IsReadable(string value) => value.Length is > 0 and <= LongestDigits && value.All(char.IsAsciiLetterOrDigit);

    private static (TimeOnly From, TimeOnly To)? WindowIn(string value) =>
        value.Length == 9 && value[4] == '-' && TimeIn(value[..4]) is { } from && TimeIn(value[5..]) is { } to ? (from, to) : null;

    /// <summary>Midnight at the end of the day is written 2400 and said as the hour 0.</summary>
    private static TimeOnly? TimeIn(string value) => value == "2400" ? TimeOnly.MinValue
        : TimeOnly.TryParseExact(value, "HHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary><c>WorkDone</c> → <c>work-done</c>.</summary>
    private static string Kebab(string code) => string.Concat(code.Select((letter, i) => i > 0 && char.IsAsciiLetterUpper(letter)
        ? "-" + char.ToLowerInvariant(letter)
        : char.ToLowerInvariant(letter).ToString()));
}
