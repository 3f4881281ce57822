using Crm.Domain.Customers;
using Crm.Domain.InstallBase;

namespace Crm.Domain.Tickets;

/// <summary>What the form says about a ticket; all of it can be edited while the ticket is open.</summary>
public sealed record TicketDetails
{
    /// <summary>Longest description that is kept.</summary>
    public const int DescriptionLength = 4000;

    /// <summary>Longest wish for an appointment, and longest reason of a priority: a line of the form.</summary>
    public const int LineLength = 200;

    /// <summary>Longest name of a reporter.</summary>
    public const int NameLength = 80;

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

    /// <summary>Why it goes before others or does not: said by whoever changes the priority of a ticket that is open.</summary>
    public string? PriorityReason { get; init; }

    /// <summary>How bad.</summary>
    public TicketSeverity Severity { get; init; }

    /// <summary>When the customer would like a visit, in his words, or null; what is agreed is the appointment.</summary>
    public string? AppointmentWish { get; init; }

    /// <summary>The form as a ticket has it now.</summary>
    public static TicketDetails Of(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return new TicketDetails
        {
            Type = ticket.Type, CustomerId = ticket.CustomerId, UnitId = ticket.UnitId, AddressId = ticket.AddressId, ReporterName = ticket.ReporterName,
            ReporterE164 = ticket.ReporterE164, CategoryCode = ticket.CategoryCode, SymptomCode = ticket.SymptomCode, IsSafetyCritical = ticket.IsSafetyCritical,
            Description = ticket.Description, Priority = ticket.Priority, PriorityReason = ticket.PriorityReason, Severity = ticket.Severity, AppointmentWish = ticket.AppointmentWish,
        };
    }
}
