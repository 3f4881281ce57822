namespace Crm.Domain.Knowledge;

/// <summary>Identity of a knowledge article; a UUIDv7 minted at the edge. People see its number.</summary>
public readonly record struct ArticleId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
