using System.Collections.Immutable;
using Crm.Domain.Tickets;

namespace Persistence.Tickets;

/// <summary>What the outbox says about messages of a ticket: whom it concerns, never the text.</summary>
public sealed record TicketMessageFact(TicketId Id, string Number, string ActorId, ImmutableArray<string> Mentions);
