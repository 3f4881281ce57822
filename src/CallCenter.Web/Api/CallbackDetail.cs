using Crm.Domain.Callbacks;
using Persistence.Callbacks;

namespace CallCenter.Web.Api;

/// <summary>One call-back with everything that happened.</summary>
public sealed record CallbackDetail(
    CallbackWire Callback, CallbackAnswersWire? Answers, IReadOnlyList<CallbackAttemptWire> Attempts, IReadOnlyList<FollowUpWire> FollowUps, IReadOnlyList<Guid> OtherTasks)
{
    internal static CallbackDetail From(CallbackCard card) => new(
        CallbackWire.From(card.Task, card.Ticket.Ticket.Number, card.Ticket.Ticket.Charged),
        CallbackAnswersWire.From(card.Task.Answers),
        [.. card.Attempts.Select(a => new CallbackAttemptWire(a.Seq, a.StartedAt, a.EndedAt, a.AgentId, a.CallId, a.Outcome, a.Counts, a.AgreedAt, a.Note))],
        [.. card.FollowUps.Select(FollowUpWire.From)],
        [.. card.Others.Select(o => o.Id.Value)]);
}
