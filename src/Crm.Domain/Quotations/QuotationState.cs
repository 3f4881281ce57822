namespace Crm.Domain.Quotations;

/// <summary>Where a quotation stands.</summary>
public enum QuotationState
{
    /// <summary>草稿: may be changed.</summary>
    Draft,

    /// <summary>已发送: waits for the customer; nothing of it changes any more.</summary>
    Sent,

    /// <summary>已接受</summary>
    Accepted,

    /// <summary>已拒绝</summary>
    Declined,

    /// <summary>已过期: its last day passed without an answer.</summary>
    Expired,
}
