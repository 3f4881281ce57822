namespace Crm.Domain.Tickets;

/// <summary>How bad the fault is for the customer.</summary>
public enum TicketSeverity
{
    /// <summary>Works with a flaw.</summary>
    Minor,

    /// <summary>Cannot be used.</summary>
    Major,

    /// <summary>People or property are at risk.</summary>
    Safety,
}
