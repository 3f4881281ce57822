namespace Crm.Domain.Tickets;

/// <summary>Where a ticket stands (reference §5.3). Call-back and settlement are facets of their own, never states here.</summary>
public enum TicketStatus
{
    /// <summary>Begun, not yet taken in.</summary>
    Draft,

    /// <summary>已受理</summary>
    Open,

    /// <summary>电话解决</summary>
    PhoneSolved,

    /// <summary>观察中: solved by phone, checked again after 30 minutes.</summary>
    Observing,

    /// <summary>已预约</summary>
    Scheduled,

    /// <summary>已派工</summary>
    Dispatched,

    /// <summary>处理中</summary>
    InProgress,

    /// <summary>待件, 待用户, 送修</summary>
    Waiting,

    /// <summary>已完工</summary>
    WorkDone,

    /// <summary>已审核</summary>
    Audited,

    /// <summary>已关单; may be reopened.</summary>
    Closed,

    /// <summary>已取消; final.</summary>
    Cancelled,

    /// <summary>已合并; final.</summary>
    Merged,
}
