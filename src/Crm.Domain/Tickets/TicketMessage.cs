namespace Crm.Domain.Tickets;

/// <summary>What a colleague wrote to colleagues about a ticket. It is never changed and never sent to the customer.</summary>
public sealed record TicketMessage
{
    /// <summary>Identity; a UUIDv7 minted at the edge, so that the order of ids is the order of writing.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which ticket.</summary>
    public required TicketId TicketId { get; init; }

    /// <summary>User name of who wrote.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The text with its <c>@name</c> in it.</summary>
    public required string Text { get; init; }
}
