namespace Telephony.Sip.Protection;

/// <summary>How often something happened within a window that begins with its first time.</summary>
internal readonly record struct Streak(int Count, TimeSpan Since)
{
    public Streak Add(TimeSpan window, TimeSpan now) => Count == 0 || now - Since > window ? new Streak(1, now) : this with { Count = Count + 1 };
}
