namespace Telephony.Calls;

/// <summary>The one identity of a contact, from the first INVITE to the last evaluation, through every transfer,
/// consult, call-back and redial. A UUIDv7 minted at the edge that saw the call first.</summary>
/// <param name="Value">The UUID; never empty.</param>
public readonly record struct InteractionId(Guid Value) : IComparable<InteractionId>
{
    /// <inheritdoc/>
    public int CompareTo(InteractionId other) => Value.CompareTo(other.Value);

    /// <summary>The UUID in its 36 character form.</summary>
    public override string ToString() => Value.ToString("D");
}
