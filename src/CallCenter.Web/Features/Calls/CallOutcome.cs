using Persistence.Queries;
using Telephony.Calls;

namespace CallCenter.Web.Features.Calls;

/// <summary>What became of a call, as the floor's figures count it; the word is part of a drill-down's address and the key of its text.</summary>
internal static class CallOutcome
{
    private static readonly string[] Left = [TerminationReasons.Abandon, TerminationReasons.ShortAbandon];

    /// <summary>What can be asked for, in order.</summary>
    public static IReadOnlyList<string> All { get; } = ["answered", "abandoned", "short", "flow-out"];

    /// <summary>The question narrowed to an outcome; an unknown word narrows nothing.</summary>
    public static InteractionFilter Narrow(InteractionFilter question, string? outcome) => outcome switch
    {
        "answered" => question with { WasAnswered = true },
        "abandoned" => question with { Reasons = Left },
        "short" => question with { Reasons = [TerminationReasons.ShortAbandon] },
        "flow-out" => question with { WasQueued = true, WasAnswered = false, HasEnded = true, NotReasons = Left },
        _ => question,
    };
}
