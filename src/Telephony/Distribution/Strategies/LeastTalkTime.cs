namespace Telephony.Distribution.Strategies;

/// <summary>Whoever talked least today, hold included, after-call work not.</summary>
internal static class LeastTalkTime
{
    /// <summary>Minus the milliseconds talked today.</summary>
    public static long Rank(in Candidate candidate) => -candidate.Agent.Work.TalkMs;
}
