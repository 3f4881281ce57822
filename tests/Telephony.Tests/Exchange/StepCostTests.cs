using System.Collections.Immutable;
using System.Diagnostics;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Simulation;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Exchange;

/// <summary>Prints what a step costs on a full floor; nothing is asserted about time.</summary>
public sealed class StepCostTests(ITestOutputHelper output)
{
    private const int Waiting = 200;
    private const int Rounds = 500;

    [Theory]
    [InlineData(50)]
    [InlineData(500)]
    public void Step_OnAFullFloor_CostsSoMuch(int agents)
    {
        var state = FullFloor(agents);
        var times = new Dictionary<Type, List<long>>();
        var now = House.Morning.AddMinutes(5);
        for (var round = 0; round < Rounds; round++)
        {
            var (id, call) = state.Calls.First(pair => pair.Value.Phase == CallPhase.Talking);
            var agent = call.Agent!.Value;
            now = now.AddMilliseconds(50);
            Take(new Input.LegEnded(new LegId(id, LegId.CustomerNumber), LegEnding.HungUp));
            Take(new Input.FinishWrapUp(agent));
            Take(new Input.Answer(agent, state.Agents[agent].Interaction!.Value));
            Take(Arrival(1_000_000 + round));
        }

        foreach (var (type, ticks) in times)
            output.WriteLine($"{agents} agents, {Waiting} waiting: {type.Name} {ticks.Order().ElementAt(ticks.Count / 2) * 1e6 / Stopwatch.Frequency:0.0} µs (median of {ticks.Count})");
        Assert.Empty(Invariants.Violations(state));

        void Take(Input input)
        {
            var started = Stopwatch.GetTimestamp();
            (state, _) = Telephony.Exchange.Exchange.Step(state, input, now);
            var taken = Stopwatch.GetTimestamp() - started;
            if (!times.TryAdd(input.GetType(), [taken]))
                times[input.GetType()].Add(taken);
        }
    }

    private static ExchangeState FullFloor(int agents)
    {
        var state = ExchangeState.Empty;
        var plan = SimulatedSite.WithAgents(agents);
        plan = plan with { Queues = plan.Queues.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value with { MaxWaiting = 10_000 }) };
        Input[] morning =
        [
            new Input.Configure(plan),
            .. plan.Agents.Keys.Select(id => new Input.DeviceChanged(id, AgentDevice.Browser, true)),
            .. plan.Agents.Keys.Select(id => new Input.SetPresence(id, Presence.Ready, null, null, id.Value)),
            .. Enumerable.Range(1, agents + Waiting).Select(Arrival),
        ];
        foreach (var input in morning)
            (state, _) = Telephony.Exchange.Exchange.Step(state, input, House.Morning);
        foreach (var call in state.Calls.Values.Where(call => call.Phase == CallPhase.Offered))
            (state, _) = Telephony.Exchange.Exchange.Step(state, new Input.Answer(call.Agent!.Value, call.Id), House.Morning);
        return state;
    }

    private static Input.CallArrived Arrival(int number) =>
        new(new InteractionId(new Guid(number, 0, 0, new byte[8])), "13800138000", "4008001001", "trunk");
}
