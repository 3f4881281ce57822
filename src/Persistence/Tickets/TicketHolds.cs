using Crm.Domain.Callbacks;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Tickets;

/// <summary>What the rules must know besides the ticket, read only for the commands that ask for it.</summary>
internal static class TicketHolds
{
    public static async Task<TicketFacts> ReadAsync(AppDb db, Ticket ticket, TicketCommand command, CallbackPolicy policy, CancellationToken ct) => command switch
    {
        TicketCommand.Audit when ticket.Type == TicketType.Complaint => new TicketFacts([.. await ApprovalsAsync(db, ticket.Id, ct)], []) { Complaint = await ComplaintAsync(db, ticket, policy, ct) },
        TicketCommand.CompleteWork { Charged.Fen: > 0 } => TicketFacts.None with { Accepted = await Dispatch.AcceptedPrices.MostAsync(db, ticket.Id, ct) },
        TicketCommand.Audit or TicketCommand.Close or TicketCommand.Merge => new TicketFacts([.. await ApprovalsAsync(db, ticket.Id, ct)], []),
        TicketCommand.LinkCall => new TicketFacts([], [.. await db.Set<TicketCallRow>().Where(c => c.TicketId == ticket.Id).Select(c => c.InteractionId).ToListAsync(ct)]),
        TicketCommand.JudgeRepeat { Of: { } named } => TicketFacts.None with { Named = await RepeatQuery.NamedAsync(db, ticket, named, ct) },
        _ => TicketFacts.None,
    };

    // Only what was said after the work that is audited now: an earlier word was about other work.
    private static async Task<ComplaintOutcome?> ComplaintAsync(AppDb db, Ticket ticket, CallbackPolicy policy, CancellationToken ct)
    {
        var (id, handled) = (ticket.Id, ticket.WorkDoneAt);
        var last = await db.Set<CallbackTask>().AsNoTracking().Where(t => t.TicketId == id && t.Kind == CallbackKind.Complaint && t.State == CallbackState.Completed && t.StartedAt >= handled)
            .OrderByDescending(t => t.Round).FirstOrDefaultAsync(ct);
        return last is { Answers: { } answers } ? new ComplaintOutcome(ComplaintRules.IsGood(answers, policy), last.HandledBy ?? "") : null;
    }

    // A low score of a call-back and a question beyond somebody's authority hold alike; one that this transaction raises counts too.
    private static async Task<List<string>> ApprovalsAsync(AppDb db, TicketId ticket, CancellationToken ct)
    {
        var scores = await db.Set<CallbackFollowUp>().Where(f => f.TicketId == ticket && f.Kind == FollowUpKind.Approval && f.State == FollowUpState.Open).Select(f => f.Number).ToListAsync(ct);
        var raised = db.Set<CallbackFollowUp>().Local.Where(f => f.TicketId == ticket && f.Kind == FollowUpKind.Approval && f.State == FollowUpState.Open).Select(f => f.Number);
        var asked = await db.Set<TicketApproval>().Where(a => a.TicketId == ticket && a.State == ApprovalState.Open).Select(a => a.Number).ToListAsync(ct);
        return [.. scores.Concat(raised).Concat(asked).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
