namespace Crm.Domain.Tickets;

/// <summary>Named people who work on one ticket together; it ends with the ticket.</summary>
public sealed record TicketGroup
{
    /// <summary>Identity; a UUIDv7 minted at the edge.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which ticket.</summary>
    public required TicketId TicketId { get; init; }

    /// <summary>What it is called; a message names it by this.</summary>
    public required string Name { get; init; }

    /// <summary>Accounts, comma separated.</summary>
    public required string Members { get; init; }

    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it or its ticket ended, or null.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The accounts one by one.</summary>
    public ImmutableArray<string> People => [.. Members.Split(',', StringSplitOptions.RemoveEmptyEntries)];
}
