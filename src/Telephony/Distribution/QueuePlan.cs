using System.Collections.Immutable;
using Telephony.Distribution.Plans;

namespace Telephony.Distribution;

/// <summary>How one queue works; configuration data, replaced as a whole.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Members">Agents who take its calls, in the order of the administrator.</param>
/// <param name="ServiceLevelThreshold">An answer within this counts as in time; default 20 s.</param>
/// <param name="ShortAbandonThreshold">Leaving within this is a short abandon, not counted against the queue; default 5 s.</param>
/// <param name="RingTimeout">How long one agent is rung before the call moves on; default 20 s.</param>
/// <param name="WrapUp">After-call time limit; zero means none; default 30 s.</param>
/// <param name="MaxWaiting">Callers that may wait at once; one more is refused with <c>queue-full</c>; default 200.</param>
/// <param name="MaxWait">Longest wait before the call is ended with <c>waited-too-long</c>; default 30 min.</param>
/// <param name="Music">Prompt that loops while waiting and on hold.</param>
public sealed record QueuePlan(
    QueueId Id,
    ImmutableArray<AgentId> Members,
    TimeSpan ServiceLevelThreshold,
    TimeSpan ShortAbandonThreshold,
    TimeSpan RingTimeout,
    TimeSpan WrapUp,
    int MaxWaiting,
    TimeSpan MaxWait,
    string Music)
{
    /// <summary>Whether it takes callers at this hour; the edge computes it from the calendar. Default true.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>How an agent is chosen; default longest idle.</summary>
    public StrategyKind Strategy { get; init; }

    /// <summary>What every call of the queue needs its agent to know; at most 10, none by default.</summary>
    public ImmutableArray<SkillNeed> Needs { get; init; } = [];

    /// <summary>Widening rings, ascending in time; at most 6 (contact-center.md §1 "relaxation"), none by default.</summary>
    public ImmutableArray<WideningRing> Rings { get; init; } = [];

    /// <summary>Minutes of waiting that its callers are ahead of those of other queues; 0 (default) to 60.</summary>
    public int PriorityMinutes { get; init; }

    /// <summary>Who knows the case comes first, and how long he is waited for.</summary>
    public StickyPlan Sticky { get; init; } = StickyPlan.Default;

    /// <summary>An offer that rang out.</summary>
    public MissPlan OnNoAnswer { get; init; } = MissPlan.Default;

    /// <summary>An offer that the agent turned away.</summary>
    public MissPlan OnDeclined { get; init; } = MissPlan.Default;

    /// <summary>After-call work beside its limit.</summary>
    public WrapUpPlan AfterCall { get; init; } = WrapUpPlan.Default;

    /// <summary>Who makes the queue staffed.</summary>
    public StaffedBy StaffedBy { get; init; }

    /// <summary>Where callers go who cannot enter or stay.</summary>
    public ExitPlans Exits { get; init; } = ExitPlans.Default;

    /// <summary>When new callers are diverted, or null for never.</summary>
    public OverflowPlan? Overflow { get; init; }

    /// <summary>What callers hear between the music.</summary>
    public ComfortPlan Comfort { get; init; } = ComfortPlan.None;

    /// <summary>Keys of waiting callers.</summary>
    public WaitKeysPlan Keys { get; init; } = WaitKeysPlan.None;

    /// <summary>Call-back in the queue.</summary>
    public CallbackPlan Callback { get; init; } = CallbackPlan.Default;

    /// <summary>Leaving a message.</summary>
    public MessagePlan Message { get; init; } = MessagePlan.Default;

    /// <summary>A caller who left the queue and rings again within this has his old place; zero (default) to 60 min. A withheld number never has.</summary>
    public TimeSpan RedialWithin { get; init; }
}
