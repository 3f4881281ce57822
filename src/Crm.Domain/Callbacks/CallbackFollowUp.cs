using Crm.Domain.Customers;
using Crm.Domain.Tickets;

namespace Crm.Domain.Callbacks;

/// <summary>Something that a call-back demands of somebody else.</summary>
public sealed record CallbackFollowUp
{
    /// <summary>Identity; a UUIDv7 minted at the edge.</summary>
    public required Guid Id { get; init; }

    /// <summary>Speakable number: E-, Z-, S- or P-yyMMdd-NNNN by kind.</summary>
    public required string Number { get; init; }

    /// <summary>The call-back it came from.</summary>
    public required CallbackId CallbackId { get; init; }

    /// <summary>The ticket that was called back.</summary>
    public required TicketId TicketId { get; init; }

    /// <summary>Whose, or null.</summary>
    public CustomerId? CustomerId { get; init; }

    /// <summary>What it is.</summary>
    public required FollowUpKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public FollowUpState State { get; init; }

    /// <summary>Why: keys of <see cref="FollowUpRules"/>, comma separated.</summary>
    public string Causes { get; init; } = "";

    /// <summary>The customer's own words, or null.</summary>
    public string? Demand { get; init; }

    /// <summary>What the customer says he paid; of a fee exception.</summary>
    public Money? Said { get; init; }

    /// <summary>What the visit recorded; of a fee exception.</summary>
    public Money? Recorded { get; init; }

    /// <summary>The complaint's own ticket, or null.</summary>
    public TicketId? ComplaintTicketId { get; init; }

    /// <summary>When it was raised.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who called back.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it must be settled.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>What came of it, or null.</summary>
    public string? Result { get; init; }

    /// <summary>Who settled it, or null.</summary>
    public string? SettledBy { get; init; }

    /// <summary>When, or null.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Counts changes.</summary>
    public int Version { get; init; }
}
