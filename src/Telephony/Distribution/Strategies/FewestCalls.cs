namespace Telephony.Distribution.Strategies;

/// <summary>Whoever answered the fewest calls today.</summary>
internal static class FewestCalls
{
    /// <summary>Minus the calls of the day.</summary>
    public static long Rank(in Candidate candidate) => -candidate.Agent.CallsToday;
}
