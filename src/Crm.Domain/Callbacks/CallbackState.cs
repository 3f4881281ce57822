namespace Crm.Domain.Callbacks;

/// <summary>Where a call-back stands (reference §5.3). Late, taken and escalated are facets, never states.</summary>
public enum CallbackState
{
    /// <summary>待到点: the next attempt lies ahead.</summary>
    Planned,

    /// <summary>待拨: may be dialled now.</summary>
    Due,

    /// <summary>拨打中: an attempt is under way.</summary>
    Dialing,

    /// <summary>已完成: the customer answered; final.</summary>
    Completed,

    /// <summary>未联系上: every attempt is used up; final.</summary>
    Exhausted,

    /// <summary>已取消: ticket reopened, do not call, or a supervisor's word; final.</summary>
    Cancelled,
}
