namespace Crm.Domain.Tickets;

/// <summary>A file that hangs on a ticket. Its bytes lie on the product's shelf, outside the database; a deleted one is hidden, not gone.</summary>
public sealed record TicketAttachment
{
    /// <summary>Identity and name on the shelf; a UUIDv7 minted at the edge.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which ticket.</summary>
    public required TicketId TicketId { get; init; }

    /// <summary>What people call it; never part of a path.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required AttachmentKind Kind { get; init; }

    /// <summary>How many bytes lie on the shelf.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of those bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>True when what a camera wrote beside the picture (place, device) was taken out; of a film, blanked.</summary>
    public bool IsCleaned { get; init; }

    /// <summary>Who brought it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was deleted, or null.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Who deleted it, or null.</summary>
    public string? DeletedBy { get; init; }
}
