namespace Crm.Domain.Dispatch;

/// <summary>Identity of a dispatch order; a UUIDv7 minted at the edge. People see its number.</summary>
public readonly record struct DispatchOrderId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
