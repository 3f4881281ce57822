namespace Telephony.Distribution.Strategies;

/// <summary>Whoever is best at what the call needs; without needs all are alike.</summary>
internal static class SkillLevel
{
    /// <summary>The sum of the agent's levels in the skills that the call needs.</summary>
    public static long Rank(in Candidate candidate)
    {
        if (!candidate.Floor.State.Plan.Agents.TryGetValue(candidate.Agent.Id, out var agent))
            return 0;
        var sum = 0L;
        foreach (var need in candidate.Floor.Demand.Needs)
            sum += agent.Skills.GetValueOrDefault(need.Skill);
        return sum;
    }
}
