using Crm.Domain.Tickets;
using Persistence.Tickets;

namespace Persistence.Demo;

/// <summary>A ticket with its timeline.</summary>
internal sealed record DemoTicket(Ticket Ticket, IReadOnlyList<TicketTimelineRow> Timeline);
