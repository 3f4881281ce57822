namespace Crm.Domain.Tickets;

/// <summary>Something that somebody has to do about a ticket.</summary>
public sealed record TicketTask
{
    /// <summary>Identity; a UUIDv7 minted at the edge.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which ticket.</summary>
    public required TicketId TicketId { get; init; }

    /// <summary>What.</summary>
    public required string Text { get; init; }

    /// <summary>Whose it is, or null when a group's.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Which work group's, or null when somebody's own.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>Until when, or null.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was done, or null.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Who did it, or null.</summary>
    public string? DoneBy { get; init; }

    /// <summary>Counts changes.</summary>
    public int Version { get; init; }
}
