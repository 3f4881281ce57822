using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Ivr;

namespace Telephony.Calls;

/// <summary>News of single legs, led to the machine that the call is in.</summary>
internal static class Legs
{
    public static void Ringing(Turn turn, Input.LegRinging ringing)
    {
        var call = turn.Call(ringing.Leg.Interaction);
        if (call is { Phase: CallPhase.Dialling, AgentLeg: { Answered: true } agent } && ringing.Leg == call.CustomerLeg)
            turn.Ask(new Effect.PlayPrompt(agent.Id, Prompts.RingBack, Loop: true));
        else
            turn.Ignore("nobody listens to this ringing");
    }

    public static void Answered(Turn turn, Input.LegAnswered answered)
    {
        var call = turn.Call(answered.Leg.Interaction);
        var leg = call?.Legs.FirstOrDefault(own => own.Id == answered.Leg);
        if (call is null || leg is null or { Answered: true } or { Device: AgentDevice.Browser })
            turn.Ignore("no such leg rings");
        else if (MonitorOf(call, leg.Id) is { } monitor)
            Monitors.Answered(turn, call, monitor);
        else if (call.Consult?.Leg == leg.Id)
            Consults.Answered(turn, call);
        else if (call.Transfer?.Leg == leg.Id && leg.Agent is null)
            Transfers.OutsideAnswered(turn, call);
        else if (call.Phase is CallPhase.Offered or CallPhase.Transferring)
            Offering.Accept(turn, call, turn.Agent(leg.Agent!.Value)!);
        else if (leg.Agent is null)
            Talking.Connect(turn, call, turn.Agent(call.Agent!.Value)!);
        else
            Dialling.AgentAnswered(turn, call, leg);
    }

    public static void Ended(Turn turn, Input.LegEnded ended)
    {
        if (turn.Call(ended.Leg.Interaction) is not { } call || !call.Has(ended.Leg))
            turn.Ignore("the leg is gone already");
        else if (ended.Leg == call.CustomerLeg && call.Callback is not null)
            Callbacks.CustomerLegEnded(turn, call, ended.Ending);
        else if (ended.Leg == call.CustomerLeg && call.Phase == CallPhase.Message)
            Messages.Left(turn, call, ended.Ending);
        else if (ended.Leg == call.CustomerLeg)
            Ending.End(turn, call, Terminations.OfCustomer(call, ended.Ending, turn), ended.Leg);
        else if (MonitorOf(call, ended.Leg) is { } monitor)
            Monitors.LegEnded(turn, call, monitor, ended.Ending);
        else if (call.Consult?.Leg == ended.Leg)
            Consults.LegEnded(turn, call, ended.Ending);
        else if (call.Agent is null)
            Transfers.OutsideEnded(turn, call, ended.Ending);
        else if (call.Phase is CallPhase.Offered or CallPhase.Transferring)
            Offering.LegEnded(turn, call, ended.Leg, ended.Ending);
        else if (call is { Phase: CallPhase.Dialling, Callback: not null })
            Callbacks.AgentLeft(turn, call, ended.Leg);
        else if (call.Phase == CallPhase.Dialling)
            Ending.End(turn, call, Terminations.OfDiallingAgent(ended.Ending), ended.Leg);
        else if (ended.Ending == LegEnding.HungUp && call.Consult is not null)
            Completions.Complete(turn, call, turn.Agent(call.Agent!.Value)!, ended.Leg);
        else if (ended.Ending == LegEnding.HungUp)
            Ending.End(turn, call, new Termination(TerminationClass.Completed, TerminationReasons.Hangup, EndedBy.Agent), ended.Leg);
        else
            Talking.LoseAgent(turn, call, turn.Agent(call.Agent!.Value)!, ended.Leg);
    }

    private static CallMonitor? MonitorOf(Call call, LegId leg)
    {
        foreach (var monitor in call.Monitors)
            if (monitor.Leg == leg)
                return monitor;
        return null;
    }
}
