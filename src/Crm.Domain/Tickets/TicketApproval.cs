namespace Crm.Domain.Tickets;

/// <summary>A question to a leader about one ticket (KP-29, goodwill and fees beyond authority). Changed only through <see cref="ApprovalRules"/>.</summary>
public sealed record TicketApproval
{
    /// <summary>Identity; a UUIDv7 minted at the edge.</summary>
    public required Guid Id { get; init; }

    /// <summary>Speakable number: <c>A-261122-0007</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Which ticket.</summary>
    public required TicketId TicketId { get; init; }

    /// <summary>What is asked for.</summary>
    public required ApprovalKind Kind { get; init; }

    /// <summary>How much it is worth; zero where it is not about money.</summary>
    public required Money Amount { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Where it stands.</summary>
    public ApprovalState State { get; init; }

    /// <summary>Who asks.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Who decided, or null.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When, or null.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What the decision says, or null.</summary>
    public string? Decision { get; init; }

    /// <summary>Counts changes.</summary>
    public int Version { get; init; }
}
