namespace Crm.Domain.Dispatch;

/// <summary>Where a visit stands (reference §5.3). A rejected order goes back to <see cref="Proposed"/>; a visit that must be repeated is a new order of the same ticket.</summary>
public enum DispatchStatus
{
    /// <summary>待派: a visit is wanted, nobody is sent yet.</summary>
    Proposed,

    /// <summary>已派: a site or a technician was sent.</summary>
    Assigned,

    /// <summary>已接单</summary>
    Accepted,

    /// <summary>已出发</summary>
    Departed,

    /// <summary>已到达</summary>
    Arrived,

    /// <summary>施工中</summary>
    Working,

    /// <summary>已完成; final.</summary>
    Done,

    /// <summary>部分完成: something is left for another visit; final.</summary>
    PartlyDone,

    /// <summary>用户不在; final.</summary>
    NoAccess,

    /// <summary>已取消; only an undo brings it back.</summary>
    Cancelled,
}
