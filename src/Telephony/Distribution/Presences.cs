using Telephony.Distribution.Plans;
using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>What agents choose to be, and what they are when a call lets go of them.</summary>
internal static class Presences
{
    /// <summary>An agent who was just configured: signed out, browser phone, nothing connected.</summary>
    public static AgentState Newcomer(AgentId id, DateTimeOffset now) =>
        new(id, Presence.SignedOut, now, null, AgentDevice.Browser, false, false, now, null, null, null, null, 0, 0);

    public static void Set(Turn turn, Input.SetPresence set)
    {
        if (turn.Agent(set.Agent) is not { } agent)
            turn.Refuse(Rules.AgentIsUnknown);
        else if (set.Target is not (Presence.SignedOut or Presence.Ready or Presence.NotReady))
            turn.Ignore("only the exchange sets this state");
        else if (set.Target == Presence.NotReady && string.IsNullOrWhiteSpace(set.Reason))
            turn.Refuse(Rules.NotReadyNeedsAReason);
        else if (agent.Monitoring is not null && set.Device is { } another && another != agent.Device)
            turn.Refuse(Rules.AgentIsMonitoring);
        else if (agent.Presence is Presence.Ringing or Presence.Busy && set.Device is { } other && other != agent.Device)
            turn.Refuse(Rules.AgentIsOnACall);
        else
            Choose(turn, agent, agent with { Device = set.Device ?? agent.Device }, set);
    }

    /// <summary>Gives the agent a state and tells it; <paramref name="agent"/> brings what else changes with it.</summary>
    public static void Move(Turn turn, AgentState agent, Presence to, string? reason, string by)
    {
        var from = turn.Agent(agent.Id)!.Presence;
        turn.Put(agent with { Presence = to, Reason = reason, Since = turn.Now, IsOverLimit = false });
        turn.Tell(new Fact.PresenceChanged(turn.Now, agent.Id, from, to, reason, agent.Interaction, by));
        if (to == Presence.NotReady)
            NotReadyLimits.Arm(turn, turn.Agent(agent.Id)!);
        else if (to == Presence.SignedOut)
            Hands.Lower(turn, turn.Agent(agent.Id)!, by);
    }

    /// <summary>The agent did not take an offer: the queue's rule for it decides what he is next.</summary>
    public static void Missed(Turn turn, AgentState agent, string fault, QueuePlan queue)
    {
        var rule = fault switch
        {
            NotReadyReasons.RingNoAnswer => queue.OnNoAnswer,
            NotReadyReasons.Declined => queue.OnDeclined,
            _ => MissPlan.Default,
        };
        var isForgiven = rule.Next == Presence.Ready || agent.Misses + 1 < rule.Misses;
        if (isForgiven)
            Settle(turn, agent with { Misses = agent.Misses + 1 }, hasMissed: true);
        else if (rule.Next == Presence.SignedOut && agent.AfterCall is null or Presence.Ready)
            Settle(turn, agent with { AfterCall = Presence.SignedOut, Misses = 0 }, fault);
        else
            Settle(turn, agent with { Misses = 0 }, rule.Reason ?? fault);
    }

    /// <summary>The call lets go of the agent: he gets the state he chose meanwhile, else ready. A fault of his own or a
    /// missing device makes "ready" "not ready"; a ring that ended by another's fault keeps his place among the idle.</summary>
    public static void Settle(Turn turn, AgentState agent, string? fault = null, string by = Turn.System, bool hasMissed = false)
    {
        var (to, reason) = (agent.AfterCall ?? Presence.Ready) switch
        {
            Presence.SignedOut => (Presence.SignedOut, null),
            Presence.NotReady => (Presence.NotReady, agent.AfterCallReason),
            _ when fault is not null => (Presence.NotReady, fault),
            _ when !agent.DeviceAvailable => (Presence.NotReady, NotReadyReasons.DeviceLost),
            _ when !agent.IsHere => (Presence.NotReady, NotReadyReasons.LostLink),
            _ => (Presence.Ready, null),
        };
        var free = agent with
        {
            Interaction = null,
            AfterCall = null,
            AfterCallReason = null,
            WrapUpEnds = null,
            HandledQueue = null,
            HandledSince = null,
            CountsHandling = false,
            Monitoring = null,
            WrapUpPlan = null,
            Extensions = 0,
            WantsWrapUp = false,
            ReadySince = agent.Presence == Presence.Ringing && fault is null && !hasMissed ? agent.ReadySince : turn.Now,
        };
        if (turn.State.Plan.Agents.ContainsKey(agent.Id))
            Move(turn, free, to, reason, by);
        else
            LeaveIfRemoved(turn, free);
    }

    /// <summary>An agent who is no longer configured leaves the floor.</summary>
    public static void LeaveIfRemoved(Turn turn, AgentState agent)
    {
        if (turn.State.Plan.Agents.ContainsKey(agent.Id))
            return;
        if (agent.Presence != Presence.SignedOut)
            Move(turn, agent, Presence.SignedOut, null, Turn.System);
        turn.Remove(agent);
    }

    private static void Choose(Turn turn, AgentState agent, AgentState equipped, Input.SetPresence set)
    {
        var reason = set.Target == Presence.NotReady ? set.Reason : null;
        if (agent.Interaction is not null || agent.Monitoring is not null)
            Keep(turn, agent, equipped with { AfterCall = set.Target, AfterCallReason = reason });
        else if (set.Target == Presence.Ready && !equipped.DeviceAvailable)
            turn.Refuse(Rules.ReadyNeedsADevice);
        else if (set.Target == Presence.Ready && !equipped.IsHere)
            turn.Refuse(Rules.ReadyNeedsADesktop);
        else if (agent.Presence == set.Target && agent.Reason == reason)
            Keep(turn, agent, equipped);
        else
            Move(turn, equipped with { ReadySince = turn.Now }, set.Target, reason, set.By);
    }

    private static void Keep(Turn turn, AgentState before, AgentState after)
    {
        if (before == after)
            turn.Ignore("chosen already");
        else
            turn.Put(after);
    }
}
