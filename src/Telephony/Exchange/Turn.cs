using System.Collections.Immutable;
using Telephony.Calls;
using Telephony.Distribution;

namespace Telephony.Exchange;

/// <summary>One step in the making: the state so far and the effects in order. Lives for one call of <see cref="Exchange.Step"/>
/// and is the only place where state is replaced, so that whoever frees an agent or queues a call cannot forget the matching.</summary>
internal sealed class Turn(ExchangeState state, DateTimeOffset now)
{
    /// <summary>Who is named in facts when no person acted.</summary>
    public const string System = "system";

    private readonly ImmutableArray<Effect>.Builder effects = ImmutableArray.CreateBuilder<Effect>();

    public ExchangeState State { get; private set; } = state;

    public DateTimeOffset Now { get; } = now;

    /// <summary>Whether an agent changed (he became free, or a caller is no longer kept for him), a call began to wait, or who takes whose calls changed.</summary>
    public bool MatchingIsDue { get; private set; }

    public Call? Call(InteractionId id) => State.Calls.GetValueOrDefault(id);

    public AgentState? Agent(AgentId id) => State.Agents.GetValueOrDefault(id);

    public void Ask(Effect effect) => effects.Add(effect);

    public void Tell(Fact fact) => effects.Add(new Effect.Record(fact));

    public void Ignore(string reason) => effects.Add(new Effect.Ignore(reason));

    public void Refuse(string rule) => Refuse(Refusal.Of(rule));

    public void Refuse(Refusal refusal) => effects.Add(new Effect.Refuse(refusal));

    public void Put(Call call)
    {
        State = State with { Calls = State.Calls.SetItem(call.Id, call) };
        MatchingIsDue |= call.Phase is CallPhase.Waiting or CallPhase.Callback;
    }

    public void Remove(Call call) => State = State with { Calls = State.Calls.Remove(call.Id) };

    public void Put(AgentState agent)
    {
        State = State with { Agents = State.Agents.SetItem(agent.Id, agent) };
        MatchingIsDue = true;
    }

    public void Remove(AgentState agent) => State = State with { Agents = State.Agents.Remove(agent.Id) };

    public void Count(QueueId? queue, Func<QueueCounters, QueueCounters> add)
    {
        if (queue is { } id)
            State = State with { Counters = State.Counters.SetItem(id, add(State.Counters.GetValueOrDefault(id, QueueCounters.Zero))) };
    }

    /// <summary>One more call of the queue is handled.</summary>
    public void Pace(QueueId queue, long handledMs) =>
        State = State with { Tempo = State.Tempo.SetItem(queue, State.Tempo.GetValueOrDefault(queue, QueueTempo.Unknown).With(handledMs)) };

    /// <summary>Round robin goes on after this member.</summary>
    public void Rung(QueueId queue, AgentId agent) => State = State with { LastRung = State.LastRung.SetItem(queue, agent) };

    public void Keep(ImmutableSortedDictionary<string, KeptPlace> places) => State = State with { KeptPlaces = places };

    public void Adopt(FloorPlan plan)
    {
        State = State with { Plan = plan };
        MatchingIsDue = true;
    }

    public void Drain() => State = State with { Draining = true };

    public (ExchangeState Next, ImmutableArray<Effect> Effects) Result() => (State, effects.DrainToImmutable());
}
