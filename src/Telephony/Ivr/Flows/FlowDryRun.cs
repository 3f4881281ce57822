using System.Collections.Immutable;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace Telephony.Ivr.Flows;

/// <summary>Walks one imagined caller through a flow by the exchange itself, without a line: what an administrator tries before he publishes.</summary>
public sealed class FlowDryRun
{
    private const string Number = "4000000000";
    private static readonly QueueId s_queue = new("queue");
    private static readonly InteractionId s_id = new(new Guid(1, 0, 0, new byte[8]));
    private readonly ImmutableArray<FlowDryStep>.Builder steps = ImmutableArray.CreateBuilder<FlowDryStep>();
    private readonly List<string> said = [];
    private readonly CallerFinding? finding;
    private readonly Queue<char> keys;
    private ExchangeState state = ExchangeState.Empty;
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private Effect? question;

    private FlowDryRun(string keys, CallerFinding? finding)
    {
        this.keys = new Queue<char>(keys);
        this.finding = finding;
    }

    /// <summary>The nodes that the caller passes. Keys are pressed as soon as they are heard; when none are left he stays silent.</summary>
    /// <param name="flow">The flow, with faults or without.</param>
    /// <param name="hours">What the calendar says.</param>
    /// <param name="keys">What he presses: 0-9, * and #; others count as wrong keys.</param>
    /// <param name="finding">What look-ups find, or null for nothing. With a ticket two windows are free, and a booking stands.</param>
    public static ImmutableArray<FlowDryStep> Run(IvrFlow flow, FlowHours hours, string keys, CallerFinding? finding)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentNullException.ThrowIfNull(keys);
        var run = new FlowDryRun(keys, finding);
        run.Walk(flow, hours);
        return run.steps.DrainToImmutable();
    }

    private void Walk(IvrFlow flow, FlowHours hours)
    {
        Send(new Input.Configure(PlanOf(flow, hours)));
        Send(new Input.CallArrived(s_id, "13800000000", Number, "dry"));
        while (state.Calls.GetValueOrDefault(s_id) is { Ivr: { } here } call)
            Send(Next(call, here));
    }

    private Input Next(Call call, FlowState here)
    {
        var listens = here.Stage is FlowStage.Listening or FlowStage.Confirming;
        // Nobody is asked while a prompt plays before a look-up: 0 is pressed where it is meant.
        if (listens && keys.TryDequeue(out var key))
            return new Input.DigitPressed(call.CustomerLeg, key);
        if (here.Left is [var prompt, ..])
            return new Input.PromptFinished(call.CustomerLeg, prompt);
        if (here.Stage == FlowStage.Asking)
            return Answer(call);
        now += TimeSpan.FromSeconds(30);
        return new Input.TimerFired(new TimerKey(TimerKind.MenuSilence, call.Id.ToString(), call.Attempt));
    }

    private Input Answer(Call call) => question switch
    {
        Effect.LookUp { Kind: LookUpKind.Block } => new Input.LookUpDone(call.Id, call.Attempt, LookUpOutcome.Unknown, null, null),
        Effect.OfferVisits => new Input.VisitsOffered(call.Id, call.Attempt, [Window(1, 9), Window(2, 13)]),
        Effect.BookVisit => new Input.VisitBooked(call.Id, call.Attempt, VisitBooking.Booked),
        _ => new Input.LookUpDone(call.Id, call.Attempt, finding is null ? LookUpOutcome.Unknown : LookUpOutcome.Found, finding, null),
    };

    private void Send(Input input)
    {
        (state, var effects) = Exchange.Exchange.Step(state, input, now);
        foreach (var effect in effects)
        {
            if (effect is Effect.LookUp or Effect.OfferVisits or Effect.BookVisit)
                question = effect;
            if (effect is Effect.PlayPrompt { Loop: false } play)
                said.Add(play.Prompt);
            if (effect is Effect.Record { Fact: Fact.FlowStep step })
            {
                steps.Add(new FlowDryStep(step.Node, step.Outcome, [.. said]));
                said.Clear();
            }
        }
    }

    private VisitWindow Window(int days, int hour) => new(DateOnly.FromDateTime(now.UtcDateTime).AddDays(days), new TimeOnly(hour, 0), new TimeOnly(hour + 3, 0));

    private static FloorPlan PlanOf(IvrFlow flow, FlowHours hours)
    {
        var queues = flow.Nodes.Select(node => node.Queue).OfType<string>().Append(s_queue.Value).Distinct(StringComparer.Ordinal)
            .ToImmutableSortedDictionary(id => new QueueId(id), id => new QueuePlan(new QueueId(id), [], TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20), TimeSpan.Zero, 10, TimeSpan.FromMinutes(30), "music"));
        var entry = new EntryPoint(Number, null, null, ImmutableSortedDictionary<char, QueueId>.Empty, TimeSpan.Zero, s_queue) { Flow = flow, Hours = hours };
        return new FloorPlan(ImmutableSortedDictionary<AgentId, AgentPlan>.Empty, queues, FloorPlan.Empty.Entries.Add(Number, entry));
    }
}
