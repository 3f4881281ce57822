using System.Collections.Immutable;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Distribution.Routing;
using Telephony.Exchange;

namespace Telephony.Tests.Properties;

/// <summary>What a supervisor with pencil and paper would check of every offer: nobody gone is rung, and nobody who could have had this agent waited longer.
/// Written from the rules, not from the code: it shares no line with the matching.</summary>
internal static class Fairness
{
    public static string? Breach(ExchangeState after, ImmutableArray<Effect> effects, DateTimeOffset now)
    {
        foreach (var fact in effects.OfType<Effect.Record>().Select(record => record.Fact).OfType<Fact.CallOffered>())
        {
            var agent = after.Agents[fact.Agent];
            if (!agent.DeviceAvailable || agent.DesktopLost is not null)
                return $"{fact.Agent} is rung and gone";
            if (fact.Why is null or { Choice: RoutingChoice.Assigned } || !after.Calls.TryGetValue(fact.Interaction, out var served))
                continue;
            var overtaken = after.Calls.Values.FirstOrDefault(call => Waits(call, now) && Score(after, call) < Score(after, served) && MayHave(after, call, fact.Agent, now));
            if (overtaken is not null)
                return $"call {served.Id} overtook {overtaken.Id} at {fact.Agent}";
            if (fact.Why.Waited < TimeSpan.Zero || fact.Why.Candidates < 1)
                return "an offer without a reason";
        }

        return null;
    }

    private static bool Waits(Call call, DateTimeOffset now) =>
        call.Phase == CallPhase.Waiting || (call is { Phase: CallPhase.Callback, Legs.IsEmpty: true } && call.Callback!.NotBefore <= now);

    private static DateTimeOffset Score(ExchangeState state, Call call)
    {
        var queue = state.Plan.Queues.GetValueOrDefault(call.Queue!.Value);
        var minutes = call.PriorityMinutes + (queue?.PriorityMinutes ?? 0) - (call.Callback is null ? 0 : queue?.Callback.BehindMinutes ?? 0);
        return call.Queued!.Value.AddMinutes(-minutes);
    }

    private static bool MayHave(ExchangeState state, Call call, AgentId agent, DateTimeOffset now)
    {
        if (!state.Plan.Queues.TryGetValue(call.Queue!.Value, out var queue))
            return false;
        var waited = now - call.QueueEntered!.Value;
        var rings = queue.Rings.Where(ring => waited >= ring.After).ToList();
        var less = rings.Select(ring => ring.LevelsLess).DefaultIfEmpty().Max();
        var dropped = rings.SelectMany(ring => ring.Without).ToHashSet();
        var knows = state.Plan.Agents[agent].Skills;
        // What nobody of the queue can do is asked of nobody: a certificate by the plan, the rest by who is signed in.
        var asked = call.Needs.Where(need => queue.Members.Any(member => state.Plan.Agents.TryGetValue(member, out var known) && known.Skills.GetValueOrDefault(need.Skill) >= need.Level
            && (need.IsFixed || state.Agents[member].Presence != Presence.SignedOut)));
        foreach (var need in queue.Needs.Concat(asked).Where(need => need.IsFixed || !dropped.Contains(need.Skill)))
            if (knows.GetValueOrDefault(need.Skill) < (need.IsFixed ? need.Level : Math.Max(1, need.Level - less)))
                return false;
        var ties = call.Ties.Where(tie => tie.Kind switch { TieKind.TicketOwner => queue.Sticky.TicketOwner, TieKind.LastAgent => queue.Sticky.LastAgent, _ => queue.Sticky.Desk }).ToList();
        if (ties.Exists(tie => tie.Agent == agent))
            return true;
        var isKept = waited < queue.Sticky.Wait && ties.Exists(tie => !call.Passed.Contains(tie.Agent) && MayCome(state, tie.Agent, now + (queue.Sticky.Wait - (waited > TimeSpan.Zero ? waited : TimeSpan.Zero))));
        return !isKept && (queue.Members.Contains(agent) || rings.Exists(ring => ring.Also.Contains(agent)));
    }

    private static bool MayCome(ExchangeState state, AgentId id, DateTimeOffset end) =>
        state.Agents.TryGetValue(id, out var agent) && agent.DesktopLost is null && agent.AfterCall is not (Presence.NotReady or Presence.SignedOut)
        && (agent.Presence is Presence.Ready or Presence.Ringing or Presence.Busy || (agent.Presence == Presence.WrapUp && agent.WrapUpEnds <= end));
}
