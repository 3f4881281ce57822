using Telephony.Calls;
using Telephony.Distribution.Strategies;
using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>Ring all: one call rings at several agents. One of them leads and is the call's agent; whoever acts is put in the lead first, so that everything else knows one agent only.</summary>
internal static class RingingTogether
{
    /// <summary>Who is rung beside the lead: those who have not passed the call, the longest idle first, up to the limit.</summary>
    public static List<AgentState> Others(List<Candidate> candidates, AgentState lead) =>
    [
        .. candidates
            .Where(candidate => candidate.Agent.Id != lead.Id && !candidate.Call.Passed.Contains(candidate.Agent.Id))
            .Select(candidate => candidate.Agent)
            .OrderBy(agent => agent.ReadySince).ThenBy(agent => agent.Id)
            .Take(Limits.RungTogether - 1),
    ];

    /// <summary>Whether the call rings at the agent beside its lead.</summary>
    public static bool Rings(Call? call, AgentId agent) => call is not null && call.RungToo.Contains(agent);

    /// <summary>The call with the agent in the lead; the call as it is when he leads already. Nothing else changes.</summary>
    public static Call Lead(Call call, AgentId agent) => call.RungToo.Contains(agent)
        ? call with { Agent = agent, RungToo = call.RungToo.Replace(agent, call.Agent!.Value) }
        : call;

    /// <summary>The lead takes the call: the others are let go of, nothing is held against them.</summary>
    /// <returns>The call with its lead alone.</returns>
    public static Call TakenByLead(Turn turn, Call call)
    {
        var rest = call;
        foreach (var other in call.RungToo)
            rest = LetGo(turn, rest, other, OfferEndings.AnsweredElsewhere);
        if (call.RungToo.Length > 0)
            turn.Put(rest);
        return rest;
    }

    /// <summary>Lets go of one beside the lead.</summary>
    public static Call LetGo(Turn turn, Call call, AgentId other, string reason)
    {
        var leg = call.Legs.First(own => own.Agent == other);
        Ending.Release(turn, leg);
        turn.Tell(new Fact.OfferEnded(turn.Now, call.Id, other, reason));
        Presences.Settle(turn, turn.Agent(other)!);
        return call with { Legs = call.Legs.Remove(leg), RungToo = call.RungToo.Remove(other) };
    }
}
