namespace Telephony.Distribution;

/// <summary>A queue, by its short name (for example <c>repair</c>); ordinal, lower case.</summary>
/// <param name="Value">1 to 32 characters.</param>
public readonly record struct QueueId(string Value) : IComparable<QueueId>
{
    /// <inheritdoc/>
    public int CompareTo(QueueId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
