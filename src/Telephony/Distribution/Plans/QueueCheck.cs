using System.Globalization;
using static Telephony.Distribution.Plans.PlanCheck;

namespace Telephony.Distribution.Plans;

/// <summary>The ranges of one queue's parameters; a part of <see cref="PlanCheck"/>.</summary>
internal static class QueueCheck
{
    public static void Of(FaultList faults, FloorPlan plan, QueuePlan queue)
    {
        var at = queue.Id.Value;
        faults.Between($"{at}.PriorityMinutes", queue.PriorityMinutes, 0, Exchange.Limits.PriorityMinutes);
        faults.Between($"{at}.RedialWithin", queue.RedialWithin, TimeSpan.Zero, Minutes(60));
        faults.Between($"{at}.Sticky.Wait", queue.Sticky.Wait, TimeSpan.Zero, Minutes(10));
        faults.Must(Enum.IsDefined(queue.Strategy), $"{at}.Strategy", queue.Strategy.ToString(), "a strategy");
        OfNeeds(faults, at, queue);
        OfRings(faults, plan, at, queue);
        OfMiss(faults, $"{at}.OnNoAnswer", queue.OnNoAnswer);
        OfMiss(faults, $"{at}.OnDeclined", queue.OnDeclined);
        faults.Between($"{at}.AfterCall.ExtendBy", queue.AfterCall.ExtendBy, Seconds(5), Minutes(10));
        faults.Between($"{at}.AfterCall.Extensions", queue.AfterCall.Extensions, 0, 10);
        OfExits(faults, plan, at, queue);
        OfWaiting(faults, at, queue);
    }

    private static void OfNeeds(FaultList faults, string at, QueuePlan queue)
    {
        faults.AtMost($"{at}.Needs", queue.Needs.Length, Exchange.Limits.Needs);
        foreach (var need in queue.Needs)
        {
            faults.Code($"{at}.Needs", need.Skill);
            faults.Between($"{at}.Needs.{need.Skill}", need.Level, SkillNeed.Lowest, SkillNeed.Highest);
        }
    }

    private static void OfRings(FaultList faults, FloorPlan plan, string at, QueuePlan queue)
    {
        faults.AtMost($"{at}.Rings", queue.Rings.Length, 6);
        var last = TimeSpan.Zero;
        for (var place = 0; place < queue.Rings.Length; place++)
        {
            var ring = queue.Rings[place];
            var name = string.Create(CultureInfo.InvariantCulture, $"{at}.Rings[{place}]");
            faults.Between($"{name}.After", ring.After, place == 0 ? Seconds(5) : last + Seconds(1), Minutes(30));
            faults.Between($"{name}.LevelsLess", ring.LevelsLess, 0, SkillNeed.Highest - SkillNeed.Lowest);
            faults.AtMost($"{name}.Also", ring.Also.Length, 200);
            foreach (var agent in ring.Also)
                faults.Must(plan.Agents.ContainsKey(agent), $"{name}.Also", agent.Value, "an agent of the plan");
            foreach (var skill in ring.Without)
                faults.Must(!queue.Needs.Any(need => need.Skill == skill && need.IsFixed), $"{name}.Without", skill, "a skill that is not fixed");
            last = ring.After;
        }
    }

    private static void OfMiss(FaultList faults, string at, MissPlan miss)
    {
        faults.Must(miss.Next is Presence.Ready or Presence.NotReady or Presence.SignedOut, $"{at}.Next", miss.Next.ToString(), "Ready, NotReady or SignedOut");
        faults.Between($"{at}.Misses", miss.Misses, 1, 5);
        if (miss.Reason is not null)
            faults.Code($"{at}.Reason", miss.Reason);
    }

    private static void OfExits(FaultList faults, FloorPlan plan, string at, QueuePlan queue)
    {
        foreach (var cause in (ExitCause[])[ExitCause.Full, ExitCause.Empty, ExitCause.TimedOut, ExitCause.Closed])
        {
            var exit = queue.Exits.Of(cause);
            if (exit.Kind == ExitKind.Queue)
                faults.Known($"{at}.Exits.{cause}", plan, exit.Queue);
            faults.Must(exit.Queue != queue.Id, $"{at}.Exits.{cause}", at, "another queue");
            faults.Must(exit.Kind != ExitKind.Stay || cause is ExitCause.Empty or ExitCause.TimedOut, $"{at}.Exits.{cause}", "Stay", "End, Queue, Callback or Message");
        }

        if (queue.Overflow is not { } overflow)
            return;
        faults.Known($"{at}.Overflow.To", plan, overflow.To);
        faults.Must(overflow.To != queue.Id, $"{at}.Overflow.To", at, "another queue");
        if (overflow.CallersPerAgent is { } ratio)
            faults.Between($"{at}.Overflow.CallersPerAgent", ratio, 0.5, 50);
        if (overflow.EstimateAbove is { } limit)
            faults.Between($"{at}.Overflow.EstimateAbove", limit, Seconds(10), Minutes(120));
    }

    private static void OfWaiting(FaultList faults, string at, QueuePlan queue)
    {
        faults.Between($"{at}.Comfort.First", queue.Comfort.First, Seconds(5), Minutes(10));
        faults.Between($"{at}.Comfort.Every", queue.Comfort.Every, Seconds(15), Minutes(10));
        faults.AtMost($"{at}.Comfort.Prompts", queue.Comfort.Prompts.Length, 20);
        faults.Between($"{at}.Comfort.PositionUpTo", queue.Comfort.PositionUpTo, 0, 99);
        faults.Between($"{at}.Keys.OfferAfter", queue.Keys.OfferAfter, TimeSpan.Zero, Minutes(30));
        char?[] keys = [queue.Keys.Stay, queue.Keys.Callback, queue.Keys.Message, queue.Keys.Status];
        foreach (var key in keys)
            faults.Key($"{at}.Keys", key);
        var used = keys.Where(key => key is not null).ToList();
        faults.Must(used.Distinct().Count() == used.Count, $"{at}.Keys", string.Concat(used), "each key once");
        faults.Between($"{at}.Callback.Retries", queue.Callback.Retries, 0, 5);
        faults.Between($"{at}.Callback.Gap", queue.Callback.Gap, Minutes(1), Minutes(240));
        faults.Between($"{at}.Callback.KeepFor", queue.Callback.KeepFor, Minutes(10), Minutes(1440));
        faults.Between($"{at}.Callback.BehindMinutes", queue.Callback.BehindMinutes, 0, 60);
        faults.Must(!string.IsNullOrWhiteSpace(queue.Message.Prompt), $"{at}.Message.Prompt", queue.Message.Prompt, "a prompt");
        faults.Between($"{at}.Message.Longest", queue.Message.Longest, Seconds(10), Minutes(10));
    }
}
