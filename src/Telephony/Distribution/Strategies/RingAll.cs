namespace Telephony.Distribution.Strategies;

/// <summary>Several are rung at once and the first to answer has the call; when there are more free agents than may be rung, the longest idle are.</summary>
internal static class RingAll
{
    /// <summary>As longest idle: it orders whom to ring when not all may be.</summary>
    public static long Rank(in Candidate candidate) => LongestIdle.Rank(candidate);
}
