namespace Telephony.Distribution.Routing;

/// <summary>Known codes of <see cref="PriorityReason.Code"/>.</summary>
public static class PriorityReasons
{
    /// <summary>The customer's tier.</summary>
    public const string Tier = "tier";

    /// <summary>He called about the same fault before.</summary>
    public const string RepeatCall = "repeat-call";

    /// <summary>His ticket is past its limit.</summary>
    public const string TicketOverdue = "ticket-overdue";

    /// <summary>Gas, fire, water or electricity: somebody may be hurt.</summary>
    public const string SafetyFault = "safety-fault";

    /// <summary>The queue comes before others.</summary>
    public const string Queue = "queue";

    /// <summary>A supervisor said so.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>The flow that led him here.</summary>
    public const string Flow = "flow";

    /// <summary>Minutes that came without a reason.</summary>
    public const string Unnamed = "priority";
}
