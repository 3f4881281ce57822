using Crm.Domain.Callbacks;
using Crm.Domain.Customers;
using Crm.Domain.Tickets;

namespace Persistence.Callbacks;

/// <summary>What the outbox says about a call-back: ids and state, no names, numbers or words of people.</summary>
public sealed record CallbackFact(
    CallbackId Id, TicketId TicketId, CustomerId? CustomerId, CallbackKind Kind, CallbackState State, DateTimeOffset DueAt, bool IsLate, int MarkHours, int Version, string ActorId);
