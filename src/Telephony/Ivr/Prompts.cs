using System.Globalization;
using Telephony.Ivr.Flows;

namespace Telephony.Ivr;

/// <summary>Prompts that the core asks for by itself; all others come from the floor plan.</summary>
public static class Prompts
{
    /// <summary>The tone an agent hears while the dialled customer's phone rings (450 Hz, 1 s on, 4 s off in China).</summary>
    public const string RingBack = "ringback";

    /// <summary>One second of silence. Looped while a caller speaks his message: a network that hears nothing from us for a while takes the line for dead.</summary>
    public const string Silence = "tone/silence";

    /// <summary>Longest wait that is said in minutes.</summary>
    public const int MostMinutes = 60;

    /// <summary>Says the position in the queue.</summary>
    /// <param name="position">1 is next.</param>
    public static string Position(int position) => string.Create(CultureInfo.InvariantCulture, $"position:{position}");

    /// <summary>Says the estimated wait.</summary>
    /// <param name="minutes">1 to <see cref="MostMinutes"/>.</param>
    public static string Wait(int minutes) => string.Create(CultureInfo.InvariantCulture, $"wait:{minutes}");

    /// <summary>"The visit is on", before a day and its hours.</summary>
    public const string VisitIs = "zh-CN/flow-visit-is";

    /// <summary>"The part is expected on", before a day.</summary>
    public const string PartComes = "zh-CN/flow-part-comes";

    /// <summary>"Press", between a window and its key.</summary>
    public const string Press = "zh-CN/flow-press";

    /// <summary>"Your visit is booked for", before a day and its hours.</summary>
    public const string VisitBooked = "zh-CN/flow-visit-booked";

    private const string ChineseShelf = "zh-CN/";
    private const string EnglishShelf = "en/";

    /// <summary>Says a number.</summary>
    /// <param name="number">0 or more.</param>
    public static string Number(int number) => string.Create(CultureInfo.InvariantCulture, $"number:{number}");

    /// <summary>Says letters and digits one by one.</summary>
    /// <param name="keys">What was keyed.</param>
    public static string Digits(string keys) => "digits:" + keys;

    /// <summary>Says a day.</summary>
    /// <param name="day">A day.</param>
    public static string Date(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"date:{day:yyyy-MM-dd}");

    /// <summary>Says the state of a ticket.</summary>
    /// <param name="code">The state's code.</param>
    public static string Status(string code) => "status:" + code;

    /// <summary>Whether the name is spoken out of parts instead of being a file of the shelf.</summary>
    /// <param name="prompt">A name.</param>
    public static bool IsSpoken(string prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return prompt.Contains(':', StringComparison.Ordinal);
    }

    /// <summary>The prompt as a caller of that language hears it: a spoken name with its mark, a file of the Chinese shelf by its namesake of the English one, a name without a shelf with
    /// the mark, too. A name that has its language already keeps it.</summary>
    /// <param name="language">His language.</param>
    /// <param name="prompt">A name as the flow has it.</param>
    public static string In(FlowLanguage language, string prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        if (language == FlowLanguage.Chinese)
            return prompt;
        if (IsSpoken(prompt) || !prompt.Contains('/', StringComparison.Ordinal))
            return prompt.Contains('@', StringComparison.Ordinal) ? prompt : prompt + "@en";
        return prompt.StartsWith(ChineseShelf, StringComparison.Ordinal) ? EnglishShelf + prompt[ChineseShelf.Length..] : prompt;
    }

    /// <summary>The language of a prompt's shelf.</summary>
    /// <param name="prompt">A name, or null.</param>
    public static FlowLanguage LanguageOf(string? prompt) =>
        prompt?.StartsWith(EnglishShelf, StringComparison.Ordinal) is true ? FlowLanguage.English : FlowLanguage.Chinese;

    /// <summary>What can be said of an open ticket.</summary>
    internal static IEnumerable<string> OfTicket(CallerFinding found)
    {
        yield return Status(found.TicketStatus!);
        if (found.Visit is { } visit)
        {
            yield return VisitIs;
            yield return visit.DayPrompt;
            yield return visit.HoursPrompt;
        }

        if (found.PartDate is { } day)
        {
            yield return PartComes;
            yield return Date(day);
        }
    }
}
