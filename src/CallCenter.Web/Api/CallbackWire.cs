using Crm.Domain.Callbacks;
using Persistence.Callbacks;

namespace CallCenter.Web.Api;

/// <summary>A call-back in lists.</summary>
public sealed record CallbackWire(
    Guid Id, string TicketNumber, Guid TicketId, Guid? CustomerId, CallbackKind Kind, CallbackState State, DateTimeOffset StartedAt, DateTimeOffset DueAt, DateTimeOffset LateAt,
    DateTimeOffset? LastCallAt, DateTimeOffset? NextAttemptAt, string PlanReason, int Attempts, int Rounds, bool Late, int MarkHours, string? AssignedTo, string? TakenBy, Guid? CallId,
    AttemptOutcome? LastOutcome, int? Score, long? ChargedSaid, long? ChargedRecorded, DateTimeOffset? ClosedAt, string? CloseReason, int Version)
{
    internal static CallbackWire From(CallbackLine line) => From(line.Task, line.TicketNumber, line.Charged);

    internal static CallbackWire From(CallbackTask t, string ticket, Crm.Domain.Money? charged) => new(
        t.Id.Value, ticket, t.TicketId.Value, t.CustomerId?.Value, t.Kind, t.State, t.StartedAt, t.DueAt, t.LateAt, t.LastCallAt, t.NextAttemptAt, t.PlanReason, t.Attempts, t.Rounds, t.IsLate,
        t.MarkHours, t.AssignedTo, t.TakenBy, t.CallId, t.LastOutcome, t.Score, t.ChargedSaid?.Fen, charged?.Fen, t.ClosedAt, t.CloseReason, t.Version);
}
