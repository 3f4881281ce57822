using Crm.Domain.Callbacks;

namespace Crm.Domain.Tickets;

/// <summary>A complaint closes only after a good call-back and a leader's audit (reference §5.4, 20). A customer who is not content sends it back to work.</summary>
public static class ComplaintRules
{
    /// <summary>Nobody has called the customer back since it was handled, or he was not content.</summary>
    public const string NeedsAGoodCallback = "ComplaintNeedsAGoodCallback";

    /// <summary>Whoever audits may not decide for others.</summary>
    public const string NeedsALeader = "ComplaintNeedsALeadersAudit";

    /// <summary>A complaint is handled, called back and audited; no article settles it on the phone.</summary>
    public const string NotByPhone = "ComplaintIsNotSolvedByPhone";

    /// <summary>Who handled it does not audit it.</summary>
    public const string NeedsAnotherLeader = "ComplaintNeedsAnotherLeader";

    /// <summary>True when the customer said that it is settled, complains no more and gave no low score.</summary>
    public static bool IsGood(CallbackAnswers answers, CallbackPolicy policy) => answers is { IsSolved: true, IsComplaint: false } && !(answers.Score <= policy.LowScore);

    /// <summary>Why a complaint may not be audited, or null; other tickets ask for none of it.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="leader">Who audits by the right to decide for others, or null.</param>
    /// <param name="outcome">The latest call-back since it was handled, or null.</param>
    public static Refusal? Audit(Ticket ticket, string? leader, ComplaintOutcome? outcome)
    {
        if (ticket.Type != TicketType.Complaint) return null;
        if (outcome is not { IsGood: true }) return Refusal.Of(NeedsAGoodCallback, ("number", ticket.Number));
        if (leader is null) return Refusal.Of(NeedsALeader, ("number", ticket.Number));
        return leader == outcome.HandledBy ? Refusal.Of(NeedsAnotherLeader, ("number", ticket.Number), ("agent", leader)) : null;
    }

    /// <summary>Why a complaint may not be closed, or null: the one way is through its audit.</summary>
    public static Refusal? Close(Ticket ticket) =>
        ticket is { Type: TicketType.Complaint, Status: TicketStatus.PhoneSolved or TicketStatus.Observing } ? Refusal.Of(NeedsALeader, ("number", ticket.Number)) : null;
}
