using Telephony.Distribution.Routing;

namespace Telephony.Distribution.Strategies;

/// <summary>Why an agent was chosen, part by part: first those who have not passed the call, then those with a tie to the case, then those for whom the queue comes
/// earlier in their own order, then the strategy's points, then the longer idle, then the name, so that the choice is never left to chance.</summary>
internal readonly record struct Score(bool Passed, int Tie, int Order, long Points, DateTimeOffset ReadySince, AgentId Agent) : IComparable<Score>
{
    /// <summary>A <see cref="Tie"/> of one who has none.</summary>
    public const int NoTie = 9;

    public static Score Of(in Candidate candidate, Strategy strategy)
    {
        var (agent, _, call, floor) = candidate;
        var queue = floor.Demand.Queue;
        var tie = call.Ties.Length > 0 && StickyHold.TieOf(queue, call, agent.Id) is { } kind ? (int)kind : NoTie;
        return new Score(call.Passed.Contains(agent.Id), tie, OrderOf(candidate), strategy(candidate), agent.ReadySince, agent.Id);
    }

    /// <summary>The smaller score is asked first.</summary>
    public int CompareTo(Score other)
    {
        var order = Passed.CompareTo(other.Passed);
        if (order == 0)
            order = Tie.CompareTo(other.Tie);
        if (order == 0)
            order = Order.CompareTo(other.Order);
        if (order == 0)
            order = other.Points.CompareTo(Points);
        if (order == 0)
            order = ReadySince.CompareTo(other.ReadySince);
        return order != 0 ? order : Agent.CompareTo(other.Agent);
    }

    /// <summary>What sets this score apart from the next best.</summary>
    public RoutingChoice Against(Score? next) =>
        next is not { } other ? (Tie == NoTie ? RoutingChoice.OnlyOne : (RoutingChoice)((int)RoutingChoice.TicketOwner + Tie))
        : Tie != NoTie && (Tie != other.Tie || Passed != other.Passed) ? (RoutingChoice)((int)RoutingChoice.TicketOwner + Tie)
        : Passed != other.Passed ? RoutingChoice.OnlyOne
        : Order != other.Order ? RoutingChoice.QueueOrder
        : Points != other.Points ? RoutingChoice.Strategy
        : RoutingChoice.LongerIdle;

    /// <summary>The place of the queue in the agent's own order, 1 is his first; who has no order counts every queue as his first.</summary>
    private static int OrderOf(in Candidate candidate)
    {
        if (!candidate.Floor.State.Plan.Agents.TryGetValue(candidate.Agent.Id, out var plan) || plan.QueueOrder.Length == 0)
            return 1;
        var place = plan.QueueOrder.IndexOf(candidate.Floor.Demand.Queue.Id);
        return place < 0 ? plan.QueueOrder.Length + 1 : place + 1;
    }
}
