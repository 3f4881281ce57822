namespace Crm.Domain.Dispatch;

/// <summary>When a visit went through its stages; null where nobody wrote it down.</summary>
public sealed record VisitTimes(DateTimeOffset? DepartedAt = null, DateTimeOffset? ArrivedAt = null, DateTimeOffset? StartedAt = null, DateTimeOffset? FinishedAt = null);
