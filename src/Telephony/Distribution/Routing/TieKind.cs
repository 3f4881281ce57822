namespace Telephony.Distribution.Routing;

/// <summary>Why an agent knows a caller's case, the strongest tie first.</summary>
public enum TieKind
{
    /// <summary>He owns the open ticket.</summary>
    TicketOwner,

    /// <summary>He was the last to talk about this unit.</summary>
    LastAgent,

    /// <summary>He sits at the desk of the engineer designated to this customer.</summary>
    Desk,
}
