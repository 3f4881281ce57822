using System.Diagnostics;
using System.Globalization;
using CallCenter.Web.Realtime;
using CallCenter.Web.Realtime.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks;

/// <summary>
/// Ten agents talk, twenty callers wait, all of it on the wire: how long from an agent's BYE to the INVITE of his next caller, whether anybody is overtaken,
/// whether anybody is offered twice. Goal and peer: reference/performance.md §1.1. Floor: an OPTIONS round trip of the same run.
/// </summary>
internal static class HandOverBench
{
    private const string Name = "floor";
    private const int Agents = 10;
    private const int Waiting = 20;
    private const int HandOvers = 300;
    private const int Runs = 3;
    private const double GoalMs = 5;
    private static readonly TimeSpan s_talk = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    public static async Task RunAsync(Report report)
    {
        var (medians, floors, all) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            await using var house = await SippHouse.OpenAsync(Agents, calls: 0, talk: TimeSpan.Zero);
            report.Must(Name, $"hand-over on the wire, run {run + 1}: phones registered and agents ready", house.Ready == Agents, $"{house.Ready} of {Agents}");
            floors.Add(Middle(await CallsBench.OptionsRoundTripsAsync(house.Sip)));
            var seen = await MeasureAsync(house, all);
            medians.Add(Middle(seen.Times));
            var judged = Judge(seen.Events);
            report.Must(Name, $"hand-over on the wire, run {run + 1}: {HandOvers} hand-overs", seen.Times.Count >= HandOvers, $"{seen.Times.Count}");
            report.Must(Name, $"hand-over on the wire, run {run + 1}: nobody overtaken", judged is { Inversions: 0, Offers: > HandOvers }, $"{judged.Inversions} inversions in {judged.Offers} offers");
            report.Must(Name, $"hand-over on the wire, run {run + 1}: nobody offered twice", judged.Doubles == 0 && seen.Doubles == 0, $"{judged.Doubles} of the exchange, {seen.Doubles} on the wire");
        }

        report.Spread(Name, "OPTIONS round trip, p50 of each run (floor)", floors, "ms");
        report.Times(Name, "agent's BYE to his next INVITE, all runs", all, floors.Average());
        report.Spread(Name, "agent's BYE to his next INVITE, p50 of each run", medians, "ms", floors);
        report.Must(Name, "goal: agent free to next caller offered, p50", medians.Max() <= GoalMs, string.Create(CultureInfo.InvariantCulture, $"{medians.Max():0.00} of {GoalMs} ms in the slowest run"));
    }

    private static async Task<(IReadOnlyList<double> Times, int Doubles, List<FloorEvent> Events)> MeasureAsync(SippHouse house, List<double> all)
    {
        var stream = house.Services.GetRequiredService<EventStream>();
        var before = stream.LastSeq;
        using var phones = new BusyPhones(house.PhonePort, house.Sip, s_talk);
        using var callers = house.KeepWaiting(10 * HandOvers, Agents + Waiting, rate: 100);
        var watch = Stopwatch.StartNew();
        // The first calls fill the house and are compiled on the way: they are no hand-overs of a full house.
        while (phones.Answered < 5 * Agents && watch.Elapsed < s_patience)
            await Task.Delay(20);
        var warm = phones.Times.Count;
        while (phones.Times.Count < warm + HandOvers && watch.Elapsed < s_patience)
            await Task.Delay(20);
        var times = phones.Times.Skip(warm).ToList();
        var events = await EventsAsync(stream, before);
        callers.Kill();
        await callers.WaitForExitAsync();
        all.AddRange(times);
        return (times, phones.Doubles, events);
    }

    private static async Task<List<FloorEvent>> EventsAsync(EventStream stream, long after)
    {
        var (last, events) = (stream.LastSeq, new List<FloorEvent>());
        await foreach (var happened in stream.ReadAsync(after, CancellationToken.None))
        {
            events.Add(happened);
            if (happened.Seq >= last)
                break;
        }

        return events;
    }

    /// <summary>An offer is an inversion when somebody who came to the queue before still waits; a double when its agent or its caller has an offer already.</summary>
    private static (int Offers, int Inversions, int Doubles) Judge(List<FloorEvent> events)
    {
        var (offers, inversions, doubles) = (0, 0, 0);
        var queued = new Dictionary<Guid, int>();
        var waiting = new SortedSet<int>();
        var offered = new Dictionary<Guid, string>();
        foreach (var happened in events)
        {
            if (happened.InteractionId is not { } call)
                continue;
            switch (happened.Type)
            {
                case "call.queued":
                    queued[call] = queued.Count;
                    waiting.Add(queued[call]);
                    break;
                case "call.offered":
                    offers++;
                    waiting.Remove(queued[call]);
                    inversions += waiting.Count > 0 && waiting.Min < queued[call] ? 1 : 0;
                    doubles += offered.ContainsKey(call) || offered.ContainsValue(happened.Agent!) ? 1 : 0;
                    offered[call] = happened.Agent!;
                    break;
                case "call.offerEnded":
                    offered.Remove(call);
                    waiting.Add(queued[call]);
                    break;
                case "call.answered":
                    offered.Remove(call);
                    break;
                case "call.ended":
                    offered.Remove(call);
                    if (queued.TryGetValue(call, out var place))
                        waiting.Remove(place);
                    break;
            }
        }

        return (offers, inversions, doubles);
    }

    private static double Middle(IReadOnlyList<double> times) => times.Count == 0 ? double.NaN : times.Order().ElementAt(times.Count / 2);
}
