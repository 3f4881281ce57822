using Crm.Domain.Customers;
using Crm.Domain.ServiceLevels;

namespace Crm.Domain.Tickets;

/// <summary>What became true of a ticket; closed family, and the timeline's content.</summary>
public abstract record TicketEvent
{
    private TicketEvent() { }

    /// <summary>Taken in.</summary>
    public sealed record Opened(TicketDraft Draft) : TicketEvent;

    /// <summary>The form changed; field by field what stood there and what stands there now (empty in facts older than this history).</summary>
    public sealed record Edited(TicketDetails Details, ImmutableArray<FieldChange> Changes) : TicketEvent;

    /// <summary>A window was agreed.</summary>
    public sealed record Scheduled(AppointmentSlot Slot) : TicketEvent;

    /// <summary>Solved on the phone.</summary>
    public sealed record PhoneSolved(string? ArticleId, Guid? Article = null, int? ArticleVersion = null) : TicketEvent;

    /// <summary>Watched until the instant.</summary>
    public sealed record ObservationStarted(DateTimeOffset Until) : TicketEvent;

    /// <summary>The fault came back.</summary>
    public sealed record FaultReturned : TicketEvent;

    /// <summary>Somebody was sent.</summary>
    public sealed record Dispatched(string To) : TicketEvent;

    /// <summary>Work began or went on.</summary>
    public sealed record WorkStarted : TicketEvent;

    /// <summary>Work stands.</summary>
    public sealed record WaitStarted(WaitReason Reason) : TicketEvent;

    /// <summary>Work is done; the amount the customer paid on the spot, or null when none was recorded.</summary>
    public sealed record WorkCompleted(string Result, Money? Charged = null) : TicketEvent;

    /// <summary>Papers checked.</summary>
    public sealed record Audited : TicketEvent;

    /// <summary>Closed.</summary>
    public sealed record Closed : TicketEvent;

    /// <summary>Given up.</summary>
    public sealed record Cancelled(string Reason) : TicketEvent;

    /// <summary>Taken in by another ticket.</summary>
    public sealed record Merged(TicketId Into) : TicketEvent;

    /// <summary>It took another ticket in, with so many of that one's calls, call-backs, visits, attachments and messages.</summary>
    public sealed record TookIn(TicketId From, string Number, int Calls = 0, int Callbacks = 0, int Visits = 0, int Attachments = 0, int Messages = 0, int Quotations = 0) : TicketEvent;

    /// <summary>Goes on after it was closed.</summary>
    public sealed record Reopened(string Reason) : TicketEvent;

    /// <summary>Something was promised.</summary>
    public sealed record Promised(string Text, DateTimeOffset For) : TicketEvent;

    /// <summary>Something was written down.</summary>
    public sealed record NoteAdded(string Text) : TicketEvent;

    /// <summary>A call was linked.</summary>
    public sealed record CallLinked(Guid InteractionId) : TicketEvent;

    /// <summary>It was said which earlier order it repeats, or why none.</summary>
    public sealed record RepeatJudged(TicketId? Of, string? Reason, bool IsInGuarantee = false) : TicketEvent;

    /// <summary>A time limit used up a share of its time; told once per level (KP-24).</summary>
    public sealed record TimeLimitReached(TimeLimit Limit, ReminderLevel Level, DateTimeOffset DueAt) : TicketEvent;

    /// <summary>A leader was asked.</summary>
    public sealed record ApprovalAsked(string Number, ApprovalKind Kind, Money Amount, string Reason) : TicketEvent;

    /// <summary>A leader, or the asker within his own authority, decided.</summary>
    public sealed record ApprovalDecided(string Number, ApprovalState State, string? Text) : TicketEvent;

    /// <summary>Nothing is settled for it until that is cleared up.</summary>
    public sealed record SettlementHeld(HoldCause Cause, string Subject) : TicketEvent;

    /// <summary>That was cleared up.</summary>
    public sealed record SettlementReleased(HoldCause Cause, string Subject, string Reason) : TicketEvent;

    /// <summary>The fact's name in timeline and outbox.</summary>
    public string Name => GetType().Name;
}
