using System.Collections.Immutable;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Distribution.Routing;
using Telephony.Ivr.Flows;

namespace Telephony.Calls;

/// <summary>One live contact.</summary>
public sealed record Call
{
    /// <summary>Identity through everything.</summary>
    public required InteractionId Id { get; init; }

    /// <summary>Who began it.</summary>
    public required CallDirection Direction { get; init; }

    /// <summary>The far party's number as delivered or dialled; never shown unmasked without a right.</summary>
    public required string RemoteNumber { get; init; }

    /// <summary>The number of ours that was called, or the caller id shown outbound.</summary>
    public required string LocalNumber { get; init; }

    /// <summary>Name of the trunk it came by or leaves by.</summary>
    public required string Trunk { get; init; }

    /// <summary>Where the call is.</summary>
    public required CallPhase Phase { get; init; }

    /// <summary>When the phase began.</summary>
    public required DateTimeOffset PhaseSince { get; init; }

    /// <summary>INVITE received, or dial command accepted.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>Entered the queue; kept through every move, so that no wait time is lost.</summary>
    public DateTimeOffset? Queued { get; init; }

    /// <summary>Entered the present or last stay in a queue: counted waits begin here. Later than <see cref="Queued"/> for a caller who came back after a talk.</summary>
    public DateTimeOffset? QueueEntered { get; init; }

    /// <summary>Offered to the agent who is being rung or who answered.</summary>
    public DateTimeOffset? Offered { get; init; }

    /// <summary>Answered by an agent (inbound) or by the customer (outbound).</summary>
    public DateTimeOffset? Answered { get; init; }

    /// <summary>The queue it waits in or came from.</summary>
    public QueueId? Queue { get; init; }

    /// <summary>The agent who owns the call: is rung for it, dials, talks or holds. A consulted colleague is in <see cref="Consult"/>.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>Since when <see cref="Agent"/> has the customer; each agent of a transferred call has a time of his own.</summary>
    public DateTimeOffset? AgentSince { get; init; }

    /// <summary>The consult that runs, or null.</summary>
    public Consultation? Consult { get; init; }

    /// <summary>The transfer that runs, or that led to an outside party; null in all other phases.</summary>
    public RunningTransfer? Transfer { get; init; }

    /// <summary>His place while he is parked, else null.</summary>
    public ParkedPlace? Parked { get; init; }

    /// <summary>Supervisors on the call, in the order they came; at most <see cref="Exchange.Limits.Monitors"/>.</summary>
    public ImmutableArray<CallMonitor> Monitors { get; init; } = [];

    /// <summary>Every leg that is up, by number.</summary>
    public ImmutableArray<Leg> Legs { get; init; } = [];

    /// <summary>The number that the next leg gets.</summary>
    public int NextLegNumber { get; init; } = LegId.CustomerNumber + 1;

    /// <summary>Counts offers, menu rounds and dialled parties, so that a late timer or answer is recognised.</summary>
    public int Attempt { get; init; }

    /// <summary>Counts entries to a queue, so that a late <c>WaitedTooLong</c> is recognised; offers do not count here, the wait goes on through them.</summary>
    public int QueueEntries { get; init; }

    /// <summary>The entry flow of an inbound call, as it was when the call arrived: a digit means what the caller heard, whatever was configured since.</summary>
    public EntryPoint? Entry { get; init; }

    /// <summary>What the caller hears: the language of his entry, or what he chose in the flow. It goes with him through queues, transfers, call-back and a soon redial.</summary>
    public FlowLanguage Language { get; init; }

    /// <summary>Where the caller is in the flow; null before and after it.</summary>
    public FlowState? Ivr { get; init; }

    /// <summary>Extra minutes of waiting that the call is treated to when ordered; 0 to 60.</summary>
    public int PriorityMinutes { get; init; }

    /// <summary>Why it has those minutes, in the order they were given.</summary>
    public ImmutableArray<PriorityReason> PriorityReasons { get; init; } = [];

    /// <summary>What the call itself needs its agent to know: brand, category, safety class.</summary>
    public ImmutableArray<SkillNeed> Needs { get; init; } = [];

    /// <summary>Who knows the caller's case; at most <see cref="Exchange.Limits.Ties"/>.</summary>
    public ImmutableArray<Tie> Ties { get; init; } = [];

    /// <summary>Ring all: the agents who are rung beside <see cref="Agent"/>.</summary>
    public ImmutableArray<AgentId> RungToo { get; init; } = [];

    /// <summary>Why the agent who is rung or who answered was chosen, or null.</summary>
    public RoutingDecision? Why { get; init; }

    /// <summary>Exits of queues that were followed.</summary>
    public int Hops { get; init; }

    /// <summary>Rounds of comfort announcements in the present stay.</summary>
    public int ComfortRounds { get; init; }

    /// <summary>Prompts of the round that are still to be said, the one that plays first.</summary>
    public ImmutableArray<string> Announcing { get; init; } = [];

    /// <summary>When the caller asked where his ticket stands; null when nothing is being looked up.</summary>
    public DateTimeOffset? StatusAsked { get; init; }

    /// <summary>The shortest wait that was said, in minutes; 0 for none.</summary>
    public int SaidMinutes { get; init; }

    /// <summary>The call-back that it waits for or is on, or null.</summary>
    public CallbackPlace? Callback { get; init; }

    /// <summary>Whether the caller's message is being recorded.</summary>
    public bool IsMessage { get; init; }

    /// <summary>Whether ticket and disposition are complete already.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Agents who were offered this call and did not take it; they are asked last.</summary>
    public ImmutableArray<AgentId> Passed { get; init; } = [];

    /// <summary>Opaque reference to the customer the call was matched to, or null.</summary>
    public string? CustomerRef { get; init; }

    /// <summary>The caller keyed who he is; what his number says is only a guess from then on.</summary>
    public bool IsKeyed { get; init; }

    /// <summary>What an outbound call is for (for example <c>callback</c>), or null.</summary>
    public string? Purpose { get; init; }

    /// <summary>Opaque reference to the ticket it is about, or null.</summary>
    public string? TicketRef { get; init; }

    /// <summary>Whether the recorder runs.</summary>
    public bool Recording { get; init; }

    /// <summary>Whether the running recorder is paused.</summary>
    public bool RecordingPaused { get; init; }

    /// <summary>Why nothing is kept at the moment although the recorder was asked to run, a word of <see cref="RecordingLosses"/>; or null.</summary>
    public string? RecordingLoss { get; init; }

    /// <summary>The customer's leg.</summary>
    public LegId CustomerLeg => new(Id, LegId.CustomerNumber);

    /// <summary>The leg of the call's <see cref="Agent"/>, or null.</summary>
    public Leg? AgentLeg
    {
        get
        {
            if (Agent is null)
                return null;
            foreach (var leg in Legs)
                if (leg.Agent == Agent)
                    return leg;
            return null;
        }
    }

    /// <summary>The queue that counted this call as answered on the present day, and whose handling time it makes grow; null for none.</summary>
    public QueueId? CountedQueue { get; init; }

    /// <summary>Whether the present answer's handling is counted already: only the first of the agents who share a transferred call counts it, all add their time.</summary>
    public bool HandlingIsCounted { get; init; }

    /// <summary>Whether the leg is up.</summary>
    /// <param name="leg">A leg of any contact.</param>
    public bool Has(LegId leg)
    {
        foreach (var own in Legs)
            if (own.Id == leg)
                return true;
        return false;
    }

    /// <summary>Whether the leg is up and answered.</summary>
    /// <param name="leg">A leg of any contact.</param>
    public bool IsAnswered(LegId leg)
    {
        foreach (var own in Legs)
            if (own.Id == leg)
                return own.Answered;
        return false;
    }

    /// <summary>The call with one of its legs answered.</summary>
    internal Call WithAnswered(LegId leg) => this with { Legs = [.. Legs.Select(own => own.Id == leg ? own with { Answered = true } : own)] };

    /// <summary>The call without one of its legs.</summary>
    internal Call Without(LegId leg) => this with { Legs = [.. Legs.Where(own => own.Id != leg)] };
}
