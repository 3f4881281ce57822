using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Telephony.Distribution;

namespace Benchmarks;

/// <summary>1,000 real calls by SIPp through queue and screen pop to registered SIP phones (SIPp too); floor: an OPTIONS round trip on the same socket.</summary>
internal static class CallsBench
{
    private const int Calls = 1_000;
    private const int Rate = 10;
    private const int Phones = 20;

    public static async Task RunAsync(Report report)
    {
        if (!File.Exists("/usr/bin/sipp"))
        {
            Console.WriteLine("# skipped: SIPp is not installed (Debian package sip-tester)");
            return;
        }

        await using var house = await SippHouse.OpenAsync(Phones, Calls, TimeSpan.FromMilliseconds(800));
        var switchboard = house.Switchboard;
        var latencies = new ConcurrentBag<double>();
        using var listener = Listen(latencies);
        report.Must("calls", "phones registered and agents ready", house.Ready == Phones, $"{Phones} wanted");

        var floor = await OptionsRoundTripsAsync(house.Sip);
        var started = Stopwatch.GetTimestamp();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var failed = await house.CallAsync(Calls, Rate);
        var wall = Stopwatch.GetElapsedTime(started);
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        var counters = switchboard.Snapshot.State.Counters[new QueueId("repair")];
        report.Must("calls", $"{Calls} calls answered by an agent", failed == 0 && counters.Answered == Calls, $"answered {counters.Answered}, SIPp exit {failed}");
        report.Must("calls", "nothing left behind", switchboard.Snapshot.State.Calls.Count == 0, $"{switchboard.Snapshot.State.Calls.Count} calls");
        report.Times("calls", "OPTIONS round trip (floor)", floor);
        report.Times("calls", "INVITE to pop sent to the desk", [.. latencies], floor.Order().ElementAt(floor.Count / 2));
        report.Figure("calls", "calls a second over the run", Calls / wall.TotalSeconds, "1/s");
        report.Figure("calls", "processor time of the product a call", cpu.TotalMilliseconds / Calls, "ms");
    }

    /// <summary>Notes how long each call took from its INVITE to its pop.</summary>
    public static MeterListener Listen(ConcurrentBag<double> latencies)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == "AfterSales" && instrument.Name == "pop.latency")
                    l.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => latencies.Add(value));
        listener.Start();
        return listener;
    }

    private static async Task<List<double>> OptionsRoundTripsAsync(IPEndPoint to)
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var from = (IPEndPoint)socket.Client.LocalEndPoint!;
        var times = new List<double>();
        for (var i = 0; i < 500; i++)
        {
            var request = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"OPTIONS sip:{to} SIP/2.0\r\nVia: SIP/2.0/UDP {from};branch=z9hG4bKbench{i}\r\nFrom: <sip:b@{from}>;tag=b\r\nTo: <sip:{to}>\r\nCall-ID: b{i}@bench\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n"));
            var before = Stopwatch.GetTimestamp();
            await socket.SendAsync(request, to);
            await socket.ReceiveAsync();
            times.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        }

        return times;
    }
}
