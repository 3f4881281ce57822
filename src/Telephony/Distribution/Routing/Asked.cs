using System.Collections.Immutable;
using Telephony.Calls;
using Telephony.Distribution.Plans;
using Telephony.Exchange;

namespace Telephony.Distribution.Routing;

/// <summary>What of a call's own needs is asked in a queue: nobody waits for a skill that nobody there has. A safety certificate is asked while a member is configured
/// with it, whoever is here; brand and category only while a member who has it works: ready, on a call or after one. Somebody at lunch is not waited for. What the administrators ask of every call of a queue is not touched.</summary>
internal static class Asked
{
    public static ImmutableArray<SkillNeed> Of(ExchangeState state, QueuePlan queue, Call call)
    {
        foreach (var need in call.Needs)
            if (!IsThere(state, queue, need))
                return [.. call.Needs.Where(own => IsThere(state, queue, own))];
        return call.Needs;
    }

    private static bool IsThere(ExchangeState state, QueuePlan queue, SkillNeed need)
    {
        foreach (var member in queue.Members)
            if (state.Plan.Agents.TryGetValue(member, out var plan) && plan.Skills.GetValueOrDefault(need.Skill) >= need.Level
                && (need.IsFixed || (state.Agents.TryGetValue(member, out var agent) && agent.Presence is not (Presence.SignedOut or Presence.NotReady))))
                return true;
        return false;
    }
}
