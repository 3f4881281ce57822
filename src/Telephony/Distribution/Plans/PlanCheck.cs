using System.Collections.Immutable;
using System.Globalization;

namespace Telephony.Distribution.Plans;

/// <summary>Whether a floor plan may be put in force: every parameter of distribution has its range, and every name must be there. The exchange survives any plan; this keeps
/// administrators from surprises.</summary>
public static class PlanCheck
{
    /// <summary>Everything in the plan that is not allowed; empty for a plan that may be put in force.</summary>
    /// <param name="plan">The plan.</param>
    public static ImmutableArray<PlanFault> Faults(FloorPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var faults = new FaultList();
        faults.Between("DesktopGrace", plan.DesktopGrace, Seconds(5), Seconds(120));
        faults.Between("ParkLimit", plan.ParkLimit, Seconds(15), TimeSpan.FromMinutes(10));
        faults.AtMost("Reasons", plan.Reasons.Count, 50);
        foreach (var (code, reason) in plan.Reasons)
            OfReason(faults, code, reason);
        foreach (var agent in plan.Agents.Values)
            OfAgent(faults, plan, agent);
        foreach (var queue in plan.Queues.Values)
            QueueCheck.Of(faults, plan, queue);
        return faults.Take();
    }

    /// <summary>The faults of one queue, as they would be in the plan.</summary>
    /// <param name="plan">The plan that the queue is to be part of.</param>
    /// <param name="queue">The queue.</param>
    public static ImmutableArray<PlanFault> Faults(FloorPlan plan, QueuePlan queue)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(queue);
        var faults = new FaultList();
        QueueCheck.Of(faults, plan with { Queues = plan.Queues.SetItem(queue.Id, queue) }, queue);
        return faults.Take();
    }

    internal static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    internal static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);

    private static void OfReason(FaultList faults, string code, ReasonPlan reason)
    {
        faults.Code($"Reasons.{code}", reason.Code);
        faults.Must(code == reason.Code, $"Reasons.{code}", reason.Code, "the code it is filed under");
        if (reason.Limit is { } limit)
            faults.Between($"Reasons.{code}.Limit", limit, Minutes(1), Minutes(720));
    }

    private static void OfAgent(FaultList faults, FloorPlan plan, AgentPlan agent)
    {
        faults.AtMost($"{agent.Id}.Skills", agent.Skills.Count, 50);
        foreach (var (skill, level) in agent.Skills)
        {
            faults.Code($"{agent.Id}.Skills", skill);
            faults.Between($"{agent.Id}.Skills.{skill}", level, SkillNeed.Lowest, SkillNeed.Highest);
        }

        faults.AtMost($"{agent.Id}.QueueOrder", agent.QueueOrder.Length, 50);
        foreach (var queue in agent.QueueOrder)
            faults.Known($"{agent.Id}.QueueOrder", plan, queue);
        var distinct = agent.QueueOrder.Distinct().Count();
        faults.Must(distinct == agent.QueueOrder.Length, $"{agent.Id}.QueueOrder", agent.QueueOrder.Length.ToString(CultureInfo.InvariantCulture), "each queue once");
    }
}
