using Telephony.Exchange;

namespace Telephony.Simulation;

/// <summary>Seeded callers and agents around the real exchange, on a virtual clock and without a socket: a day in seconds.
/// Timers always fire, cancelled ones too, and released legs are always confirmed, so that late inputs are part of every day.</summary>
public sealed class SimulatedFloor
{
    private readonly Calendar calendar;
    private readonly SimulatedCallers callers;
    private readonly SimulatedAgents agents;
    private readonly SimulatedTeamwork teamwork;
    private readonly SimulatedRules rules;

    /// <summary>Prepares a day.</summary>
    /// <param name="plan">Who is there and what goes wrong.</param>
    /// <param name="start">When the day begins, UTC.</param>
    public SimulatedFloor(SimulationPlan plan, DateTimeOffset start)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var dice = new SplitMix64(plan.Seed);
        calendar = new Calendar(start);
        callers = new SimulatedCallers(plan, dice, calendar);
        agents = new SimulatedAgents(plan, dice, calendar, callers.NewId);
        teamwork = new SimulatedTeamwork(plan, dice, calendar);
        rules = new SimulatedRules(plan, dice, calendar, callers.NewId);
        calendar.In(TimeSpan.Zero, new Input.Configure(plan.Floor));
        agents.PlanSignIn();
        callers.PlanArrival();
    }

    /// <summary>The truth now.</summary>
    public ExchangeState State { get; private set; } = ExchangeState.Empty;

    /// <summary>Virtual time.</summary>
    public DateTimeOffset Now => calendar.Now;

    /// <summary>Plays the day to its end, input by input, as far as the reader goes.</summary>
    public IEnumerable<Happening> Play()
    {
        while (calendar.Next(State) is { } input)
        {
            var before = State;
            var (after, effects) = Exchange.Exchange.Step(before, input, Now);
            State = after;
            foreach (var effect in effects)
                React(effect);
            yield return new Happening(Now, before, input, after, effects);
        }
    }

    private void React(Effect effect)
    {
        if (effect is Effect.StartTimer { Timer: var timer, Due: var due })
            calendar.At(due, _ => new Input.TimerFired(timer));
        callers.React(effect);
        agents.React(effect);
        teamwork.React(effect);
        rules.React(effect);
    }
}
