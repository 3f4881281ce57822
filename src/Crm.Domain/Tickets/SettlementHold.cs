namespace Crm.Domain.Tickets;

/// <summary>结算暂停: nothing is settled for the ticket while one is open. Claims read it, they do not make it.</summary>
public sealed record SettlementHold
{
    /// <summary>Identity; of a hold that a follow-up raised, the follow-up's.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which ticket.</summary>
    public required TicketId TicketId { get; init; }

    /// <summary>Why.</summary>
    public required HoldCause Cause { get; init; }

    /// <summary>Number of the follow-up or of the visit that it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Whose deed raised it.</summary>
    public required string RaisedBy { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>Who ended it, or null.</summary>
    public string? ReleasedBy { get; init; }

    /// <summary>Why it ended, or null.</summary>
    public string? ReleaseReason { get; init; }

    /// <summary>Counts changes.</summary>
    public int Version { get; init; }

    /// <summary>True until it is released.</summary>
    public bool IsOpen => ReleasedAt is null;
}
