using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.ServiceLevels;
using Crm.Domain.Warranty;

namespace Crm.Domain.Tickets;

/// <summary>One problem of one customer for its whole life (HR-13). Changed only through <see cref="TicketRules"/>.</summary>
public sealed record Ticket
{
    /// <summary>Identity.</summary>
    public required TicketId Id { get; init; }

    /// <summary>Speakable number, see <see cref="TicketNumber"/>.</summary>
    public required string Number { get; init; }

    /// <summary>The call centre that owns it.</summary>
    public string SiteId { get; init; } = "main";

    /// <summary>Where it stands.</summary>
    public TicketStatus Status { get; init; }

    /// <summary>Kind of order.</summary>
    public TicketType Type { get; init; }

    /// <summary>How it came.</summary>
    public TicketChannel Channel { get; init; }

    /// <summary>How soon.</summary>
    public TicketPriority Priority { get; init; }

    /// <summary>Why the priority was changed, or null while it is as it was opened.</summary>
    public string? PriorityReason { get; init; }

    /// <summary>How bad.</summary>
    public TicketSeverity Severity { get; init; }

    /// <summary>When the customer would like a visit, in his words, or null.</summary>
    public string? AppointmentWish { get; init; }

    /// <summary>Whose ticket, or null.</summary>
    public CustomerId? CustomerId { get; init; }

    /// <summary>Which unit, or null.</summary>
    public UnitId? UnitId { get; init; }

    /// <summary>Where, or null.</summary>
    public AddressId? AddressId { get; init; }

    /// <summary>Who reported, when it was not the customer.</summary>
    public string? ReporterName { get; init; }

    /// <summary>The reporter's number, E.164, or null.</summary>
    public string? ReporterE164 { get; init; }

    /// <summary>Product category, or null.</summary>
    public string? CategoryCode { get; init; }

    /// <summary>Symptom, or null.</summary>
    public string? SymptomCode { get; init; }

    /// <summary>True when the symptom puts people at risk.</summary>
    public bool IsSafetyCritical { get; init; }

    /// <summary>What the customer said.</summary>
    public string Description { get; init; } = "";

    /// <summary>Warranty status when it opened, or null without a unit.</summary>
    public CoverageStatus? EntitlementStatus { get; init; }

    /// <summary>Last covered day when it opened, or null.</summary>
    public DateOnly? EntitlementLastDay { get; init; }

    /// <summary>Reason key of the snapshot, or null.</summary>
    public string? EntitlementReason { get; init; }

    /// <summary>What the customer could have when it opened, or null without a unit.</summary>
    public Remedy? EntitlementRemedies { get; init; }

    /// <summary>The decision with all its steps as it stood when the ticket opened, as the store writes it (KP-35); null without a unit.</summary>
    public string? EntitlementProof { get; init; }

    /// <summary>Start of the agreed window, or null.</summary>
    public DateTimeOffset? AppointmentFrom { get; init; }

    /// <summary>End of the agreed window, or null.</summary>
    public DateTimeOffset? AppointmentTo { get; init; }

    /// <summary>What else was promised to the customer, or null.</summary>
    public string? PromiseText { get; init; }

    /// <summary>When it was promised for, or null.</summary>
    public DateTimeOffset? PromisedFor { get; init; }

    /// <summary>What it waits for while <see cref="TicketStatus.Waiting"/>, else null.</summary>
    public WaitReason? WaitReason { get; init; }

    /// <summary>Since when it waits, or null.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>When a phone-solved ticket is to be checked, or null.</summary>
    public DateTimeOffset? ObserveUntil { get; init; }

    /// <summary>Who is sent: a site's or a technician's name, or null.</summary>
    public string? DispatchedTo { get; init; }

    /// <summary>The earlier ticket of the same fault, or null.</summary>
    public TicketId? RepeatOfId { get; init; }

    /// <summary>Why it is no repeat although an earlier order of the same unit and symptom was found, or null.</summary>
    public string? NotRepeatReason { get; init; }

    /// <summary>True when the earlier repair's own guarantee held when this one was opened.</summary>
    public bool IsGuaranteeRepeat { get; init; }

    /// <summary>The ticket that took this one in, or null.</summary>
    public TicketId? MergedIntoId { get; init; }

    /// <summary>The first call, or null.</summary>
    public Guid? InteractionId { get; init; }

    /// <summary>The user who opened it.</summary>
    public required string OpenedBy { get; init; }

    /// <summary>The user who looks after it.</summary>
    public required string OwnerId { get; init; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the customer must have an answer.</summary>
    public DateTimeOffset ResponseDueAt { get; init; }

    /// <summary>When the work must be done.</summary>
    public DateTimeOffset ResolutionDueAt { get; init; }

    /// <summary>The nearest end of a running limit, or null while none runs.</summary>
    public DateTimeOffset? NextDueAt { get; init; }

    /// <summary>Which limit that is, or null.</summary>
    public TimeLimit? NextDueLimit { get; init; }

    /// <summary>When the customer had an answer, or null.</summary>
    public DateTimeOffset? RespondedAt { get; init; }

    /// <summary>When the work was done, or null.</summary>
    public DateTimeOffset? WorkDoneAt { get; init; }

    /// <summary>What the customer paid on the spot as the visit recorded it, or null when nothing was recorded (HR-11: compared with what he says in the call-back).</summary>
    public Money? Charged { get; init; }

    /// <summary>When it was closed, cancelled or merged, or null.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How often it was reopened.</summary>
    public int ReopenCount { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Counts changes; a command on an older version is refused.</summary>
    public int Version { get; init; }

    /// <summary>True until it is closed, cancelled or merged.</summary>
    public bool IsOpen => TicketTransitions.IsOpen(Status);
}
