namespace Telephony.Distribution.Plans;

/// <summary>What becomes of an agent who did not take an offer. The caller is at his old place and goes to another one whatever it is.</summary>
/// <param name="Next">Ready, NotReady or SignedOut; default NotReady.</param>
/// <param name="Reason">Not-ready reason; null for the fault's own word (<c>ring-no-answer</c>, <c>declined</c>). At most 32 characters.</param>
/// <param name="Misses">Misses in a row that are forgiven with staying ready before <paramref name="Next"/> takes hold, this one included; 1 (default) to 5.</param>
public sealed record MissPlan(Presence Next = Presence.NotReady, string? Reason = null, int Misses = 1)
{
    /// <summary>The first miss makes not ready with the fault's own word.</summary>
    public static MissPlan Default { get; } = new();
}
