namespace Crm.Domain.Tickets;

/// <summary>How soon.</summary>
public enum TicketPriority
{
    /// <summary>As planned.</summary>
    Normal,

    /// <summary>Before others.</summary>
    High,

    /// <summary>At once.</summary>
    Urgent,
}
