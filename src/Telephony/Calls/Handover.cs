using Telephony.Distribution;
using Telephony.Exchange;

namespace Telephony.Calls;

/// <summary>An agent leaves a call that goes on without him.</summary>
internal static class Handover
{
    /// <summary>Lets go of the agent, who wraps up, or is not ready when it was his <paramref name="fault"/>. A pause of the recording was his and ends with him.</summary>
    /// <returns>The call without him; the caller gives it its next phase.</returns>
    public static Call Leave(Turn turn, Call call, AgentState agent, LegId? gone = null, string? fault = null)
    {
        var leg = call.AgentLeg!;
        if (leg.Id != gone)
            Ending.Release(turn, leg);
        var recorded = Recordings.GoOn(turn, call, agent.Id);
        Devices.StopGrace(turn, agent);
        if (fault is null)
            WrapUps.Begin(turn, agent, call);
        else
            WrapUps.Close(turn, WrapUps.Handling(agent, call, turn.Now), fault, Turn.System);
        return recorded with { Agent = null, AgentSince = null, HandlingIsCounted = true, Legs = call.Legs.Remove(leg) };
    }
}
