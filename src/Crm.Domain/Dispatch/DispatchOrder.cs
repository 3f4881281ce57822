using Crm.Domain.Tickets;

namespace Crm.Domain.Dispatch;

/// <summary>A dispatch order 派工单: one visit for one ticket. Changed only through <see cref="DispatchRules"/>.</summary>
public sealed record DispatchOrder
{
    /// <summary>Identity.</summary>
    public required DispatchOrderId Id { get; init; }

    /// <summary>Speakable number, see <see cref="DispatchNumber"/>.</summary>
    public required string Number { get; init; }

    /// <summary>For which ticket.</summary>
    public required TicketId TicketId { get; init; }

    /// <summary>The same while the order is open, else null: unique, so that a ticket never has two open orders.</summary>
    public TicketId? OpenTicketId { get; init; }

    /// <summary>1 for the ticket's first visit, 2 for its second …</summary>
    public int VisitNo { get; init; }

    /// <summary>Where it stands.</summary>
    public DispatchStatus Status { get; init; }

    /// <summary>Who is sent, or null.</summary>
    public string? SiteCode { get; init; }

    /// <summary>Which technician, or null when the site chooses.</summary>
    public string? TechnicianCode { get; init; }

    /// <summary>Who goes along, without the lead (KP-08).</summary>
    public ImmutableArray<string> Assistants { get; init; } = [];

    /// <summary>How far it is, one way, metres, or null: what the distance fee is reckoned from.</summary>
    public int? DistanceMetres { get; init; }

    /// <summary>How <see cref="DistanceMetres"/> is known, or null with it.</summary>
    public DistanceBasis? DistanceBasis { get; init; }

    /// <summary>The rules that <see cref="OverrideReason"/> passed over.</summary>
    public ImmutableArray<string> Overridden { get; init; } = [];

    /// <summary>How often its slip was printed.</summary>
    public int Prints { get; init; }

    /// <summary>Start of the window, or null.</summary>
    public DateTimeOffset? WindowFrom { get; init; }

    /// <summary>End of the window, or null.</summary>
    public DateTimeOffset? WindowTo { get; init; }

    /// <summary>Local day of the window, or null.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Half day in which it is counted, or null.</summary>
    public HalfDay? Half { get; init; }

    /// <summary>Why a limit was passed over (JR-09), or null.</summary>
    public string? OverrideReason { get; init; }

    /// <summary>Why the last one who was sent did not take it, or null.</summary>
    public string? RejectReason { get; init; }

    /// <summary>Why it is off, or null.</summary>
    public string? CancelReason { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset ProposedAt { get; init; }

    /// <summary>When somebody was sent, or null.</summary>
    public DateTimeOffset? AssignedAt { get; init; }

    /// <summary>When it was taken, or null.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>When he left, or null.</summary>
    public DateTimeOffset? DepartedAt { get; init; }

    /// <summary>When he came, or null.</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>When work began, or null.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When he was finished, or null.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When it was cancelled, or null.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Counts changes; a command on an older version is refused.</summary>
    public int Version { get; init; }

    /// <summary>Everybody who goes, the lead first.</summary>
    public ImmutableArray<string> People => TechnicianCode is { } lead ? [lead, .. Assistants] : Assistants;

    /// <summary>True until it is done, partly done, without access or cancelled.</summary>
    public bool IsOpen => DispatchTransitions.IsOpen(Status);

    /// <summary>The window, or null.</summary>
    public AppointmentSlot? Slot => WindowFrom is { } from && WindowTo is { } to ? new AppointmentSlot(from, to) : null;
}
