using Crm.Domain.Customers;
using Crm.Domain.Tickets;

namespace Crm.Domain.ServiceLevels;

/// <summary>One row of time limits: for which tickets, how long, and when it stands still. A change is a new version; tickets keep the limits they have until their own matter changes.</summary>
public sealed record ServiceLevelPolicy
{
    /// <summary>Longest limit, a year: more is a mistyped number.</summary>
    public const int MostMinutes = 365 * 24 * 60;

    /// <summary>Short name; the same through all versions.</summary>
    public required string Code { get; init; }

    /// <summary>Counts changes; 0: built in, never changed.</summary>
    public int Version { get; init; }

    /// <summary>Name in Chinese.</summary>
    public string NameZh { get; init; } = "";

    /// <summary>Name in English.</summary>
    public string NameEn { get; init; } = "";

    /// <summary>Only this kind of order, or null for all.</summary>
    public TicketType? Type { get; init; }

    /// <summary>Only customers of this tier, or null for all.</summary>
    public CustomerTier? Tier { get; init; }

    /// <summary>Only faults this bad, or null for all.</summary>
    public TicketSeverity? Severity { get; init; }

    /// <summary>Only this product category, or null for all.</summary>
    public string? CategoryCode { get; init; }

    /// <summary>Minutes until the customer has an answer (GZ-06: 24 h for questions, 48 h for repairs).</summary>
    public int ResponseMinutes { get; init; }

    /// <summary>Minutes until a window is agreed; null: no limit.</summary>
    public int? AppointmentMinutes { get; init; }

    /// <summary>Minutes until somebody is sent; null: no limit.</summary>
    public int? DispatchMinutes { get; init; }

    /// <summary>Minutes until work begins; null: no limit.</summary>
    public int? ArrivalMinutes { get; init; }

    /// <summary>Minutes until the work is done.</summary>
    public int CompletionMinutes { get; init; }

    /// <summary>Minutes from the work done to the ticket closed; null: no limit.</summary>
    public int? HandOverMinutes { get; init; }

    /// <summary>True: only hours of the business calendar count; false: day and night.</summary>
    public bool IsWorkingTime { get; init; }

    /// <summary>For which waits the clocks stand still; never that of the first response.</summary>
    public PauseReasons Pauses { get; init; } = PauseReasons.Customer;

    /// <summary>Per cent of the limit after which the first reminder goes out, 1 to 99.</summary>
    public int WarnPercent { get; init; } = 80;

    /// <summary>Per cent of the limit after which the last reminder goes out, 101 to 500.</summary>
    public int EscalatePercent { get; init; } = 150;

    /// <summary>False: out of use.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>The newest version of its code.</summary>
    public bool IsCurrent { get; init; } = true;

    /// <summary>When this version was made.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who made it.</summary>
    public string ChangedBy { get; init; } = "";

    /// <summary>The limit, or null when there is none.</summary>
    public TimeSpan? TargetOf(TimeLimit limit) => limit switch
    {
        TimeLimit.FirstResponse => TimeSpan.FromMinutes(ResponseMinutes),
        TimeLimit.Appointment => Minutes(AppointmentMinutes),
        TimeLimit.Dispatch => Minutes(DispatchMinutes),
        TimeLimit.Arrival => Minutes(ArrivalMinutes),
        TimeLimit.Completion => TimeSpan.FromMinutes(CompletionMinutes),
        TimeLimit.HandOver => Minutes(HandOverMinutes),
        _ => null,
    };

    /// <summary>Which tickets it is for: no two rows in use may say the same.</summary>
    public (TicketType?, CustomerTier?, TicketSeverity?, string?) Scope => (Type, Tier, Severity, CategoryCode);

    private static TimeSpan? Minutes(int? minutes) => minutes is { } m ? TimeSpan.FromMinutes(m) : null;
}
