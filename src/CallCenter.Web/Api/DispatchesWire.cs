using Crm.Domain.Dispatch;
using Persistence.Dispatch;

namespace CallCenter.Web.Api;

/// <summary>A dispatch order; the technician's number is masked.</summary>
public sealed record DispatchesWire(
    Guid Id,
    string Number,
    Guid TicketId,
    string TicketNumber,
    int VisitNo,
    DispatchStatus Status,
    string? Site,
    string? Technician,
    string? TechnicianName,
    string? TechnicianPhone,
    DateTimeOffset? From,
    DateTimeOffset? To,
    DateOnly? Day,
    HalfDay? HalfDay,
    string? OverrideReason,
    string? RejectReason,
    string? CancelReason,
    DateTimeOffset Proposed,
    DateTimeOffset? Assigned,
    DateTimeOffset? Accepted,
    DateTimeOffset? Departed,
    DateTimeOffset? Arrived,
    DateTimeOffset? Started,
    DateTimeOffset? Finished,
    DateTimeOffset? Cancelled,
    DispatchesResultWire? Result,
    DispatchesNextWire? Next,
    int Version)
{
    internal static DispatchesWire Of(DispatchOrder o, string ticketNumber, string? technicianName, string? phone, VisitResult? result) => new(
        o.Id.Value, o.Number, o.TicketId.Value, ticketNumber, o.VisitNo, o.Status, o.SiteCode, o.TechnicianCode, technicianName, phone, o.WindowFrom, o.WindowTo, o.Day, o.Half,
        o.OverrideReason, o.RejectReason, o.CancelReason, o.ProposedAt, o.AssignedAt, o.AcceptedAt, o.DepartedAt, o.ArrivedAt, o.StartedAt, o.FinishedAt, o.CancelledAt,
        result is null ? null : DispatchesResultWire.From(result),
        result?.Next is { } next ? new DispatchesNextWire(next.Step, next.Slot?.From, next.Slot?.To) : null,
        o.Version);

    internal static DispatchesWire Of(VisitCard card, Func<string?, string> show) =>
        Of(card.Order, card.TicketNumber, card.Technician?.Name, card.Technician is { } t ? show(t.E164) : null, card.Result);

    internal static DispatchesWire Of(VisitLine line) => Of(line.Order, line.TicketNumber, line.TechnicianName, null, null);
}
