using System.Runtime.InteropServices;
using Telephony.Calls;
using Telephony.Distribution.Plans;
using Telephony.Distribution.Strategies;
using Telephony.Exchange;

namespace Telephony.Distribution.Routing;

/// <summary>Who is free in one step, by queue; shrinks with every offer.</summary>
internal sealed class FreeAgents
{
    private readonly Dictionary<AgentId, AgentState> free = [];
    private readonly Dictionary<QueueId, List<(AgentState Agent, int Place)>> members = [];

    /// <summary>By queue, the ring in which nobody free could take a caller without needs of his own.</summary>
    private readonly Dictionary<QueueId, int> exhausted = [];

    public FreeAgents(ExchangeState state)
    {
        foreach (var (id, agent) in state.Agents)
            if (Floor.IsFree(agent))
                free.Add(id, agent);
        if (free.Count == 0)
            return;
        foreach (var (id, plan) in state.Plan.Queues)
        {
            List<(AgentState, int)>? present = null;
            for (var place = 0; place < plan.Members.Length; place++)
                if (free.TryGetValue(plan.Members[place], out var agent))
                    (present ??= []).Add((agent, place));
            if (present is not null)
                members.Add(id, present);
        }
    }

    public bool IsEmpty => free.Count == 0;

    /// <summary>Whether somebody could have a call of the queue: a free member, or one from outside by a tie or a ring.</summary>
    public bool MayServe(Call call, QueuePlan queue) =>
        members.ContainsKey(queue.Id) || call.Ties.Length > 0 || queue.Rings.Length > 0;

    /// <summary>Everybody free who may have the call now.</summary>
    public void Fill(List<Candidate> candidates, Call call, Contest contest)
    {
        var queue = contest.Demand.Queue;
        var plan = contest.State.Plan;
        candidates.Clear();
        if (members.TryGetValue(queue.Id, out var present))
            foreach (var (agent, place) in CollectionsMarshal.AsSpan(present))
                if (contest.Demand.AllowsMember(plan, call, agent.Id))
                    candidates.Add(new Candidate(agent, place, call, contest));
        foreach (var tie in call.Ties)
            AddGuest(candidates, call, contest, tie.Agent);
        for (var ring = 0; ring < contest.Demand.Ring; ring++)
            foreach (var guest in queue.Rings[ring].Also)
                AddGuest(candidates, call, contest, guest);
    }

    /// <summary>Nobody free can have a caller of this queue in this ring who asks for nothing of his own.</summary>
    public void Exhaust(QueuePlan queue, int ring) => exhausted[queue.Id] = Math.Max(ring, exhausted.GetValueOrDefault(queue.Id));

    /// <summary>Whether it is known that nobody free can have a caller of this queue in this ring, if he has no tie: a ring contains those before it, needs of his own only take
    /// away, and offers only take away, so what was once found empty stays empty in this step.</summary>
    public bool IsExhausted(QueuePlan queue, int ring) => exhausted.TryGetValue(queue.Id, out var known) && ring <= known;

    public void Take(AgentState agent)
    {
        free.Remove(agent.Id);
        foreach (var (queue, present) in members)
            if (present.RemoveAll(member => member.Agent.Id == agent.Id) > 0 && present.Count == 0)
                members.Remove(queue);
    }

    private void AddGuest(List<Candidate> candidates, Call call, Contest contest, AgentId id)
    {
        var queue = contest.Demand.Queue;
        if (!free.TryGetValue(id, out var agent) || candidates.Exists(candidate => candidate.Agent.Id == id) || !contest.Demand.Allows(contest.State.Plan, call, id))
            return;
        var place = queue.Members.IndexOf(id);
        candidates.Add(new Candidate(agent, place < 0 ? queue.Members.Length : place, call, contest));
    }
}
