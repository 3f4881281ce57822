using System.Diagnostics;
using Telephony.Exchange;
using Telephony.Simulation;

namespace Benchmarks;

/// <summary>What one input costs the pure core, over a simulated day; floor: a step that the exchange ignores.</summary>
internal static class StepBench
{
    public static Task RunAsync(Report report)
    {
        var start = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
        foreach (var agents in (int[])[50, 500])
        {
            var day = new SimulatedFloor(SimulationPlan.Busy(1, 3_000, agents), start).Play().ToArray();
            var late = new Input.TimerFired(new TimerKey(TimerKind.RingTimeout, "nobody", 0));
            var times = new List<double>(day.Length);
            var floor = new List<double>(day.Length);
            for (var round = 0; round < 2; round++)
            {
                times.Clear();
                floor.Clear();
                foreach (var happening in day)
                {
                    times.Add(Measure(happening.Before, happening.Input, happening.At));
                    floor.Add(Measure(happening.Before, late, happening.At));
                }
            }

            var floorMean = floor.Average();
            report.Times("step", $"ignored input, {agents} agents (floor)", floor);
            report.Times("step", $"an input of a simulated day, {agents} agents", times, floorMean);
        }

        return Task.CompletedTask;
    }

    private static double Measure(ExchangeState state, Input input, DateTimeOffset at)
    {
        var before = Stopwatch.GetTimestamp();
        _ = Exchange.Step(state, input, at);
        return Stopwatch.GetElapsedTime(before).TotalMilliseconds;
    }
}
