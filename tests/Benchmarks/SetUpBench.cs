using System.Collections.Concurrent;
using System.Diagnostics;
using Benchmarks.Media;

namespace Benchmarks;

/// <summary>
/// How many calls a second one core sets up, each of them whole: trunk, queue, screen pop, ring at a registered phone, answer, recording, end, history. The product
/// has core 0 for itself, SIPp the last one; the rate rises until a step is not clean. One step before was the limit.
/// </summary>
internal static class SetUpBench
{
    private const string Name = "set-up";
    private const int Phones = 20;
    private const int Seconds = 10;

    /// <summary>Short, so that never a free agent is missing: 20 phones would take 200 calls a second.</summary>
    private static readonly TimeSpan s_talk = TimeSpan.FromMilliseconds(100);

    private const double SlowestPopMs = 100;
    private static readonly int[] s_rates = [10, 20, 30, 40, 60, 80, 100, 120, 150, 200];

    public static async Task RunAsync(Report report)
    {
        if (!File.Exists("/usr/bin/sipp") || Environment.ProcessorCount < 2 || Pinning.Prefix(0).Length == 0)
        {
            Console.WriteLine("# skipped: needs SIPp (Debian package sip-tester), taskset and two cores");
            return;
        }

        await using var house = await SippHouse.OpenAsync(Phones, 200 + (s_rates.Sum() * Seconds), s_talk, Environment.ProcessorCount - 1);
        Pinning.Keep(Environment.ProcessId, 0);
        // What is compiled once is not part of a call.
        await house.CallAsync(200, s_rates[0]);
        var clean = 0;
        foreach (var rate in s_rates)
        {
            if (!await StepAsync(report, house, rate))
                break;
            clean = rate;
        }

        report.Must(Name, "a step was clean", clean > 0, $"{clean} calls/s");
        report.Figure(Name, "whole calls a second on one core", clean, "1/s");
    }

    private static async Task<bool> StepAsync(Report report, SippHouse house, int rate)
    {
        var latencies = new ConcurrentBag<double>();
        using var listener = CallsBench.Listen(latencies);
        var (cpu, began) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.GetTimestamp());
        var failed = await house.CallAsync(rate * Seconds, rate);
        var wall = Stopwatch.GetElapsedTime(began);
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        var sorted = latencies.Order().ToArray();
        var p99 = sorted.Length == 0 ? double.PositiveInfinity : sorted[(int)(0.99 * (sorted.Length - 1))];
        report.Times(Name, $"INVITE to pop at {rate} calls/s", sorted);
        report.Figure(Name, $"processor time a call at {rate} calls/s", cpu.TotalMilliseconds / (rate * Seconds), "ms");
        // SIPp keeps its rate when it is not held up: a step that took much longer was not this rate.
        return failed == 0 && p99 <= SlowestPopMs && wall.TotalSeconds <= Seconds * 1.2;
    }
}
