namespace Telephony.Distribution.Strategies;

/// <summary>One after the other in the order of the members, beginning after the last one who was rung; who came from outside comes last.</summary>
internal static class RoundRobin
{
    /// <summary>Minus the steps from the last one who was rung.</summary>
    public static long Rank(in Candidate candidate)
    {
        var members = candidate.Floor.Demand.Queue.Members.Length;
        return candidate.Place >= members ? -members - 1 : -((candidate.Place - candidate.Floor.After - 1 + members) % members);
    }
}
