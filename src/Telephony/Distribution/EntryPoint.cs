using System.Collections.Immutable;
using Telephony.Ivr;
using Telephony.Ivr.Flows;

namespace Telephony.Distribution;

/// <summary>What happens to a call to one of our numbers: a flow, or in the simplest case an optional notice, an optional menu, a queue.</summary>
/// <param name="CalledNumber">The number as the trunk delivers it, for example <c>4008001000</c>.</param>
/// <param name="Notice">Prompt played first (recording notice), or null.</param>
/// <param name="Menu">Prompt that asks for a digit, or null for straight to <paramref name="Queue"/>.</param>
/// <param name="Choices">Digit to queue; empty without a menu.</param>
/// <param name="MenuTimeout">Silence after the menu prompt before the default queue is taken; default 8 s.</param>
/// <param name="Queue">The default queue.</param>
public sealed record EntryPoint(
    string CalledNumber,
    string? Notice,
    string? Menu,
    ImmutableSortedDictionary<char, QueueId> Choices,
    TimeSpan MenuTimeout,
    QueueId Queue)
{
    /// <summary>The flow of the number, or null for the trivial one that the other fields mean. With a flow only <see cref="Queue"/> counts beside it:
    /// there callers go who press 0, and whom the flow cannot lead on.</summary>
    public IvrFlow? Flow { get; init; }

    /// <summary>What its callers hear from the first word: a number that greets in English goes on in English. A flow says itself where it changes the language.</summary>
    public FlowLanguage Language => Flow is null ? Prompts.LanguageOf(Notice ?? Menu) : FlowLanguage.Chinese;

    /// <summary>What the entry's calendar says now.</summary>
    public FlowHours Hours { get; init; }
}
