namespace Crm.Domain.Customers;

/// <summary>Identity of a service address; a UUIDv7 minted at the edge.</summary>
public readonly record struct AddressId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
