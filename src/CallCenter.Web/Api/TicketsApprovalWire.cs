using Crm.Domain.Tickets;

namespace CallCenter.Web.Api;

/// <summary>A question to a leader about a ticket; money in fen.</summary>
public sealed record TicketsApprovalWire(
    Guid Id, string Number, ApprovalKind Kind, long Amount, string Reason, ApprovalState State, string RequestedBy, DateTimeOffset Requested, string? DecidedBy, DateTimeOffset? Decided, string? Decision, int Version)
{
    internal static TicketsApprovalWire From(TicketApproval a) =>
        new(a.Id, a.Number, a.Kind, a.Amount.Fen, a.Reason, a.State, a.RequestedBy, a.RequestedAt, a.DecidedBy, a.DecidedAt, a.Decision, a.Version);
}
