using Persistence;

namespace CallCenter.Web.Api;

/// <summary>The business clock.</summary>
/// <param name="Now">Business time, UTC.</param>
/// <param name="OffsetMs">How far it is ahead of the real clock.</param>
public sealed record ClockWire(DateTimeOffset Now, long OffsetMs)
{
    internal static ClockWire From(BusinessClock clock) => new(clock.GetUtcNow(), (long)clock.Offset.TotalMilliseconds);
}
