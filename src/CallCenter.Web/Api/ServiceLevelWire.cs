using Crm.Domain.Customers;
using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;

namespace CallCenter.Web.Api;

/// <summary>A row of the time limits; durations in milliseconds.</summary>
internal sealed record ServiceLevelWire(
    string Code, int Version, string NameZh, string NameEn, TicketType? Type, CustomerTier? Tier, TicketSeverity? Severity, string? Category, long ResponseMs, long? AppointmentMs, long? DispatchMs, long? ArrivalMs,
    long CompletionMs, long? HandOverMs, bool IsWorkingTime, PauseReasons Pauses, int WarnPercent, int EscalatePercent, bool IsActive, bool IsCurrent, DateTimeOffset ChangedAt, string ChangedBy)
{
    private const long Minute = 60_000;

    public static ServiceLevelWire From(ServiceLevelPolicy p) => new(
        p.Code, p.Version, p.NameZh, p.NameEn, p.Type, p.Tier, p.Severity, p.CategoryCode, p.ResponseMinutes * Minute, p.AppointmentMinutes * Minute, p.DispatchMinutes * Minute, p.ArrivalMinutes * Minute,
        p.CompletionMinutes * Minute, p.HandOverMinutes * Minute, p.IsWorkingTime, p.Pauses, p.WarnPercent, p.EscalatePercent, p.IsActive, p.IsCurrent, p.ChangedAt, p.ChangedBy);
}
