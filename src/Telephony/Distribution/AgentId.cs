namespace Telephony.Distribution;

/// <summary>An agent, by sign-in name (for example <c>agent1</c>); ordinal, lower case.</summary>
/// <param name="Value">1 to 64 characters.</param>
public readonly record struct AgentId(string Value) : IComparable<AgentId>
{
    /// <inheritdoc/>
    public int CompareTo(AgentId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
