using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Exchange;
using Telephony.Simulation;

namespace Benchmarks;

/// <summary>The floor. Pure: what one routing decision costs, how many steps a second 500 agents and 200 waiting callers get, and whether anybody is ever overtaken. Then the same on the wire, and callers who wait.</summary>
internal static class FloorBench
{
    private const int Rounds = 3_000;

    /// <summary>An audit of 700 agents' and callers' state costs more than the step: one in so many.</summary>
    private const int Audited = 50;
    private static readonly DateTimeOffset s_morning = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(Report report)
    {
        Decisions(report, "plain plan, 10 agents, 20 waiting", Plain(10), 10, 20);
        Decisions(report, "plain plan, 500 agents, 200 waiting", Plain(500), 500, 200);
        Decisions(report, "every rule, 500 agents, 200 waiting", Roomy(SimulatedSite.WithEveryRule(500)), 500, 200);
        foreach (var strategy in Enum.GetValues<StrategyKind>())
            Choices(report, strategy);
        if (!File.Exists("/usr/bin/sipp"))
        {
            Console.WriteLine("# on the wire skipped: SIPp is not installed (Debian package sip-tester)");
            return;
        }

        await HandOverBench.RunAsync(report);
        await WaitingBench.RunAsync(report);
    }

    /// <summary>A freed agent is offered the next caller in one step; floor: the same step with nobody waiting. A B B A.</summary>
    private static void Decisions(Report report, string what, FloorPlan plan, int agents, int waiting)
    {
        var (alone, full) = (Full(plan, agents, 0), Full(plan, agents, waiting));
        // What is compiled once is no part of a decision.
        HandOver(full, refill: true, out _, out _);
        List<double>[] floors = new List<double>[2], times = new List<double>[2];
        floors[0] = HandOver(alone, refill: false, out _, out _);
        times[0] = HandOver(full, refill: true, out var inversions, out var wrong);
        times[1] = HandOver(full, refill: true, out var inversions2, out var wrong2);
        floors[1] = HandOver(alone, refill: false, out _, out _);
        report.Times("floor", $"hand-over step, {what}", [.. times.SelectMany(t => t)], Middle([.. floors.SelectMany(f => f)]));
        report.Spread("floor", $"hand-over steps per second, {what}", [.. times.Select(PerSecond)], "1/s", [.. floors.Select(PerSecond)]);
        report.Must("floor", $"nobody overtaken, {what}", inversions + inversions2 == 0, string.Create(CultureInfo.InvariantCulture, $"{inversions + inversions2} inversions of {times.Sum(t => t.Count)}"));
        report.Must("floor", $"nobody offered twice, every invariant holds, {what}", wrong + wrong2 == 0, string.Create(CultureInfo.InvariantCulture, $"{wrong + wrong2} breaches"));
    }

    private static double PerSecond(List<double> ms) => 1_000 / ms.Average();

    private static double Middle(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static List<double> HandOver(ExchangeState full, bool refill, out int inversions, out int wrong)
    {
        var times = new List<double>(Rounds);
        var (state, now, next) = (full, s_morning.AddMinutes(5), 1_000_000);
        (inversions, wrong) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            now = now.AddMilliseconds(50);
            var call = state.Calls.Values.FirstOrDefault(one => one.Phase == CallPhase.Talking);
            if (call is null)
                break;
            var agent = call.Agent!.Value;
            (state, _) = Exchange.Step(state, new Input.LegEnded(new LegId(call.Id, LegId.CustomerNumber), LegEnding.HungUp), now);
            if (state.Agents[agent].Presence == Presence.WrapUp)
            {
                var started = Stopwatch.GetTimestamp();
                (state, var effects) = Exchange.Step(state, new Input.FinishWrapUp(agent), now);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                inversions += Inversions(state, effects);
                if (round % Audited == 0)
                    wrong += Invariants.Violations(state).Count;
            }

            foreach (var offered in state.Calls.Values.Where(one => one.Phase == CallPhase.Offered).ToList())
                (state, _) = Exchange.Step(state, new Input.Answer(offered.Agent!.Value, offered.Id), now);
            if (!refill)
                (state, _) = Exchange.Step(state, Arrival(next++), now);
            while (refill && state.Calls.Values.Count(one => one.Phase == CallPhase.Waiting) is var left && left < full.Calls.Values.Count(one => one.Phase == CallPhase.Waiting))
                (state, _) = Exchange.Step(state, Arrival(next++), now);
            if (!refill)
                foreach (var offered in state.Calls.Values.Where(one => one.Phase == CallPhase.Offered).ToList())
                    (state, _) = Exchange.Step(state, new Input.Answer(offered.Agent!.Value, offered.Id), now);
        }

        return times;
    }

    /// <summary>Callers of the same needs and queue with an earlier place who still wait after an offer.</summary>
    private static int Inversions(ExchangeState state, ImmutableArray<Effect> effects)
    {
        var count = 0;
        foreach (var fact in effects.OfType<Effect.Record>().Select(record => record.Fact).OfType<Fact.CallOffered>())
        {
            var served = state.Calls[fact.Interaction];
            count += state.Calls.Values.Any(call => call.Phase == CallPhase.Waiting && call.Queue == served.Queue && call.Needs.IsEmpty && call.Ties.IsEmpty && call.Queued < served.Queued && call.PriorityMinutes >= served.PriorityMinutes) ? 1 : 0;
        }

        return count;
    }

    /// <summary>One caller and all agents free: the most candidates there can be. Floor: one agent, nothing to choose. A B B A.</summary>
    private static void Choices(Report report, StrategyKind strategy)
    {
        var (alone, all) = (Morning(Choosing(strategy, 1)), Morning(Choosing(strategy, 500)));
        Arrivals(all);
        double[] floor = [Arrivals(alone), 0], times = [Arrivals(all), Arrivals(all)];
        floor[1] = Arrivals(alone);
        report.Spread("floor", $"routing decision with 500 candidates, {strategy}", times, "ns", floor);
        report.Spread("floor", $"  a candidate, {strategy}", [.. times.Select(t => t / 500)], "ns");
    }

    private static FloorPlan Choosing(StrategyKind strategy, int agents)
    {
        var plan = Plain(agents);
        plan = plan with { Queues = plan.Queues.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value with { Strategy = strategy, Needs = strategy == StrategyKind.SkillLevel ? [new SkillNeed("fridge", 1)] : [] }) };
        return plan with { Agents = plan.Agents.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value with { Skills = pair.Value.Skills.SetItem("fridge", 2) }) };
    }

    /// <summary>Nanoseconds of the middle one of many arrivals, each into the same morning.</summary>
    private static double Arrivals(ExchangeState morning)
    {
        var times = new List<double>(Rounds / 10);
        for (var round = 0; round < Rounds / 10; round++)
        {
            var started = Stopwatch.GetTimestamp();
            _ = Exchange.Step(morning, Arrival(round), s_morning);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return Middle(times) * 1e6;
    }

    private static FloorPlan Plain(int agents) => Roomy(SimulatedSite.WithAgents(agents));

    private static FloorPlan Roomy(FloorPlan plan) =>
        plan with { Queues = plan.Queues.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value with { MaxWaiting = 10_000, Overflow = null, AfterCall = WrapUpPlan.Default }) };

    private static ExchangeState Morning(FloorPlan plan)
    {
        var state = ExchangeState.Empty;
        Input[] inputs =
        [
            new Input.Configure(plan),
            .. plan.Agents.Keys.Select(id => new Input.DeviceChanged(id, AgentDevice.Browser, true)),
            .. plan.Agents.Keys.Select(id => new Input.SetPresence(id, Presence.Ready, null, null, id.Value)),
        ];
        foreach (var input in inputs)
            (state, _) = Exchange.Step(state, input, s_morning);
        return state;
    }

    private static ExchangeState Full(FloorPlan plan, int agents, int waiting)
    {
        var state = Morning(plan);
        for (var number = 1; number <= agents + waiting; number++)
        {
            var now = s_morning.AddMilliseconds(number * 100);
            (state, _) = Exchange.Step(state, Arrival(number), now);
            foreach (var offered in state.Calls.Values.Where(one => one.Phase == CallPhase.Offered).ToList())
                (state, _) = Exchange.Step(state, new Input.Answer(offered.Agent!.Value, offered.Id), now);
        }

        return state;
    }

    private static Input.CallArrived Arrival(int number) =>
        new(new InteractionId(new Guid(number, 0, 0, new byte[8])), string.Create(CultureInfo.InvariantCulture, $"138{number:00000000}"), "4008001001", "trunk");
}
