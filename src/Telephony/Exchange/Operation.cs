using Telephony.Calls;
using Telephony.Distribution;

namespace Telephony.Exchange;

/// <summary>What the operator does to the exchange as a whole.</summary>
internal static class Operation
{
    public static void Configure(Turn turn, Input.Configure input)
    {
        if (ReferenceEquals(input.Plan, turn.State.Plan))
        {
            turn.Ignore("this plan is in force");
            return;
        }

        turn.Adopt(input.Plan);
        foreach (var id in input.Plan.Agents.Keys)
            if (turn.Agent(id) is null)
                turn.Put(Presences.Newcomer(id, turn.Now));
        foreach (var agent in turn.State.Agents.Values)
            if (agent.Monitoring is not null && !input.Plan.Agents.ContainsKey(agent.Id))
                Monitors.Leave(turn, agent, MonitorEndings.Stopped);
            else if (agent.Interaction is null)
                Presences.LeaveIfRemoved(turn, agent);
        foreach (var call in turn.State.Calls.Values)
            Waiting.Replanned(turn, call);
    }

    public static void Drain(Turn turn)
    {
        if (turn.State.Draining)
            turn.Ignore("draining already");
        else
            turn.Drain();
    }

    public static void EndAll(Turn turn)
    {
        if (turn.State is { Draining: true, Calls.IsEmpty: true })
        {
            turn.Ignore("nothing to end");
            return;
        }

        turn.Drain();
        foreach (var call in turn.State.Calls.Values)
            Ending.End(turn, call, new Termination(TerminationClass.Failed, TerminationReasons.Restart, EndedBy.System));
    }
}
