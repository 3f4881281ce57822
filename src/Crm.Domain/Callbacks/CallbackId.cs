namespace Crm.Domain.Callbacks;

/// <summary>Identity of a call-back task; a UUIDv7 minted at the edge.</summary>
public readonly record struct CallbackId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
