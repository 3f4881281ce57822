namespace Telephony.Sip.Protection;

/// <summary>A lock that grows each time it falls, and forgets after a quiet time.</summary>
/// <param name="Level">How often it fell lately.</param>
/// <param name="Until">Its end; the past when there is none.</param>
internal readonly record struct Lockout(int Level, TimeSpan Until)
{
    public bool IsShut(TimeSpan now) => Level > 0 && now < Until;

    public Lockout Fall(TimeSpan first, ProtectionLimits limits, TimeSpan now)
    {
        var level = Level > 0 && now - Until > limits.ForgetAfter ? 1 : Math.Min(Level + 1, 16);
        var length = first * Math.Pow(2, level - 1);
        return new Lockout(level, now + (length < limits.LongestLock ? length : limits.LongestLock));
    }
}
