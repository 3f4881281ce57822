namespace Crm.Domain.ServiceLevels;

/// <summary>What a ticket has a limit for: the six points of KP-23 and the two times the law sets (reference §3).</summary>
public enum TimeLimit
{
    /// <summary>受理/首次响应: the customer has an answer. Never pauses (invariant 6).</summary>
    FirstResponse,

    /// <summary>预约: a window for the visit is agreed.</summary>
    Appointment,

    /// <summary>派工: somebody is sent.</summary>
    Dispatch,

    /// <summary>到达: work begins at the customer's; an agreed window's end takes the place of the policy's hours.</summary>
    Arrival,

    /// <summary>完工: the work is done.</summary>
    Completion,

    /// <summary>返回/交机: from the work done to the ticket closed.</summary>
    HandOver,

    /// <summary>法定修理期: 30 days in the repairer's hands. Never pauses (invariant 5).</summary>
    StatutoryRepair,

    /// <summary>法定待件期: 90 days without the part, from the first wait for it. Never pauses (invariant 5).</summary>
    StatutoryPart,
}
