namespace Crm.Domain.Tickets;

/// <summary>Identity of a ticket; a UUIDv7 minted at the edge. People see its number.</summary>
public readonly record struct TicketId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
