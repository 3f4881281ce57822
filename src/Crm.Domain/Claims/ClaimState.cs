namespace Crm.Domain.Claims;

/// <summary>Where a claim line stands.</summary>
public enum ClaimState
{
    /// <summary>草稿</summary>
    Draft,

    /// <summary>已提交</summary>
    Submitted,

    /// <summary>退回: may be changed and submitted again under the same number.</summary>
    SentBack,

    /// <summary>已核准, wholly or in part; nothing of it changes any more.</summary>
    Approved,

    /// <summary>已拒绝</summary>
    Rejected,
}
