namespace Telephony.Media;

/// <summary>One recording file. Minted by the caller (UUIDv7) and repeated in every fact about it, also after a crash.</summary>
public readonly record struct RecordingId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("N");
}
