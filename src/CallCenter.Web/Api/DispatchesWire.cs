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
    /// <summary>Who goes along, without the lead.</summary>
    public IReadOnlyList<string> Assistants { get; init; } = [];

    /// <summary>One way, metres, or null.</summary>
    public int? DistanceMetres { get; init; }

    /// <summary>How the distance is known: entered, siteTable, coordinates or regionCentres (coarse).</summary>
    public DistanceBasis? DistanceBasis { get; init; }

    /// <summary>The rules that the override reason passed over.</summary>
    public IReadOnlyList<string> Overridden { get; init; } = [];

    /// <summary>How often its slip was printed.</summary>
    public int Prints { get; init; }

    internal static DispatchesWire Of(DispatchOrder o, string ticketNumber, string? technicianName, string? phone, VisitResult? result) => new(
        o.Id.Value, o.Number, o.TicketId.Value, ticketNumber, o.VisitNo, o.Status, o.SiteCode, o.TechnicianCode, technicianName, phone, o.WindowFrom, o.WindowTo, o.Day, o.Half,
        o.OverrideReason, o.RejectReason, o.CancelReason, o.ProposedAt, o.AssignedAt, o.AcceptedAt, o.DepartedAt, o.ArrivedAt, o.StartedAt, o.FinishedAt, o.CancelledAt,
        result is null ? null : DispatchesResultWire.From(result),
        result?.Next is { } next ? new DispatchesNextWire(next.Step, next.Slot?.From, next.Slot?.To) : null,
        o.Version)
    {
        Assistants = o.Assistants, DistanceMetres = o.DistanceMetres, DistanceBasis = o.DistanceBasis, Overridden = o.Overridden, Prints = o.Prints,
    };

    internal static DispatchesWire Of(VisitCard card, Func<string?, string> show) =>
        Of(card.Order, card.TicketNumber, card.Technician?.Name, card.Technician is { } t ? show(t.E164) : null, card.Result);

    internal static DispatchesWire Of(VisitLine line) => Of(line.Order, line.TicketNumber, line.TechnicianName, null, null);
}
