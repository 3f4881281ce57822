using Crm.Domain.Tickets;

namespace Crm.Domain.ServiceLevels;

/// <summary>One limit of one ticket as it runs. Changed only through <see cref="ServiceClockRules"/>.</summary>
public sealed record ServiceClock
{
    /// <summary>Whose.</summary>
    public required TicketId TicketId { get; init; }

    /// <summary>Which limit.</summary>
    public required TimeLimit Limit { get; init; }

    /// <summary>The policy it was taken from; empty for the law's.</summary>
    public string PolicyCode { get; init; } = "";

    /// <summary>That policy's version.</summary>
    public int PolicyVersion { get; init; }

    /// <summary>From when it counts.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it may take.</summary>
    public TimeSpan Target { get; init; }

    /// <summary>True: hours of the business calendar; false: day and night.</summary>
    public bool IsWorkingTime { get; init; }

    /// <summary>For which waits it stands still.</summary>
    public PauseReasons Pauses { get; init; }

    /// <summary>Per cent of the time at the first reminder.</summary>
    public int WarnPercent { get; init; } = 80;

    /// <summary>Per cent of the time at the last reminder.</summary>
    public int EscalatePercent { get; init; } = 150;

    /// <summary>How long it stood still, day and night.</summary>
    public TimeSpan Paused { get; init; }

    /// <summary>How much of that was working time; both are kept, because a later policy may count either way.</summary>
    public TimeSpan PausedWorking { get; init; }

    /// <summary>Since when it stands still, or null while it runs.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>When its point was reached, or null.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>An instant that takes the place of the policy's hours (an agreed window's end, the law's last day), or null.</summary>
    public DateTimeOffset? FixedDueAt { get; init; }

    /// <summary>When it is over; while it stands still, as it was when the pause began.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>The last reminder that went out.</summary>
    public ReminderLevel Reminded { get; init; }

    /// <summary>When it went out, or null.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>When the next reminder is due; null while it stands still, is stopped, or everything was told.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>Counts changes.</summary>
    public int Version { get; init; }

    /// <summary>True while it counts.</summary>
    public bool IsRunning => StoppedAt is null && PausedAt is null;

    /// <summary>True when its point came too late, or has not come though its time is over.</summary>
    public bool IsOverdueAt(DateTimeOffset now) => (StoppedAt ?? PausedAt ?? now) > DueAt;
}
