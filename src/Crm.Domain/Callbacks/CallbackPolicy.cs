namespace Crm.Domain.Callbacks;

/// <summary>The site's settings of call-backs; the defaults are those of reference §5.8.</summary>
public sealed record CallbackPolicy
{
    /// <summary>The defaults.</summary>
    public static CallbackPolicy Default { get; } = new();

    /// <summary>From completion to the promised end (HR-10).</summary>
    public TimeSpan CompletionDue { get; init; } = TimeSpan.FromHours(72);

    /// <summary>From the phone solution to its check (HR-06).</summary>
    public TimeSpan ObserveDue { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>A check of a phone solution is made at its due instant, so it counts late only this much after it (after the next opening when that instant is closed).</summary>
    public TimeSpan ObserveGrace { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>No first call sooner after completion: the unit has run for a while and the visit's entries are in (same-day entry, KP).</summary>
    public TimeSpan FirstAfter { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Start of the calling window, site time.</summary>
    public TimeOnly Opens { get; init; } = new(9, 0);

    /// <summary>End of the calling window, site time; the instant itself is outside.</summary>
    public TimeOnly Closes { get; init; } = new(20, 0);

    /// <summary>On which days call-backs are made.</summary>
    public CallbackDays Days { get; init; } = CallbackDays.EveryDay;

    /// <summary>Attempts that rang before a task is exhausted; 1 to 20.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>Dialled rounds, rung or not, before a task is exhausted: a number that is always busy does not keep an agent for ever.</summary>
    public int MaxRounds { get; init; } = 12;

    /// <summary>The same customer is not dialled again sooner, whatever the task (contact fatigue).</summary>
    public TimeSpan CustomerGap { get; init; } = TimeSpan.FromHours(2);

    /// <summary>When a retry must come before the deadline, it still leaves the customer this much peace.</summary>
    public TimeSpan LeastGap { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How far ahead a customer's own time may lie.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromDays(7);

    /// <summary>A task that an agent took and did not dial goes back after this.</summary>
    public TimeSpan TakenFor { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>An attempt without a result is given up after this: the agent's machine died in the call.</summary>
    public TimeSpan DialingFor { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Hours after completion at which an unfinished task is shown to supervisors, ascending.</summary>
    public ImmutableArray<int> MarkHours { get; init; } = [48, 60, 68];

    /// <summary>A score at or below it needs an approval (reference §5.4, 19); scores are 1 to 5.</summary>
    public int LowScore { get; init; } = 2;

    /// <summary>The retry table.</summary>
    public ImmutableDictionary<AttemptOutcome, RetryRule> Retries { get; init; } = new Dictionary<AttemptOutcome, RetryRule>
    {
        [AttemptOutcome.NoAnswer] = new(TimeSpan.FromHours(4), OtherDayPart: true, Counts: true),
        [AttemptOutcome.Busy] = new(TimeSpan.FromMinutes(20), OtherDayPart: false, Counts: false),
        [AttemptOutcome.Refused] = new(TimeSpan.FromHours(24), OtherDayPart: true, Counts: true),
        [AttemptOutcome.WrongNumber] = new(TimeSpan.Zero, OtherDayPart: false, Counts: true),
        [AttemptOutcome.Machine] = new(TimeSpan.FromHours(4), OtherDayPart: true, Counts: true),
        [AttemptOutcome.CallLater] = new(TimeSpan.Zero, OtherDayPart: false, Counts: true),
        [AttemptOutcome.Unreachable] = new(TimeSpan.FromMinutes(30), OtherDayPart: false, Counts: false),
    }.ToImmutableDictionary();

    /// <summary>From the start of a kind to its promised end.</summary>
    public TimeSpan DueAfter(CallbackKind kind) => kind == CallbackKind.Observe ? ObserveDue : CompletionDue;
}
