using Crm.Domain.Callbacks;
using Persistence.Queries;

namespace Persistence.Callbacks;

/// <summary>Everything about one call-back.</summary>
/// <param name="Task">The task.</param>
/// <param name="Ticket">The ticket with customer, phones, unit, timeline.</param>
/// <param name="Attempts">All attempts in order.</param>
/// <param name="Timeline">All facts in order.</param>
/// <param name="FollowUps">What it raised.</param>
/// <param name="Others">The customer's other open tasks.</param>
public sealed record CallbackCard(
    CallbackTask Task,
    TicketCard Ticket,
    IReadOnlyList<CallbackAttempt> Attempts,
    IReadOnlyList<CallbackTimelineRow> Timeline,
    IReadOnlyList<CallbackFollowUp> FollowUps,
    IReadOnlyList<CallbackTask> Others);
