using Crm.Domain.Customers;
using Crm.Domain.Tickets;

namespace Crm.Domain.Callbacks;

/// <summary>One promise to call a customer back about one ticket. Changed only through <see cref="CallbackRules"/>.</summary>
public sealed record CallbackTask
{
    /// <summary>Identity.</summary>
    public required CallbackId Id { get; init; }

    /// <summary>The ticket it is about.</summary>
    public required TicketId TicketId { get; init; }

    /// <summary>1 for the first of the ticket, 2 after it was completed again …</summary>
    public required int Round { get; init; }

    /// <summary>The ticket while the task is open, else null: unique, so that a ticket has one open task at most (reference §5.4, 16).</summary>
    public TicketId? OpenFor { get; init; }

    /// <summary>Whom to call, or null when the ticket names a reporter only.</summary>
    public CustomerId? CustomerId { get; init; }

    /// <summary>The call centre that owns it.</summary>
    public string SiteId { get; init; } = "main";

    /// <summary>What for.</summary>
    public required CallbackKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public CallbackState State { get; init; }

    /// <summary>Completion of the work, or its solution on the phone.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The promised end.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>After this it is late: <see cref="DueAt"/> of a completion, a grace later for a check of a phone solution.</summary>
    public required DateTimeOffset LateAt { get; init; }

    /// <summary>The last instant inside the calling window before it is late, or null when there is none.</summary>
    public DateTimeOffset? LastCallAt { get; init; }

    /// <summary>When to try next; null when final.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Why just then: a key of the plan's reasons.</summary>
    public string PlanReason { get; init; } = "";

    /// <summary>When the rules next change something by themselves; null when final. The wake asks by it.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>Attempts that rang.</summary>
    public int Attempts { get; init; }

    /// <summary>Attempts in all.</summary>
    public int Rounds { get; init; }

    /// <summary>How often the customer declined.</summary>
    public int Refusals { get; init; }

    /// <summary>Passed its 72 hours unfinished; stays true, it is counted.</summary>
    public bool IsLate { get; init; }

    /// <summary>The last escalation mark passed in hours, 0 for none.</summary>
    public int MarkHours { get; init; }

    /// <summary>The hour of the local day the customer asked for, 0 to 23, or null.</summary>
    public int? PreferredHour { get; init; }

    /// <summary>Who opened the ticket: not who calls back (reference §5.4, 17).</summary>
    public string? OpenedBy { get; init; }

    /// <summary>Who reported the work as done: not who calls back.</summary>
    public string? HandledBy { get; init; }

    /// <summary>The only agent who may take it, or null for any.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>The agent who has it in hand, or null.</summary>
    public string? TakenBy { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>The call of the attempt under way, or of the last one.</summary>
    public Guid? CallId { get; init; }

    /// <summary>When the last attempt began, or null.</summary>
    public DateTimeOffset? LastAttemptAt { get; init; }

    /// <summary>How it ended, or null.</summary>
    public AttemptOutcome? LastOutcome { get; init; }

    /// <summary>When it became final, or null.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Why it was cancelled or given up, or null.</summary>
    public string? CloseReason { get; init; }

    /// <summary>The score, 1 to 5, or null.</summary>
    public int? Score { get; init; }

    /// <summary>What the customer says he paid, or null.</summary>
    public Money? ChargedSaid { get; init; }

    /// <summary>Everything he said, or null.</summary>
    public CallbackAnswers? Answers { get; init; }

    /// <summary>Counts changes; a command on an older version is refused.</summary>
    public int Version { get; init; }

    /// <summary>True until completed, exhausted or cancelled.</summary>
    public bool IsOpen => State is CallbackState.Planned or CallbackState.Due or CallbackState.Dialing;
}
