using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>Raised hands: an agent asks for a supervisor.</summary>
internal static class Hands
{
    public static void Raise(Turn turn, Input.RaiseHand raise)
    {
        if (turn.Agent(raise.Agent) is not { } agent)
            turn.Refuse(Rules.AgentIsUnknown);
        else if (agent.Presence == Presence.SignedOut)
            turn.Refuse(Rules.AgentIsSignedOut);
        else if (string.IsNullOrWhiteSpace(raise.Reason))
            turn.Refuse(Rules.HandNeedsAReason);
        else if (agent.Hand?.Reason == raise.Reason)
            turn.Ignore("raised already");
        else
            Raise(turn, agent, raise.Reason);
    }

    public static void Lower(Turn turn, Input.LowerHand lower)
    {
        if (turn.Agent(lower.Agent) is not { } agent)
            turn.Refuse(Rules.AgentIsUnknown);
        else if (agent.Hand is null)
            turn.Ignore("no hand is raised");
        else
            Lower(turn, agent, lower.By);
    }

    /// <summary>Takes the hand down, if it is up.</summary>
    public static void Lower(Turn turn, AgentState agent, string by)
    {
        if (agent.Hand is null)
            return;
        turn.Put(agent with { Hand = null });
        turn.Tell(new Fact.HandLowered(turn.Now, agent.Id, by));
    }

    private static void Raise(Turn turn, AgentState agent, string reason)
    {
        turn.Put(agent with { Hand = new RaisedHand(reason, turn.Now) });
        turn.Tell(new Fact.HandRaised(turn.Now, agent.Id, reason, agent.Interaction));
    }
}
