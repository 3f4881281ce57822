using Crm.Domain.Tickets;

namespace CallCenter.Web.Api;

/// <summary>Something that holds a ticket's settlement, or held it.</summary>
public sealed record TicketsHoldWire(Guid Id, HoldCause Cause, string Subject, DateTimeOffset Since, string RaisedBy, DateTimeOffset? ReleasedAt, string? ReleasedBy, string? ReleaseReason, bool IsOpen, int Version)
{
    internal static TicketsHoldWire From(SettlementHold h) => new(h.Id, h.Cause, h.Subject, h.Since, h.RaisedBy, h.ReleasedAt, h.ReleasedBy, h.ReleaseReason, h.IsOpen, h.Version);
}
