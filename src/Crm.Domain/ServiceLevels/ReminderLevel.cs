namespace Crm.Domain.ServiceLevels;

/// <summary>How far a limit has been used up when somebody is told; each is told once (KP-24).</summary>
public enum ReminderLevel
{
    /// <summary>Nobody was told yet.</summary>
    None,

    /// <summary>将超期: the policy's share of the time is gone.</summary>
    Warning,

    /// <summary>已超期: the limit is over.</summary>
    Overdue,

    /// <summary>严重超期: the policy's multiple of the time is gone.</summary>
    Escalation,
}
