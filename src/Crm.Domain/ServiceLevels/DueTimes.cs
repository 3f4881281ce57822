namespace Crm.Domain.ServiceLevels;

/// <summary>When a ticket must be answered and done.</summary>
public readonly record struct DueTimes(DateTimeOffset Response, DateTimeOffset Resolution);
