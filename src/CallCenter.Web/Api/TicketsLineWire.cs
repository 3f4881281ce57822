using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;
using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary>A ticket in a list.</summary>
public sealed record TicketsLineWire(
    Guid Id, string Number, TicketType Type, TicketStatus Status, WaitReason? WaitReason, TicketPriority Priority, Guid? CustomerId, string? CustomerName, string Owner,
    DateTimeOffset Opened, DateTimeOffset? AppointmentFrom, DateTimeOffset ResolutionDue, DateTimeOffset? Closed, int Version, DateTimeOffset? NextDue, TimeLimit? NextLimit, bool IsRepeat)
{
    internal static TicketsLineWire From(TicketLine l) => new(
        l.Id.Value, l.Number, l.Type, l.Status, l.WaitReason, l.Priority, l.CustomerId?.Value, l.CustomerName, l.OwnerId, l.OpenedAt, l.AppointmentFrom, l.ResolutionDueAt, l.ClosedAt, l.Version, l.NextDueAt, l.NextDueLimit, l.IsRepeat);
}
