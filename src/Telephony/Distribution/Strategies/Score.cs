using Telephony.Calls;

namespace Telephony.Distribution.Strategies;

/// <summary>Why an agent was chosen, part by part: first those who have not passed the call, then the strategy's points,
/// then the longer idle, then the name, so that the choice is never left to chance.</summary>
internal readonly record struct Score(bool Passed, long Points, DateTimeOffset ReadySince, AgentId Agent) : IComparable<Score>
{
    public static Score Of(AgentState agent, Call call, DateTimeOffset now, Strategy strategy) =>
        new(call.Passed.Contains(agent.Id), strategy(agent, call, now), agent.ReadySince, agent.Id);

    /// <summary>The smaller score is asked first.</summary>
    public int CompareTo(Score other)
    {
        var order = Passed.CompareTo(other.Passed);
        if (order == 0)
            order = other.Points.CompareTo(Points);
        if (order == 0)
            order = ReadySince.CompareTo(other.ReadySince);
        return order != 0 ? order : Agent.CompareTo(other.Agent);
    }
}
