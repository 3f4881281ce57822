namespace Telephony.Distribution.Plans;

/// <summary>Call-back in the queue: the caller hangs up and his place waits for him; contact-center.md §1. One pending call-back per customer.</summary>
/// <param name="Prompt">Said before the line is let go of, or null.</param>
/// <param name="Retries">Further dials after a first that did not reach him; 0 to 5; default 2. An agent who does not take it is not a failed dial.</param>
/// <param name="Gap">Least time between two dials; 1 min to 4 h; default 10 min.</param>
/// <param name="KeepFor">Longest life of the request; 10 min to 24 h; default 4 h.</param>
/// <param name="BehindMinutes">Minutes that live callers are put before it; 0 (default: the very place) to 60.</param>
public sealed record CallbackPlan(string? Prompt, int Retries, TimeSpan Gap, TimeSpan KeepFor, int BehindMinutes)
{
    /// <summary>Two retries ten minutes apart within four hours, at the very place.</summary>
    public static CallbackPlan Default { get; } = new(null, 2, TimeSpan.FromMinutes(10), TimeSpan.FromHours(4), 0);
}
