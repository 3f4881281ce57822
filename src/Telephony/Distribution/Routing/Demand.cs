using System.Collections.Immutable;
using Telephony.Calls;
using Telephony.Distribution.Plans;
using Telephony.Exchange;

namespace Telephony.Distribution.Routing;

/// <summary>What a waiting call asks of its agent at an instant: needs after the widening rings, and for whom it is kept.</summary>
/// <param name="Queue">Its queue.</param>
/// <param name="Ring">The ring in force, 0 for none of the queue's.</param>
/// <param name="Needs">The needs as the ring leaves them.</param>
/// <param name="IsKept">Whether only those with a tie may have it yet.</param>
internal readonly record struct Demand(QueuePlan Queue, int Ring, ImmutableArray<SkillNeed> Needs, bool IsKept)
{
    public static Demand Of(ExchangeState state, Call call, QueuePlan queue, DateTimeOffset now)
    {
        var waited = Waits.Waited(call, now);
        var ring = RingAt(queue, waited);
        return new Demand(queue, ring, NeedsIn(queue, Asked.Of(state, queue, call), ring), StickyHold.IsOn(state, call, queue, waited, now));
    }

    /// <summary>The number of rings whose time has come.</summary>
    public static int RingAt(QueuePlan queue, TimeSpan waited)
    {
        var ring = 0;
        while (ring < queue.Rings.Length && waited >= queue.Rings[ring].After)
            ring++;
        return ring;
    }

    /// <summary>Whether the agent may have the call, being free or not. A tie opens the door of a queue to an agent outside it, but replaces no skill.</summary>
    public bool Allows(FloorPlan plan, Call call, AgentId agent)
    {
        var tie = StickyHold.TieOf(Queue, call, agent);
        if (IsKept && tie is null)
            return false;
        return HasSkills(plan, agent) && (tie is not null || IsReached(agent));
    }

    /// <summary>As <see cref="Allows"/>, for one who is known to be a member.</summary>
    public bool AllowsMember(FloorPlan plan, Call call, AgentId agent) =>
        (!IsKept || StickyHold.TieOf(Queue, call, agent) is not null) && HasSkills(plan, agent);

    /// <summary>Whether the agent is a member of the queue or let in by a ring.</summary>
    private bool IsReached(AgentId agent)
    {
        if (Queue.Members.Contains(agent))
            return true;
        for (var ring = 0; ring < Ring; ring++)
            if (Queue.Rings[ring].Also.Contains(agent))
                return true;
        return false;
    }

    /// <summary>Whether the agent, whose way to the queue is known, has what is needed.</summary>
    public bool HasSkills(FloorPlan plan, AgentId agent)
    {
        if (Needs.Length == 0)
            return true;
        if (!plan.Agents.TryGetValue(agent, out var known))
            return false;
        foreach (var need in Needs)
            if (known.Skills.GetValueOrDefault(need.Skill) < need.Level)
                return false;
        return true;
    }

    private static ImmutableArray<SkillNeed> NeedsIn(QueuePlan queue, ImmutableArray<SkillNeed> asked, int ring)
    {
        if (queue.Needs.Length + asked.Length == 0)
            return [];
        var all = queue.Needs.Length == 0 ? asked : asked.Length == 0 ? queue.Needs : queue.Needs.AddRange(asked);
        return ring == 0 ? all : Relaxed(queue, all, ring);
    }

    private static ImmutableArray<SkillNeed> Relaxed(QueuePlan queue, ImmutableArray<SkillNeed> needs, int ring)
    {
        var kept = ImmutableArray.CreateBuilder<SkillNeed>(needs.Length);
        var less = 0;
        for (var i = 0; i < ring; i++)
            less = Math.Max(less, queue.Rings[i].LevelsLess);
        foreach (var need in needs)
            if (need.IsFixed)
                kept.Add(need);
            else if (!IsDropped(queue, need.Skill, ring))
                kept.Add(need with { Level = Math.Max(SkillNeed.Lowest, need.Level - less) });
        return kept.ToImmutable();
    }

    private static bool IsDropped(QueuePlan queue, string skill, int ring)
    {
        for (var i = 0; i < ring; i++)
            if (queue.Rings[i].Without.Contains(skill))
                return true;
        return false;
    }
}
