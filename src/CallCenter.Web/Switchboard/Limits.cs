namespace CallCenter.Web.Switchboard;

/// <summary>Bounds of the live loop, each with its reason.</summary>
internal static class Limits
{
    /// <summary>Inputs waiting for the loop. At 100 µs an input this is a second of work: more means something is broken, and callers are told.</summary>
    public const int Inputs = 10_000;

    /// <summary>Above this many waiting inputs new calls and commands are refused; the rest is kept for facts and timers of admitted calls.</summary>
    public const int NewWork = 7_500;

    /// <summary>Effects waiting for the runner; one input yields up to a dozen.</summary>
    public const int Effects = 100_000;

    /// <summary>Snapshot readers: 500 desks and boards with room to spare.</summary>
    public const int Subscriptions = 5_000;

    /// <summary>The invariants are checked after one input in so many in production (they cost more than a step).</summary>
    public const int InvariantEvery = 64;
}
