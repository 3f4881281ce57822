namespace Crm.Domain.InstallBase;

/// <summary>Identity of an installed unit; a UUIDv7 minted at the edge.</summary>
public readonly record struct UnitId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
