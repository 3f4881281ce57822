namespace Crm.Domain.Dispatch;

/// <summary>What a finding does.</summary>
public enum CheckLevel
{
    /// <summary>Nothing.</summary>
    Off,

    /// <summary>A reason is asked and recorded.</summary>
    Warn,

    /// <summary>It is refused.</summary>
    Stop,
}
