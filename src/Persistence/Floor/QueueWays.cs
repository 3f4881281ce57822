using System.Collections.Immutable;
using Telephony.Distribution;
using Telephony.Distribution.Plans;

namespace Persistence.Floor;

/// <summary>How a queue goes about its calls beside the targets of its draft: the parts of <see cref="QueuePlan"/> that the core decides by.</summary>
public sealed record QueueWays
{
    /// <summary>What every queue does until somebody says otherwise.</summary>
    public static QueueWays Default { get; } = new();

    /// <summary>When it takes callers.</summary>
    public QueueHours Hours { get; init; } = QueueHours.Always;

    /// <summary>How an agent is chosen.</summary>
    public StrategyKind Strategy { get; init; }

    /// <summary>Minutes that its callers are ahead.</summary>
    public int PriorityMinutes { get; init; }

    /// <summary>What every call needs its agent to know.</summary>
    public ImmutableArray<SkillNeed> Needs { get; init; } = [];

    /// <summary>Widening rings, ascending in time.</summary>
    public ImmutableArray<WideningRing> Rings { get; init; } = [];

    /// <summary>Who knows the case comes first.</summary>
    public StickyPlan Sticky { get; init; } = StickyPlan.Default;

    /// <summary>An offer that rang out.</summary>
    public MissPlan OnNoAnswer { get; init; } = MissPlan.Default;

    /// <summary>An offer that was turned away.</summary>
    public MissPlan OnDeclined { get; init; } = MissPlan.Default;

    /// <summary>After-call work.</summary>
    public WrapUpPlan AfterCall { get; init; } = WrapUpPlan.Default;

    /// <summary>Who makes the queue staffed.</summary>
    public StaffedBy StaffedBy { get; init; }

    /// <summary>Where callers go who cannot enter or stay.</summary>
    public ExitPlans Exits { get; init; } = ExitPlans.Default;

    /// <summary>When new callers are diverted.</summary>
    public OverflowPlan? Overflow { get; init; }

    /// <summary>What callers hear between the music.</summary>
    public ComfortPlan Comfort { get; init; } = ComfortPlan.None;

    /// <summary>Keys of waiting callers.</summary>
    public WaitKeysPlan Keys { get; init; } = WaitKeysPlan.None;

    /// <summary>Call-back in the queue.</summary>
    public CallbackPlan Callback { get; init; } = CallbackPlan.Default;

    /// <summary>Leaving a message.</summary>
    public MessagePlan Message { get; init; } = MessagePlan.Default;

    /// <summary>How long a place is kept for one who rings again, minutes.</summary>
    public int RedialMinutes { get; init; }

    /// <summary>The queues that its callers may be sent to.</summary>
    public IEnumerable<string> Targets
    {
        get
        {
            ExitPlan[] exits = [Exits.Full, Exits.Empty, Exits.TimedOut, Exits.Closed];
            return exits.Select(e => e.Kind == ExitKind.Queue ? e.Queue : null).Append(Overflow?.To).OfType<QueueId>().Select(q => q.Value).Distinct(StringComparer.Ordinal);
        }
    }

    /// <summary>Gives a plan these ways; whether it is open is the caller's to say.</summary>
    public QueuePlan ApplyTo(QueuePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan with
        {
            Strategy = Strategy,
            PriorityMinutes = PriorityMinutes,
            Needs = Needs,
            Rings = Rings,
            Sticky = Sticky,
            OnNoAnswer = OnNoAnswer,
            OnDeclined = OnDeclined,
            AfterCall = AfterCall,
            StaffedBy = StaffedBy,
            Exits = Exits,
            Overflow = Overflow,
            Comfort = Comfort,
            Keys = Keys,
            Callback = Callback,
            Message = Message,
            RedialWithin = TimeSpan.FromMinutes(RedialMinutes),
        };
    }
}
