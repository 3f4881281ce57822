using Crm.Domain.Tickets;

namespace Crm.Domain.Claims;

/// <summary>What a site claims for a ticket; changed only through <see cref="ClaimRules"/>.</summary>
public sealed record ClaimLine
{
    /// <summary>Number of the claim.</summary>
    public required string Number { get; init; }

    /// <summary>For which ticket.</summary>
    public required TicketId TicketId { get; init; }

    /// <summary>What for.</summary>
    public required ClaimLineType Type { get; init; }

    /// <summary>Where it stands.</summary>
    public ClaimState State { get; init; }

    /// <summary>What is asked.</summary>
    public Money Claimed { get; init; }

    /// <summary>What is granted, or null.</summary>
    public Money? Approved { get; init; }

    /// <summary>Who submitted it, or null.</summary>
    public string? SubmittedBy { get; init; }

    /// <summary>Who decided, or null.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>True while it stands for its ticket and type: a rejected one makes room for another.</summary>
    public bool IsActive => State != ClaimState.Rejected;
}
