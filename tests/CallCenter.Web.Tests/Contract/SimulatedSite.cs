using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Tests.Contract;

/// <summary>The exchange alone, on a clock that the test moves, with a telephony that keeps the books. Nothing here waits.</summary>
internal sealed class SimulatedSite : ITelephonySite
{
    private static readonly TimeSpan Ring = TimeSpan.FromSeconds(20);
    private readonly List<Fact> _facts = [];
    private readonly NotedTelephony _telephony = new();
    private readonly Dictionary<(TimerKind Kind, string Owner), (DateTimeOffset Due, TimerKey Key)> _timers = [];
    private DateTimeOffset _now = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);

    public SimulatedSite() => Step(new Input.Configure(Site.PlanOf(Ring)));

    public ExchangeState State { get; private set; } = ExchangeState.Empty;

    public IReadOnlyList<Fact> Facts => _facts;

    public Task DoAsync(Input command)
    {
        Step(command);
        return Task.CompletedTask;
    }

    public Task ReadyAsync(Party agent)
    {
        var id = Site.IdOf(agent);
        Step(new Input.DeviceChanged(id, AgentDevice.Browser, true));
        Step(new Input.SetPresence(id, Presence.Ready, null, AgentDevice.Browser, id.Value));
        return Task.CompletedTask;
    }

    public Task<InteractionId> CustomerCallsAsync()
    {
        var call = new InteractionId(Guid.CreateVersion7());
        _telephony.Arrives(new LegId(call, LegId.CustomerNumber));
        Step(new Input.CallArrived(call, Site.CustomerNumber, Site.Number, Site.Trunk));
        return Task.FromResult(call);
    }

    public Task CustomerHangsUpAsync() => EndAsync(Party.Customer, LegEnding.HungUp);

    public Task OutsideAnswersAsync()
    {
        Step(new Input.LegRinging(_telephony.LegOf(Party.Outside)!.Value));
        Step(new Input.LegAnswered(_telephony.LegOf(Party.Outside)!.Value));
        return Task.CompletedTask;
    }

    public Task OutsideIsBusyAsync() => EndAsync(Party.Outside, LegEnding.Busy);

    public Task OutsideHangsUpAsync() => EndAsync(Party.Outside, LegEnding.HungUp);

    public Task RingBrieflyAsync() => Task.CompletedTask;

    public Task RingTimePassesAsync()
    {
        var until = _now + Ring;
        while (_timers.Values.Where(t => t.Due <= until).OrderBy(t => t.Due).FirstOrDefault() is { Key: { } key } due)
        {
            _timers.Remove((key.Kind, key.Owner));
            _now = due.Due;
            Step(new Input.TimerFired(key));
        }

        _now = until;
        return Task.CompletedTask;
    }

    public Task UntilAsync(Func<ExchangeState, bool> reached, string what)
    {
        reached(State).ShouldBeTrue(what);
        return Task.CompletedTask;
    }

    public Task HearsAsync(Party listener, params Party[] speakers)
    {
        _telephony.HeardBy(listener).ToArray().ShouldBe(speakers.Order().ToArray(), $"what {listener} hears");
        return Task.CompletedTask;
    }

    public Task HearsMusicAsync(Party listener)
    {
        _telephony.PromptOf(listener).ShouldBe(Site.Music);
        return Task.CompletedTask;
    }

    public Task IsOffAsync(Party party)
    {
        _telephony.LegOf(party).ShouldBeNull();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task EndAsync(Party party, LegEnding ending)
    {
        var leg = _telephony.LegOf(party)!.Value;
        _telephony.Gone(leg);
        Step(new Input.LegEnded(leg, ending));
        return Task.CompletedTask;
    }

    private void Step(Input input)
    {
        (State, var effects) = Exchange.Step(State, input, _now);
        Invariants.Violations(State).ShouldBeEmpty();
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Effect.Refuse refuse: throw new InvalidOperationException($"{input.GetType().Name} was refused: {refuse.Reason.Rule}");
                case Effect.Ignore ignore when input is not Input.LegRinging: throw new InvalidOperationException($"{input.GetType().Name} was ignored: {ignore.Reason}");
                case Effect.Record record: _facts.Add(record.Fact); break;
                case Effect.StartTimer start: _timers[(start.Timer.Kind, start.Timer.Owner)] = (start.Due, start.Timer); break;
                case Effect.CancelTimer cancel: _timers.Remove((cancel.Timer.Kind, cancel.Timer.Owner)); break;
                default: _telephony.Perform(effect); break;
            }
        }
    }
}
