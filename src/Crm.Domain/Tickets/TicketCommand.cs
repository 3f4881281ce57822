namespace Crm.Domain.Tickets;

/// <summary>What a person or a system may ask of an existing ticket; closed family.</summary>
public abstract record TicketCommand
{
    private TicketCommand() { }

    /// <summary>Replace the form's content.</summary>
    public sealed record Edit(TicketDetails Details) : TicketCommand;

    /// <summary>Agree a window for a visit, or another one.</summary>
    public sealed record Schedule(AppointmentSlot Slot) : TicketCommand;

    /// <summary>The fault went away on the phone; the article that helped, by its number as people say it, and the version that was in force (filled by the store).
    /// A question may be answered without one.</summary>
    public sealed record SolveByPhone(string? ArticleId, Guid? Article = null, int? ArticleVersion = null) : TicketCommand;

    /// <summary>Check again at the instant (HR-06: after 30 minutes).</summary>
    public sealed record Observe(DateTimeOffset Until) : TicketCommand;

    /// <summary>The fault came back while observed.</summary>
    public sealed record FaultReturned : TicketCommand;

    /// <summary>Send a site or a technician.</summary>
    public sealed record Dispatch(string To) : TicketCommand;

    /// <summary>Work begins, or goes on after a wait.</summary>
    public sealed record StartWork : TicketCommand;

    /// <summary>Work cannot go on.</summary>
    public sealed record Wait(WaitReason Reason) : TicketCommand;

    /// <summary>Work is done; what was done, and what the customer paid on the spot (null: nothing recorded, zero: free).</summary>
    public sealed record CompleteWork(string Result, Money? Charged = null) : TicketCommand;

    /// <summary>The papers were checked; <paramref name="Leader"/> is who checks by the right to decide for others, or null.</summary>
    public sealed record Audit(string? Leader = null) : TicketCommand;

    /// <summary>Nothing is left to do.</summary>
    public sealed record Close : TicketCommand;

    /// <summary>Give up, with the reason.</summary>
    public sealed record Cancel(string Reason) : TicketCommand;

    /// <summary>It is the same problem as another ticket's.</summary>
    public sealed record Merge(TicketId Into) : TicketCommand;

    /// <summary>A closed ticket goes on, with the reason.</summary>
    public sealed record Reopen(string Reason) : TicketCommand;

    /// <summary>Promise something to the customer for an instant.</summary>
    public sealed record Promise(string Text, DateTimeOffset For) : TicketCommand;

    /// <summary>Write something down.</summary>
    public sealed record AddNote(string Text) : TicketCommand;

    /// <summary>A call was about this ticket.</summary>
    public sealed record LinkCall(Guid InteractionId) : TicketCommand;

    /// <summary>Say which earlier order it repeats, or, with a reason, that it repeats none.</summary>
    public sealed record JudgeRepeat(TicketId? Of, string? Reason) : TicketCommand;
}
