namespace Crm.Domain.Quality;

/// <summary>Identity of a review; a UUIDv7 minted at the edge.</summary>
public readonly record struct ReviewId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
