using System.Collections.Immutable;
using Crm.Domain.Tickets;

namespace CallCenter.Web.Features.Tickets;

/// <summary>A step that a ticket may take next, and what a person must say for it.</summary>
/// <param name="To">The state it leads to.</param>
/// <param name="Asks">What is asked before it is taken.</param>
internal sealed record TicketStep(TicketStatus To, StepQuestion Asks)
{
    /// <summary>HR-06: a fault solved by phone is looked at again after this.</summary>
    private static readonly TimeSpan Observation = ObservationRules.Length;

    /// <summary>Every step that the table of states allows now.</summary>
    public static ImmutableArray<TicketStep> From(Ticket ticket) =>
        [.. TicketTransitions.From(ticket.Status).Select(to => new TicketStep(to, QuestionOf(ticket.Status, to)))];

    /// <summary>The command, once the question is answered.</summary>
    public TicketCommand Command(Ticket ticket, StepAnswer answer, DateTimeOffset now) => To switch
    {
        TicketStatus.Open => new TicketCommand.FaultReturned(),
        TicketStatus.PhoneSolved => new TicketCommand.SolveByPhone(string.IsNullOrWhiteSpace(answer.Text) ? null : answer.Text.Trim()),
        TicketStatus.Observing => new TicketCommand.Observe(now + Observation),
        TicketStatus.Scheduled => new TicketCommand.Schedule(answer.Slot ?? default),
        TicketStatus.Dispatched => new TicketCommand.Dispatch(answer.Text),
        TicketStatus.InProgress when ticket.Status == TicketStatus.Closed => new TicketCommand.Reopen(answer.Text),
        TicketStatus.InProgress => new TicketCommand.StartWork(),
        TicketStatus.Waiting => new TicketCommand.Wait(answer.Wait),
        TicketStatus.WorkDone => new TicketCommand.CompleteWork(answer.Text),
        TicketStatus.Audited => new TicketCommand.Audit(answer.Leader),
        TicketStatus.Closed => new TicketCommand.Close(),
        TicketStatus.Cancelled => new TicketCommand.Cancel(answer.Text),
        TicketStatus.Merged => new TicketCommand.Merge(answer.Into ?? default),
        _ => throw new System.Diagnostics.UnreachableException(To.ToString()),
    };

    private static StepQuestion QuestionOf(TicketStatus from, TicketStatus to) => to switch
    {
        TicketStatus.Scheduled => StepQuestion.Slot,
        TicketStatus.Dispatched => StepQuestion.To,
        TicketStatus.PhoneSolved => StepQuestion.Article,
        TicketStatus.Waiting => StepQuestion.Wait,
        TicketStatus.WorkDone => StepQuestion.Result,
        TicketStatus.Cancelled => StepQuestion.Reason,
        TicketStatus.InProgress when from == TicketStatus.Closed => StepQuestion.Reason,
        TicketStatus.Merged => StepQuestion.Into,
        _ => StepQuestion.Nothing,
    };
}
