namespace Crm.Domain.Tickets;

/// <summary>Where an approval stands.</summary>
public enum ApprovalState
{
    /// <summary>待审批: closing and audit wait.</summary>
    Open,

    /// <summary>已批准; final.</summary>
    Granted,

    /// <summary>已驳回; final.</summary>
    Denied,
}
