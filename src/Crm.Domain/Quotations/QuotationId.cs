namespace Crm.Domain.Quotations;

/// <summary>Identity of a quotation; a UUIDv7 minted at the edge.</summary>
public readonly record struct QuotationId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
