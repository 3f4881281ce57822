using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CallCenter.Web.Switchboard;
using Microsoft.Extensions.DependencyInjection;
using Telephony.Calls;
using Telephony.Media;

namespace Benchmarks;

/// <summary>
/// Three hundred callers wait and hear the queue's music: processor time and memory of the whole product, web, SIP and media in one process. Floor: the same
/// number of packets in the same rhythm, sent by one thread of this process that knows nothing. A B B A, so that a drift of the machine falls on both.
/// </summary>
internal static class WaitingBench
{
    private const string Name = "floor";
    private const int Callers = 300;
    private const int PacketsPerSecond = 50;
    private const int RtpBytes = 172;

    /// <summary>Share of a core, %, below which the product is at rest.</summary>
    private const double Settled = 3;
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(Report report)
    {
        // One agent is staffed and busy with something else, so that the queue is not an empty one.
        await using var house = await SippHouse.OpenAsync(phones: 1, calls: 0, talk: TimeSpan.Zero);
        await house.Switchboard.AskAsync(
            new Telephony.Exchange.Input.SetPresence(house.Switchboard.Snapshot.State.Agents.Values.First(a => a.Presence == Telephony.Distribution.Presence.Ready).Id, Telephony.Distribution.Presence.NotReady, "meeting", null, "bench"),
            CancellationToken.None);
        var sent = house.Services.GetRequiredService<IMediaEngine>().Counters;
        await SettleAsync();
        var idle = new List<double> { await LoadAsync(s_window) };
        var floor = new List<double> { await FloorAsync() };
        var resident = Environment.WorkingSet;
        using var callers = house.KeepWaiting(Callers, Callers, rate: 100);
        await WaitingAsync(house.Switchboard, Callers);
        var (packets, began) = (sent.PacketsSent, Stopwatch.GetTimestamp());
        var music = new List<double> { await LoadAsync(s_window), await LoadAsync(s_window) };
        var rate = (sent.PacketsSent - packets) / Stopwatch.GetElapsedTime(began).TotalSeconds;
        var waiting = Waiting(house.Switchboard);
        var grown = Environment.WorkingSet - resident;
        callers.Kill();
        await callers.WaitForExitAsync();
        await EndAsync(house.Switchboard);
        await SettleAsync();
        floor.Add(await FloorAsync());
        idle.Add(await LoadAsync(s_window));
        var rest = idle.Average();
        report.Must(Name, $"{Callers} callers wait and hear music", waiting == Callers && rate > 0.95 * Callers * PacketsPerSecond, string.Create(CultureInfo.InvariantCulture, $"{waiting} waiting, {rate:0} packets/s sent"));
        report.Spread(Name, "nobody waits: processor", idle, "% of a core");
        report.Spread(Name, $"{Callers} callers wait: processor", music, "% of a core");
        report.Spread(Name, $"{Callers} streams of one bare thread (floor)", [.. floor.Select(f => f - rest)], "% of a core");
        report.Spread(Name, $"{Callers} callers wait: processor for a caller", [.. music.Select(m => (m - rest) / Callers)], "% of a core", [.. floor.Select(f => (f - rest) / Callers)]);
        report.Figure(Name, $"{Callers} callers wait: memory for a caller", grown / 1024.0 / Callers, "kB");
    }

    private static int Waiting(ISwitchboard switchboard) => switchboard.Snapshot.State.Calls.Values.Count(call => call.Phase == CallPhase.Waiting);

    private static async Task WaitingAsync(ISwitchboard switchboard, int wanted)
    {
        for (var watch = Stopwatch.StartNew(); Waiting(switchboard) != wanted && watch.Elapsed < s_patience;)
            await Task.Delay(50);
        // The first seconds of a call are its signalling, not its music.
        await Task.Delay(TimeSpan.FromSeconds(2));
    }

    /// <summary>The callers' process is gone and says no BYE: the bench ends their calls, as a supervisor would.</summary>
    private static async Task EndAsync(ISwitchboard switchboard)
    {
        foreach (var call in switchboard.Snapshot.State.Calls.Values)
            switchboard.TryPost(new Telephony.Exchange.Input.LegEnded(new LegId(call.Id, LegId.CustomerNumber), LegEnding.HungUp));
        await WaitingAsync(switchboard, 0);
    }

    /// <summary>Until the product has done what a start, or the end of many calls, leaves to do.</summary>
    private static async Task SettleAsync()
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < s_patience && await LoadAsync(TimeSpan.FromSeconds(2)) > Settled;)
        {
        }
    }

    /// <summary>Processor time of this process over a while, as a share of one core.</summary>
    private static async Task<double> LoadAsync(TimeSpan window)
    {
        var (cpu, began) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        await Task.Delay(window);
        return 100 * (Environment.CpuUsage.TotalTime - cpu) / Stopwatch.GetElapsedTime(began);
    }

    private static async Task<double> FloorAsync()
    {
        using var sink = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        sink.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var stopped = false;
        var sender = new Thread(() => Send(sink.LocalEndPoint!, () => Volatile.Read(ref stopped))) { IsBackground = true, Name = "floor" };
        sender.Start();
        var load = await LoadAsync(s_window);
        Volatile.Write(ref stopped, true);
        sender.Join();
        return load;
    }

    private static void Send(EndPoint to, Func<bool> isOver)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        var (packet, address) = (new byte[RtpBytes], to.Serialize());
        var tick = Stopwatch.Frequency / PacketsPerSecond;
        for (var next = Stopwatch.GetTimestamp(); !isOver(); next += tick)
        {
            for (var caller = 0; caller < Callers; caller++)
                socket.SendTo(packet, SocketFlags.None, address);
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), next + tick) is { Ticks: > 0 } rest)
                Thread.Sleep(rest);
        }
    }
}
