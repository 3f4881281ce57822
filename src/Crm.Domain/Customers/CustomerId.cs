namespace Crm.Domain.Customers;

/// <summary>Identity of a customer; a UUIDv7 minted at the edge.</summary>
public readonly record struct CustomerId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
