using Crm.Domain.Tickets;

namespace CallCenter.Web.Api;

/// <summary>A temporary work group of a ticket.</summary>
public sealed record TicketsGroupWire(Guid Id, string Name, IReadOnlyList<string> Members, string CreatedBy, DateTimeOffset Created, DateTimeOffset? Ended)
{
    internal static TicketsGroupWire From(TicketGroup g) => new(g.Id, g.Name, g.People, g.CreatedBy, g.CreatedAt, g.EndedAt);
}
