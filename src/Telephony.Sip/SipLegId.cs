namespace Telephony.Sip;

/// <summary>Names one call leg (one dialog, or the attempt to make one). Minted by the endpoint for incoming calls and by the caller of <see cref="SipEndpoint.Dial"/>.</summary>
/// <param name="Value">UUIDv7.</param>
public readonly record struct SipLegId(Guid Value)
{
    /// <summary>A new id, ordered by the clock's time.</summary>
    /// <param name="clock">Source of the time part.</param>
    public static SipLegId New(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new(Guid.CreateVersion7(clock.GetUtcNow()));
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("N", CultureInfo.InvariantCulture);
}
