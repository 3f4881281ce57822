namespace Crm.Domain.Callbacks;

/// <summary>What follows an attempt that did not reach the customer.</summary>
/// <param name="Gap">Least time to the next attempt.</param>
/// <param name="OtherDayPart">The next attempt lies in another part of the day.</param>
/// <param name="Counts">It counts towards the limit: the line rang (reference §5.4, 16).</param>
public sealed record RetryRule(TimeSpan Gap, bool OtherDayPart, bool Counts);
