namespace Telephony.Distribution.Strategies;

/// <summary>Whoever has been idle longest is next: the fair default. A ring that ended by another's fault does not reset the clock.</summary>
internal static class LongestIdle
{
    /// <summary>Milliseconds of idleness; a clock that stepped back counts as none.</summary>
    public static long Rank(in Candidate candidate) => Durations.Between(candidate.Agent.ReadySince, candidate.Floor.Now).Ms();
}
