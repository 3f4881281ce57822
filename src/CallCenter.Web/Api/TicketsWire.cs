using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;
using Persistence.Dispatch;
using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary>A ticket; numbers masked, money in fen.</summary>
public sealed record TicketsWire(
    Guid Id,
    string Number,
    TicketStatus Status,
    WaitReason? WaitReason,
    TicketType Type,
    TicketChannel Channel,
    TicketPriority Priority,
    TicketSeverity Severity,
    Guid? CustomerId,
    string? CustomerName,
    Guid? UnitId,
    string? Serial,
    Guid? AddressId,
    string? Region,
    string? ReporterName,
    string ReporterPhone,
    string? Category,
    string? Symptom,
    bool IsSafetyCritical,
    string Description,
    CoverageStatus? Entitlement,
    DateOnly? EntitlementLastDay,
    Remedy? EntitlementRemedies,
    DateTimeOffset? AppointmentFrom,
    DateTimeOffset? AppointmentTo,
    string? Promise,
    DateTimeOffset? PromisedFor,
    string? DispatchedTo,
    string? RepeatOf,
    Guid? InteractionId,
    string Owner,
    string OpenedBy,
    DateTimeOffset Opened,
    DateTimeOffset ResponseDue,
    DateTimeOffset ResolutionDue,
    DateTimeOffset? WorkDone,
    long? Charged,
    DateTimeOffset? Closed,
    int ReopenCount,
    IReadOnlyList<DispatchesWire> Dispatches,
    IReadOnlyList<TicketsFactWire> Timeline,
    int Version,
    DateTimeOffset? NextDue,
    TimeLimit? NextLimit,
    bool IsGuaranteeRepeat,
    string? NotRepeatReason,
    string? MergedInto,
    string? PriorityReason,
    string? AppointmentWish)
{
    internal static TicketsWire From(TicketCard card, IReadOnlyList<VisitCard> visits, Func<string?, string> show)
    {
        var t = card.Ticket;
        return new TicketsWire(
            t.Id.Value, t.Number, t.Status, t.WaitReason, t.Type, t.Channel, t.Priority, t.Severity, t.CustomerId?.Value, card.Customer?.Name, t.UnitId?.Value, card.Unit?.SerialNo,
            t.AddressId?.Value, card.Address?.Region, t.ReporterName, show(t.ReporterE164), t.CategoryCode, t.SymptomCode, t.IsSafetyCritical, t.Description,
            t.EntitlementStatus, t.EntitlementLastDay, t.EntitlementRemedies, t.AppointmentFrom, t.AppointmentTo, t.PromiseText, t.PromisedFor, t.DispatchedTo, card.RepeatOfNumber, t.InteractionId,
            t.OwnerId, t.OpenedBy, t.OpenedAt, t.ResponseDueAt, t.ResolutionDueAt, t.WorkDoneAt, t.Charged?.Fen, t.ClosedAt, t.ReopenCount,
            [.. visits.Select(v => DispatchesWire.Of(v, show))],
            [.. card.Timeline.Select(f => new TicketsFactWire(f.Seq, f.At, f.ActorId, f.Type))], t.Version,
            t.NextDueAt, t.NextDueLimit, t.IsGuaranteeRepeat, t.NotRepeatReason, card.MergedIntoNumber, t.PriorityReason, t.AppointmentWish);
    }
}
