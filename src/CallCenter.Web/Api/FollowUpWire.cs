using Crm.Domain.Callbacks;

namespace CallCenter.Web.Api;

/// <summary>Something that a call-back demands.</summary>
public sealed record FollowUpWire(
    Guid Id, string Number, FollowUpKind Kind, FollowUpState State, Guid CallbackId, Guid TicketId, string[] Causes, string? Demand, long? Said, long? Recorded, Guid? ComplaintTicketId,
    DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset DueAt, string? Result, string? SettledBy, DateTimeOffset? SettledAt, int Version)
{
    internal static FollowUpWire From(CallbackFollowUp f) => new(
        f.Id, f.Number, f.Kind, f.State, f.CallbackId.Value, f.TicketId.Value, f.Causes.Split(','), f.Demand, f.Said?.Fen, f.Recorded?.Fen, f.ComplaintTicketId?.Value, f.CreatedAt, f.CreatedBy,
        f.DueAt, f.Result, f.SettledBy, f.SettledAt, f.Version);
}
