using Persistence.History;
using Persistence.Tickets;

namespace CallCenter.Web.Api;

/// <summary>A call of a ticket.</summary>
public sealed record TicketsCallWire(Guid InteractionId, DateTimeOffset? Received, InteractionDirection? Direction, string? Agent, IReadOnlyList<Guid> Recordings)
{
    internal static TicketsCallWire From(TicketCallLine l) => new(l.InteractionId, l.Call?.ReceivedAt, l.Call?.Direction, l.Call?.AgentId, [.. l.Recordings.Select(r => r.Id)]);
}
