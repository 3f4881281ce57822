using Telephony.Distribution.Plans;

namespace Persistence.Floor;

/// <summary>A waiting line and its targets.</summary>
public sealed class QueueRow
{
    public string Id { get; init; } = "";
    public string SiteId { get; set; } = "main";
    public string NameZh { get; set; } = "";
    public string NameEn { get; set; } = "";
    public int ServiceLevelSeconds { get; set; } = 20;
    public int ServiceLevelPercent { get; set; } = 80;
    public int WrapUpSeconds { get; set; } = 30;
    public int RingSeconds { get; set; } = 20;
    public int MaxWaiting { get; set; } = 200;
    public int Position { get; set; }
    public int ShortAbandonSeconds { get; set; } = 5;
    public int MaxWaitMinutes { get; set; } = 30;

    /// <summary>Prompt that loops while waiting and on hold.</summary>
    public string Music { get; set; } = "music/hold";

    /// <summary>Whose hours close it.</summary>
    public HoursKind Hours { get; set; }

    public int OpensMinute { get; set; } = 540;
    public int ClosesMinute { get; set; } = 1080;
    public StrategyKind Strategy { get; set; }
    public int PriorityMinutes { get; set; }
    public StaffedBy StaffedBy { get; set; }
    public int RedialMinutes { get; set; }

    /// <summary>Parts of the plan as JSON; null: the core's default.</summary>
    public string? Needs { get; set; }

    public string? Rings { get; set; }
    public string? Sticky { get; set; }
    public string? OnNoAnswer { get; set; }
    public string? OnDeclined { get; set; }
    public string? AfterCall { get; set; }
    public string? Exits { get; set; }
    public string? Overflow { get; set; }
    public string? Comfort { get; set; }
    public string? Keys { get; set; }
    public string? Callback { get; set; }
    public string? Message { get; set; }

    public bool IsActive { get; set; } = true;
    public int Version { get; set; }
}
