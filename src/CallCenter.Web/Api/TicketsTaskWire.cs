using Crm.Domain.Tickets;

namespace CallCenter.Web.Api;

/// <summary>A task on a ticket.</summary>
public sealed record TicketsTaskWire(Guid Id, string Text, string? Owner, Guid? Group, DateTimeOffset? Due, string CreatedBy, DateTimeOffset Created, DateTimeOffset? Done, string? DoneBy)
{
    internal static TicketsTaskWire From(TicketTask t) => new(t.Id, t.Text, t.OwnerId, t.GroupId, t.DueAt, t.CreatedBy, t.CreatedAt, t.DoneAt, t.DoneBy);
}
