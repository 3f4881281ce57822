using Crm.Domain.Customers;
using Crm.Domain.Tickets;

namespace Persistence.Tickets;

/// <summary>What the outbox says about a ticket: ids and state, no names and no numbers of people.</summary>
public sealed record TicketFact(TicketId Id, string Number, TicketStatus Status, int Version, CustomerId? CustomerId, string ActorId);
