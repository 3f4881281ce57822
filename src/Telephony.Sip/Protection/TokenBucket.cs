namespace Telephony.Sip.Protection;

/// <summary>So many a second on average, so many at once. The default value is a full bucket that was never used.</summary>
/// <param name="Spent">Tokens taken out at <paramref name="At"/>; refills with time.</param>
/// <param name="At">When it was last looked at, on the endpoint's monotonic clock.</param>
internal readonly record struct TokenBucket(double Spent, TimeSpan At)
{
    /// <summary>Takes one; false leaves the bucket as it was.</summary>
    public bool TryTake(Rate rate, TimeSpan now, out TokenBucket next)
    {
        var spent = Math.Max(0, Spent - (Math.Max(0, (now - At).TotalSeconds) * rate.PerSecond));
        var enough = spent + 1 <= rate.Burst;
        next = new TokenBucket(enough ? spent + 1 : spent, now);
        return enough;
    }
}
