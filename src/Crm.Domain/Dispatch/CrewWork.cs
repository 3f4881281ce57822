namespace Crm.Domain.Dispatch;

/// <summary>What one of several technicians did at a visit (KP-08).</summary>
/// <param name="TechnicianCode">Who.</param>
/// <param name="Did">What he did, in words.</param>
/// <param name="ArrivedAt">When he came, or null: with the lead.</param>
/// <param name="LeftAt">When he went, or null: with the lead.</param>
public sealed record CrewWork(string TechnicianCode, string Did, DateTimeOffset? ArrivedAt = null, DateTimeOffset? LeftAt = null);
