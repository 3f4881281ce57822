namespace Crm.Domain.Dispatch;

/// <summary>Whether a technician can be sent.</summary>
public enum TechnicianState
{
    /// <summary>在岗</summary>
    Active,

    /// <summary>休假</summary>
    OnLeave,

    /// <summary>离职</summary>
    Left,
}
