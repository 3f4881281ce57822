using Crm.Domain.Tickets;
using Persistence.Tickets;

namespace Persistence.Demo;

/// <summary>A ticket with its timeline, the same facts with their instants, and what its last visit cost.</summary>
internal sealed record DemoTicket(Ticket Ticket, IReadOnlyList<TicketTimelineRow> Timeline, IReadOnlyList<(DateTimeOffset At, TicketEvent Fact)> Facts, DemoFee? Fee);
