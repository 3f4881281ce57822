namespace Crm.Domain.Administration;

/// <summary>A queue as an administrator wants it.</summary>
public sealed record QueueDraft
{
    /// <summary>Short name, fixed once made.</summary>
    public string Id { get; init; } = "";

    /// <summary>Chinese name.</summary>
    public string NameZh { get; init; } = "";

    /// <summary>English name.</summary>
    public string NameEn { get; init; } = "";

    /// <summary>An answer within this many seconds counts as in time.</summary>
    public int ServiceLevelSeconds { get; init; } = 20;

    /// <summary>Share of calls that shall be answered in time, percent.</summary>
    public int ServiceLevelPercent { get; init; } = 80;

    /// <summary>Leaving within this many seconds is a short abandon, not counted against the queue.</summary>
    public int ShortAbandonSeconds { get; init; } = 5;

    /// <summary>How long one agent is rung, seconds.</summary>
    public int RingSeconds { get; init; } = 20;

    /// <summary>After-call time, seconds; 0 means none.</summary>
    public int WrapUpSeconds { get; init; } = 30;

    /// <summary>Callers that may wait at once.</summary>
    public int MaxWaiting { get; init; } = 200;

    /// <summary>Longest wait, minutes.</summary>
    public int MaxWaitMinutes { get; init; } = 30;

    /// <summary>Prompt that loops while waiting and on hold.</summary>
    public string Music { get; init; } = "music/hold";

    /// <summary>A queue that is switched off takes no calls.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Who takes its calls.</summary>
    public ImmutableArray<QueueMember> Members { get; init; } = [];
}
