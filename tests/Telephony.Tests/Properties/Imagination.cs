using System.Collections.Immutable;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Distribution.Routing;
using Telephony.Exchange;
using Telephony.Ivr;
using Telephony.Ivr.Flows;
using Telephony.Tests.Site;

namespace Telephony.Tests.Properties;

/// <summary>Turns plain numbers into inputs that mostly fit the state: live calls and their agents, legs that are up, timers that
/// were set; and now and then a stranger, a duplicate or a latecomer. Numbers shrink well, so counter-examples become short.</summary>
internal sealed class Imagination
{
    private static readonly TimeSpan[] Pauses = [.. new[] { 0, 0, 0, 1, 3, 8, 21, 40, 1900, -5 }.Select(seconds => TimeSpan.FromSeconds(seconds))];
    private static readonly AgentId[] Names = [House.Ann, House.Bob, House.Cai, House.Ann, House.Bob, House.Cai, House.Sue, new("nobody")];
    private static readonly string[] Numbers = [House.Straight, House.Straight, House.Install, House.Noticed, House.Hotline, House.Hotline, House.Guided, "999"];
    private static readonly TransferTarget[] Targets =
    [
        House.ToBob,
        House.ToCai,
        new TransferTarget.ToAgent(House.Ann),
        House.ToInstalls,
        House.Outside,
        new TransferTarget.ToQueue(House.Repair),
        House.ToBob,
        House.ToCai,
        House.Outside,
        new TransferTarget.ToAgent(new AgentId("nobody")),
        new TransferTarget.ToNumber("12a", House.Hotline, "trunk"),
    ];
    private static readonly FloorPlan[] Plans =
    [
        House.Plan,
        House.Plan.Without(House.Bob),
        House.Plan.Without(House.Sue),
        House.Plan with { Queues = House.Plan.Queues.Remove(House.Installs) },
        House.Plan.With(House.Plan.Queues[House.Repair] with { WrapUp = TimeSpan.Zero, MaxWaiting = 1 }),
        House.Plan with { Entries = House.Plan.Entries.Remove(House.Hotline) },
        House.Rich,
        House.Rich.With(House.Rich.Queues[House.Repair] with { Strategy = StrategyKind.LeastTalkTime, IsOpen = false }),
        House.Rich.With(House.Rich.Queues[House.Repair] with { Strategy = StrategyKind.FewestCalls, MaxWaiting = 1, AfterCall = House.Rich.Queues[House.Installs].AfterCall with { Mode = WrapUpMode.UntilComplete } }),
        House.Rich.With(House.Rich.Queues[House.Installs] with { Strategy = StrategyKind.SkillLevel, Members = [House.Bob, House.Cai, House.Ann] }),
        House.Rich with { Queues = House.Rich.Queues.Remove(House.Installs) },
    ];

    private static readonly ImmutableArray<string>[] Statuses = [["status:Dispatched", "date:2026-11-25"], ["status:Open"], [], [.. Enumerable.Repeat("status:Open", Limits.StatusWords + 5)]];
    private static readonly string[] Callers = ["13800138000", "13800138000", "13800138001", "13800138002", "anonymous"];
    private static readonly ImmutableArray<SkillNeed>[] Needs = [[], [new SkillNeed("gas", 2, IsFixed: true)], [new SkillNeed("fridge", 3)]];
    private static readonly ImmutableArray<Tie>[] Ties = [[], [new Tie(House.Bob, TieKind.TicketOwner)], [new Tie(House.Cai, TieKind.Desk), new Tie(House.Ann, TieKind.LastAgent)]];
    private static readonly ImmutableArray<PriorityReason>[] Reasons = [[], [new PriorityReason(PriorityReasons.Tier, 2)], [new PriorityReason(PriorityReasons.SafetyFault, 90), new PriorityReason(PriorityReasons.RepeatCall, -5)]];
    private readonly List<InteractionId> known = [];
    private readonly List<TimerKey> timers = [];
    private readonly List<LegId> legs = [];
    private Input last = new Input.Drain();
    private uint rest;

    /// <summary>What happens next, and how long after the last input.</summary>
    public (Input Input, TimeSpan Pause) Next(ExchangeState state, int number)
    {
        rest = (uint)number;
        var pause = Pick(Pauses);
        last = Guided(state) is { } guided && Take(2) == 0 ? InFlow(guided) : Make(state, (int)Take(130));
        return (last, pause);
    }

    /// <summary>The plan that a life begins with: plain or rich.</summary>
    public static FloorPlan First(int number) => (number & 3) switch { 0 => House.Plan, 1 => Plans[^2], _ => House.Rich };

    public void Remember(IEnumerable<Effect> effects)
    {
        foreach (var effect in effects)
            switch (effect)
            {
                case Effect.StartTimer start: timers.Add(start.Timer); break;
                case Effect.OfferCall offer: legs.Add(offer.Leg); break;
                case Effect.DialOut dial: legs.Add(dial.Leg); break;
                case Effect.UseBrowser use: legs.Add(use.Leg); break;
            }
    }

    private Input Make(ExchangeState state, int kind) => kind switch
    {
        < 8 => new Input.CallArrived(NewCall(state), Pick(Callers), Pick(Numbers), "trunk") { Blocked = Take(16) == 0 ? RefuseCause.Forbidden : null },
        < 9 => new Input.CallerIdentified(Call(state), "customer", (int)Take(80) - 10),
        < 14 => new Input.DeviceChanged(Pick(Names), Device(), Take(4) > 0),
        < 21 => new Input.SetPresence(Pick(Names), Presence.Ready, null, Take(3) == 0 ? Device() : null, "agent"),
        < 24 => new Input.SetPresence(Pick(Names), (Presence)Take(6), Take(4) > 0 ? "break" : null, Take(4) == 0 ? Device() : null, "agent"),
        < 31 => OwnCall(state) is var (agent, call) ? new Input.Answer(agent, call) : Arrival(),
        < 33 => OwnCall(state) is var (agent, call) ? new Input.Reject(agent, call) : Arrival(),
        < 35 => OwnCall(state) is var (agent, call) ? new Input.HangUp(agent, call, Take(3) > 0 ? agent.Value : "supervisor1") : Arrival(),
        < 37 => OwnCall(state) is var (agent, call) ? new Input.Hold(agent, call) : Arrival(),
        < 39 => OwnCall(state) is var (agent, call) ? new Input.Resume(agent, call) : Arrival(),
        < 41 => new Input.FinishWrapUp(Pick(Names)),
        < 44 => new Input.Dial(Pick(Names), NewCall(state), Take(6) > 0 ? "+8613800138000" : "12a", "4008001000", "trunk", "callback", null) { EndsWrapUp = Take(2) > 0 },
        < 45 => new Input.LegRinging(Leg(state)),
        < 49 => new Input.LegAnswered(Leg(state)),
        < 53 => new Input.LegEnded(Leg(state), Take(2) > 0 ? LegEnding.HungUp : (LegEnding)Take(7)),
        < 55 => new Input.PromptFinished(Leg(state), Take(2) > 0 ? House.Notice : House.Menu),
        < 57 => new Input.DigitPressed(Leg(state), (char)('1' + Take(4))),
        < 61 => timers.Count > 0 ? new Input.TimerFired(Recent(timers)) : Arrival(),
        < 62 => last is Input.CallArrived or Input.Dial ? Arrival() : last,
        < 63 => new Input.Configure(Pick(Plans)),
        < 64 => new Input.DayBegan(),
        < 68 => OwnCall(state) is var (agent, call) ? new Input.BlindTransfer(agent, call, Pick(Targets), agent.Value) : Arrival(),
        < 75 => OwnCall(state) is var (agent, call) ? new Input.Consult(agent, call, Pick(Targets)) : Arrival(),
        < 78 => OwnCall(state) is var (agent, call) ? new Input.CompleteTransfer(agent, call) : Arrival(),
        < 79 => OwnCall(state) is var (agent, call) ? new Input.CancelConsult(agent, call) : Arrival(),
        < 81 => OwnCall(state) is var (agent, call) ? new Input.ToggleConsult(agent, call) : Arrival(),
        < 83 => OwnCall(state) is var (agent, call) ? new Input.Conference(agent, call) : Arrival(),
        < 88 => new Input.Monitor(Supervisor(), Call(state), (MonitorMode)Take(4)),
        < 89 => new Input.StopMonitoring(Supervisor(), Call(state)),
        < 91 when state.Calls.Values.FirstOrDefault(c => c.RecordingLoss is not null) is { } lost && Take(2) == 0 => new Input.RecordingRegained(lost.Id),
        < 90 when Take(3) == 0 => new Input.ChooseLanguage(OwnCall(state)?.Agent ?? Supervisor(), OwnCall(state)?.Call ?? Call(state), (FlowLanguage)Take(2)),
        < 90 => OwnCall(state) is var (agent, call) ? new Input.PauseRecording(agent, call) : Arrival(),
        < 91 when Take(3) == 0 => new Input.RecordingLost(OwnCall(state)?.Call ?? Call(state), RecordingLosses.Disk),
        < 91 => OwnCall(state) is var (agent, call) ? new Input.ResumeRecording(agent, call) : Arrival(),
        < 95 => Rung(state) is { } leg ? leg.Device == AgentDevice.Browser ? new Input.Answer(leg.Agent!.Value, leg.Id.Interaction) : new Input.LegAnswered(leg.Id) : Arrival(),
        < 96 => Take(6) switch { 0 => new Input.Drain(), 1 => new Input.EndAll(), _ => Arrival() },
        < 99 => new Input.DesktopChanged(Pick(Names), Take(3) > 0),
        < 100 => new Input.ExtendWrapUp(Pick(Names)),
        < 102 => new Input.AskForWrapUp(Pick(Names), Take(4) > 0),
        < 104 => new Input.ContactCompleted(Call(state)),
        < 107 => new Input.MoveWaiting(Call(state), Pick(Targets), "sue"),
        < 109 => new Input.PickUpWaiting(Supervisor(), Call(state)),
        < 111 => new Input.Reprioritise(Call(state), (int)Take(140) - 70, "sue"),
        < 113 => new Input.SendToCallback(Call(state), "sue"),
        < 114 => new Input.RaiseHand(Pick(Names), Take(4) > 0 ? "question" : ""),
        < 115 => new Input.LowerHand(Pick(Names), "sue"),
        < 119 => new Input.CallerIdentified(Call(state), $"customer-{Take(3)}", (int)Take(5)) { Needs = Pick(Needs), Ties = Pick(Ties), Reasons = Pick(Reasons) },
        < 122 => new Input.DigitPressed(new LegId(Call(state), LegId.CustomerNumber), (char)('1' + Take(4))),
        < 123 => new Input.StatusFound(state.Calls.Values.FirstOrDefault(c => c.StatusAsked is not null)?.Id ?? Call(state), Pick(Statuses)),
        < 128 => Heard(state),
        < 129 when Take(3) > 0 => OwnCall(state) is var (agent, call) ? new Input.Park(agent, call) : Arrival(),
        < 130 when Take(3) > 0 => new Input.PickUpParked(Pick(Names), state.Calls.Values.FirstOrDefault(call => call.Phase == CallPhase.Parked)?.Id ?? Call(state)),
        < 130 when kind == 129 => state.Agents.GetValueOrDefault(House.Cai) is { Device: AgentDevice.Phone }
            ? new Input.Monitor(House.Cai, Call(state), (MonitorMode)Take(4))
            : new Input.SetPresence(House.Cai, Presence.NotReady, "break", AgentDevice.Phone, "cai"),
        _ => timers.Count > 0 ? new Input.TimerFired(Recent(timers)) : Arrival(),
    };

    private Input InFlow(Call call) => (call.Ivr!.Stage, Take(8)) switch
    {
        (FlowStage.Asking, > 0) => FromEdge(call),
        (_, > 2) => new Input.DigitPressed(call.CustomerLeg, "1235692116#"[(int)Take(11)]),
        _ => call.Ivr.Left is [var prompt, ..] ? new Input.PromptFinished(call.CustomerLeg, prompt) : Arrival(),
    };

    private static readonly VisitWindow[] Windows = [new(new DateOnly(2026, 11, 23), new TimeOnly(9, 0), new TimeOnly(12, 0)), new(new DateOnly(2026, 11, 24), new TimeOnly(13, 0), new TimeOnly(18, 0))];

    /// <summary>A caller in the flow that has every kind of node.</summary>
    private Call? Guided(ExchangeState state)
    {
        var guided = state.Calls.Values.Where(call => call is { Ivr: not null, Entry.Flow: not null }).ToList();
        return guided.Count > 0 ? guided[(int)Take((uint)guided.Count)] : null;
    }

    /// <summary>What the edge answers; mostly to the question that was asked.</summary>
    private Input FromEdge(Call call)
    {
        var attempt = Take(6) == 0 ? call.Attempt - 1 : call.Attempt;
        if (call.Ivr is { Node: "visit", Chosen: not null })
            return new Input.VisitBooked(call.Id, attempt, (VisitBooking)Take(3));
        if (call.Ivr is { Node: "visit" })
            return new Input.VisitsOffered(call.Id, attempt, Take(4) == 0 ? [] : [.. Windows]);
        var finding = new CallerFinding { CustomerRef = $"customer-{Take(3)}", TicketRef = "ticket", TicketStatus = Take(4) > 0 ? "Scheduled" : null, Visit = Windows[0] };
        var outcome = call.Ivr is { Node: "block" } ? (Take(8) == 0 ? LookUpOutcome.Blocked : LookUpOutcome.Unknown) : (Take(3) > 0 ? LookUpOutcome.Found : (LookUpOutcome)Take(4));
        return new Input.LookUpDone(call.Id, attempt, outcome, finding, new Input.CallerIdentified(call.Id, finding.CustomerRef, 1));
    }

    /// <summary>What a caller hears at the moment came to its end.</summary>
    private Input Heard(ExchangeState state)
    {
        var ears = state.Calls.Values.Where(call => call.Announcing.Length > 0 || call.Phase is CallPhase.Message or CallPhase.Callback or CallPhase.Menu or CallPhase.Greeting).ToList();
        if (ears.Count == 0)
            return Arrival();
        var call = ears[(int)Take((uint)ears.Count)];
        var prompt = call.Phase switch
        {
            CallPhase.Message => Prompts.In(call.Language, "leave-message"),
            CallPhase.Callback => Prompts.In(call.Language, "we-call-you"),
            CallPhase.Menu or CallPhase.Greeting when call.Ivr is { Left: [var playing, ..] } => playing,
            CallPhase.Menu => House.Menu,
            CallPhase.Greeting => House.Notice,
            _ => call.Announcing[0],
        };
        return new Input.PromptFinished(call.CustomerLeg, prompt);
    }

    private Input.CallArrived Arrival() => new(NewCall(), Pick(Callers), Pick(Numbers), "trunk");

    /// <summary>A new call's id, or that of a live one: an INVITE may come twice, but an id is never minted twice.</summary>
    private InteractionId NewCall(ExchangeState state) =>
        known.Count > 0 && state.Calls.ContainsKey(known[^1]) && Take(8) == 0 ? known[^1] : NewCall();

    private InteractionId NewCall()
    {
        known.Add(new InteractionId(new Guid(known.Count + 1, 0, 0, new byte[8])));
        return known[^1];
    }

    private InteractionId Call(ExchangeState state)
    {
        if (state.Calls.Count > 0 && Take(8) > 0)
            return state.Calls.Keys.ElementAt((int)Take((uint)state.Calls.Count));
        return known.Count > 0 ? Recent(known) : new InteractionId(new Guid(1, 1, 1, new byte[8]));
    }

    private (AgentId Agent, InteractionId Call)? OwnCall(ExchangeState state)
    {
        var owned = state.Calls.Values.Where(call => call.Agent is not null).ToList();
        if (owned.Count == 0)
            return known.Count > 0 ? (Pick(Names), Call(state)) : null;
        var call = owned[(int)Take((uint)owned.Count)];
        var party = call.Consult?.Agent is { } colleague && Take(4) == 0 ? colleague : call.Agent!.Value;
        return (Take(8) > 0 ? party : Pick(Names), call.Id);
    }

    private AgentId Supervisor() => Take(4) > 0 ? House.Sue : Pick(Names);

    /// <summary>Any leg that rings, so that offers, consults, transfers and monitors are often answered.</summary>
    private Leg? Rung(ExchangeState state)
    {
        var ringing = state.Calls.Values.SelectMany(call => call.Legs).Where(leg => !leg.Answered).ToList();
        return ringing.Count > 0 ? ringing[(int)Take((uint)ringing.Count)] : null;
    }

    private LegId Leg(ExchangeState state)
    {
        if (legs.Count > 0 && Take(6) == 0)
            return Recent(legs);
        var up = state.Calls.Values.SelectMany(call => call.Legs).Select(leg => leg.Id).ToList();
        return up.Count > 0 ? up[(int)Take((uint)up.Count)] : new LegId(Call(state), 1 + (int)Take(3));
    }

    private AgentDevice Device() => Take(3) == 0 ? AgentDevice.Phone : AgentDevice.Browser;

    private T Pick<T>(T[] of) => of[Take((uint)of.Length)];

    private T Recent<T>(List<T> of) => of[of.Count - 1 - (int)Take((uint)Math.Min(of.Count, 6))];

    /// <summary>The next choice out of the number, mixed anew so that one number yields many.</summary>
    private uint Take(uint below)
    {
        var choice = rest % below;
        rest = unchecked((rest / below * 2654435769u) ^ (rest >> 15) ^ (choice * 40503u));
        return choice;
    }
}
