using Crm.Domain.Callbacks;
using Crm.Domain.Tickets;

namespace Persistence.Callbacks;

/// <summary>What the outbox says about a follow-up.</summary>
public sealed record FollowUpFact(Guid Id, string Number, FollowUpKind Kind, FollowUpState State, CallbackId CallbackId, TicketId TicketId, string ActorId);
