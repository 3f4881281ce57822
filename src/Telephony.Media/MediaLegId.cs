namespace Telephony.Media;

/// <summary>One media leg: one party's packets, both ways. Minted by the caller (UUIDv7).</summary>
public readonly record struct MediaLegId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("N");
}
