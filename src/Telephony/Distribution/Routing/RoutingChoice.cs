namespace Telephony.Distribution.Routing;

/// <summary>What decided for the agent of an offer.</summary>
public enum RoutingChoice
{
    /// <summary>He was the only one free who could take it.</summary>
    OnlyOne,

    /// <summary>The owner of the open ticket.</summary>
    TicketOwner,

    /// <summary>The last agent of the unit.</summary>
    LastAgent,

    /// <summary>The designated engineer's desk.</summary>
    Desk,

    /// <summary>The queue comes earlier in his own order than in the others'.</summary>
    QueueOrder,

    /// <summary>The queue's strategy.</summary>
    Strategy,

    /// <summary>The strategy had no preference; the longer idle, then the name decided.</summary>
    LongerIdle,

    /// <summary>A supervisor picked it up or gave it to him.</summary>
    Assigned,
}
