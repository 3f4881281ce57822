using Telephony.Distribution;
using Telephony.Exchange;

namespace Telephony.Calls;

/// <summary>Classifies how a call ended when a leg went away.</summary>
internal static class Terminations
{
    /// <summary>The customer's leg is gone.</summary>
    public static Termination OfCustomer(Call call, LegEnding ending, Turn turn) => ending switch
    {
        LegEnding.MediaLost => new(TerminationClass.Failed, TerminationReasons.MediaLost, EndedBy.System),
        _ when call.Phase == CallPhase.Dialling => OfDialled(ending),
        LegEnding.HungUp => OfHangUp(call, turn),
        _ => new(TerminationClass.Failed, TerminationReasons.Unreachable, EndedBy.System),
    };

    /// <summary>The phone of an agent who wanted to dial is gone before the customer answered.</summary>
    public static Termination OfDiallingAgent(LegEnding ending) => ending switch
    {
        LegEnding.HungUp or LegEnding.Rejected or LegEnding.Busy => new(TerminationClass.NotReached, TerminationReasons.NoAnswer, EndedBy.Agent),
        _ => new(TerminationClass.Failed, TerminationReasons.AgentLost, EndedBy.System),
    };

    /// <summary>Why an outside party could not be had, in a word of <see cref="TerminationReasons"/>.</summary>
    public static string WordOf(LegEnding ending) => ending == LegEnding.MediaLost ? TerminationReasons.MediaLost : OfDialled(ending).Reason;

    private static Termination OfDialled(LegEnding ending) => ending switch
    {
        LegEnding.Busy => new(TerminationClass.NotReached, TerminationReasons.Busy, EndedBy.Customer),
        LegEnding.Rejected or LegEnding.HungUp => new(TerminationClass.NotReached, TerminationReasons.Rejected, EndedBy.Customer),
        LegEnding.NoAnswer => new(TerminationClass.NotReached, TerminationReasons.NoAnswer, EndedBy.System),
        _ => new(TerminationClass.NotReached, TerminationReasons.Unreachable, EndedBy.System),
    };

    private static Termination OfHangUp(Call call, Turn turn) => call.Phase switch
    {
        CallPhase.Greeting or CallPhase.Menu or CallPhase.Message => new(TerminationClass.Abandoned, TerminationReasons.LeftMenu, EndedBy.Customer),
        CallPhase.Waiting or CallPhase.Offered => new(TerminationClass.Abandoned, LeftSoon(call, turn) ? TerminationReasons.ShortAbandon : TerminationReasons.Abandon, EndedBy.Customer),
        _ => new(TerminationClass.Completed, TerminationReasons.Hangup, EndedBy.Customer),
    };

    private static bool LeftSoon(Call call, Turn turn) =>
        Durations.Between(call.QueueEntered ?? turn.Now, turn.Now) <= turn.State.Plan.QueueOrDefault(call.Queue).ShortAbandonThreshold;
}
