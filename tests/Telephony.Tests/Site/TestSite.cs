using System.Collections.Immutable;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace Telephony.Tests.Site;

/// <summary>An exchange with its clock and its timers; every input is followed by the invariants and an audit of the books.</summary>
internal sealed class TestSite
{
    private readonly SortedDictionary<(DateTimeOffset Due, string Key), TimerKey> timers = [];
    private readonly Ledger ledger = new();
    private int calls;

    public TestSite(FloorPlan? plan = null) => Send(new Input.Configure(plan ?? House.Plan));

    public ExchangeState State { get; private set; } = ExchangeState.Empty;

    public DateTimeOffset Now { get; private set; } = House.Morning;

    /// <summary>The effects of the last input.</summary>
    public ImmutableArray<Effect> Last { get; private set; } = [];

    /// <summary>The effects of all inputs.</summary>
    public List<Effect> All { get; } = [];

    public IEnumerable<Fact> Facts => Last.OfType<Effect.Record>().Select(record => record.Fact);

    public ImmutableArray<Effect> Send(Input input)
    {
        var before = State;
        (State, Last) = Telephony.Exchange.Exchange.Step(State, input, Now);
        ledger.Audit(before, input, State, Last).ShouldBeNull();
        All.AddRange(Last);
        foreach (var effect in Last)
            Keep(effect);
        return Last;
    }

    /// <summary>Moves the clock; due timers fire on the way, each at its instant.</summary>
    public void Pass(TimeSpan time)
    {
        var until = Now + time;
        while (timers.Count > 0 && timers.First() is var (place, timer) && place.Due <= until)
        {
            timers.Remove(place);
            Now = place.Due;
            Send(new Input.TimerFired(timer));
        }

        Now = until;
    }

    public void PassSeconds(double seconds) => Pass(TimeSpan.FromSeconds(seconds));

    public InteractionId NewId() => new(new Guid(++calls, 0, 0, new byte[8]));

    public InteractionId Arrive(string number = House.Straight)
    {
        var id = NewId();
        Send(new Input.CallArrived(id, "13800138000", number, "trunk"));
        return id;
    }

    public void SignIn(AgentId agent, AgentDevice device = AgentDevice.Browser)
    {
        Send(new Input.DeviceChanged(agent, device, true));
        Send(new Input.SetPresence(agent, Presence.NotReady, NotReadyReasons.SignedIn, device, agent.Value));
    }

    public void Ready(AgentId agent, AgentDevice device = AgentDevice.Browser)
    {
        SignIn(agent, device);
        Choose(agent, Presence.Ready);
    }

    public void Choose(AgentId agent, Presence target, string? reason = null, AgentDevice? device = null) =>
        Send(new Input.SetPresence(agent, target, reason, device, agent.Value));

    /// <summary>A call that the agent has answered.</summary>
    public InteractionId Talk(AgentId agent, string number = House.Straight)
    {
        Ready(agent);
        var id = Arrive(number);
        Send(new Input.Answer(agent, id));
        Call(id).Phase.ShouldBe(CallPhase.Talking);
        return id;
    }

    public Call Call(InteractionId id) => State.Calls[id];

    public AgentState Agent(AgentId id) => State.Agents[id];

    public QueueCounters Counters(QueueId queue) => State.Counters.GetValueOrDefault(queue, QueueCounters.Zero);

    /// <summary>A call that the agent has dialled and the customer answered; no queue.</summary>
    public InteractionId TalkOutbound(AgentId agent)
    {
        Ready(agent);
        var id = NewId();
        Send(new Input.Dial(agent, id, "13900139000", House.Hotline, "trunk", "callback", null));
        Send(new Input.LegAnswered(Customer(id)));
        return id;
    }

    public void CustomerLeaves(InteractionId id, LegEnding ending = LegEnding.HungUp) => Send(new Input.LegEnded(Customer(id), ending));

    public static LegId Customer(InteractionId id) => new(id, LegId.CustomerNumber);

    public bool HasTimer(TimerKind kind) => timers.Values.Any(timer => timer.Kind == kind);

    public void ShouldIgnore(Input input)
    {
        var before = State;
        Send(input).ShouldHaveSingleItem().ShouldBeOfType<Effect.Ignore>();
        State.ShouldBeSameAs(before);
    }

    public void ShouldRefuse(Input input, string rule)
    {
        var before = State;
        Send(input).ShouldHaveSingleItem().ShouldBeOfType<Effect.Refuse>().Reason.Rule.ShouldBe(rule);
        State.ShouldBeSameAs(before);
    }

    /// <summary>Whether the one hears the other now, by what the effects said and no prompt covers it.</summary>
    public bool Hears(InteractionId call, int listener, int speaker) => ledger.Ears.Hears(new LegId(call, listener), new LegId(call, speaker));

    /// <summary>Who hears whom: for each leg its number and, after a colon, whom it hears; legs that hear nobody are left out.</summary>
    public string Earshot(InteractionId call) => string.Join(' ', Call(call).Legs
        .Select(leg => (leg.Id.Number, Heard: string.Join('+', Call(call).Legs.Where(other => Hears(call, leg.Id.Number, other.Id.Number)).Select(other => other.Id.Number))))
        .Where(ear => ear.Heard.Length > 0)
        .Select(ear => $"{ear.Number}:{ear.Heard}"));

    public InteractionId ArriveFrom(string caller, string number = House.Straight)
    {
        var id = NewId();
        Send(new Input.CallArrived(id, caller, number, "trunk"));
        return id;
    }

    /// <summary>Answers, talks a while, hangs up and is ready again.</summary>
    public void Serve(AgentId agent, InteractionId id, double seconds)
    {
        Send(new Input.Answer(agent, id));
        PassSeconds(seconds);
        CustomerLeaves(id);
        Send(new Input.FinishWrapUp(agent));
    }

    public T Fact<T>()
        where T : Fact => Facts.OfType<T>().ShouldHaveSingleItem();

    private void Keep(Effect effect)
    {
        if (effect is not (Effect.StartTimer or Effect.CancelTimer))
            return;
        var timer = effect is Effect.StartTimer start ? start.Timer : ((Effect.CancelTimer)effect).Timer;
        foreach (var (place, _) in timers.Where(pair => pair.Value.Kind == timer.Kind && pair.Value.Owner == timer.Owner).ToList())
            timers.Remove(place);
        if (effect is Effect.StartTimer { Due: var due })
            timers.Add((due, timer.ToString()), timer);
    }
}
