namespace Crm.Domain.Catalogue;

/// <summary>Identity of a product model; a UUIDv7 minted at the edge.</summary>
public readonly record struct ModelId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
