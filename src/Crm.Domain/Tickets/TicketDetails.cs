using Crm.Domain.Customers;
using Crm.Domain.InstallBase;

namespace Crm.Domain.Tickets;

/// <summary>What the form says about a ticket; all of it can be edited while the ticket is open.</summary>
public sealed record TicketDetails
{
    /// <summary>Longest description that is kept.</summary>
    public const int DescriptionLength = 4000;

    /// <summary>Kind of order.</summary>
    public TicketType Type { get; init; }

    /// <summary>Whose ticket, or null for an unknown caller.</summary>
    public CustomerId? CustomerId { get; init; }

    /// <summary>Which unit, or null.</summary>
    public UnitId? UnitId { get; init; }

    /// <summary>Where, or null.</summary>
    public AddressId? AddressId { get; init; }

    /// <summary>Who reports, when it is not the customer.</summary>
    public string? ReporterName { get; init; }

    /// <summary>The number to reach the reporter, E.164, or null.</summary>
    public string? ReporterE164 { get; init; }

    /// <summary>Product category when no unit is known, or null.</summary>
    public string? CategoryCode { get; init; }

    /// <summary>Symptom chosen from the category's list, or null.</summary>
    public string? SymptomCode { get; init; }

    /// <summary>True when the chosen symptom puts people at risk.</summary>
    public bool IsSafetyCritical { get; init; }

    /// <summary>What the customer said.</summary>
    public string Description { get; init; } = "";

    /// <summary>How soon.</summary>
    public TicketPriority Priority { get; init; }

    /// <summary>How bad.</summary>
    public TicketSeverity Severity { get; init; }
}
