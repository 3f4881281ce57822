namespace Crm.Domain.Callbacks;

/// <summary>Where a follow-up stands.</summary>
public enum FollowUpState
{
    /// <summary>待处理</summary>
    Open,

    /// <summary>已处理; final.</summary>
    Settled,
}
