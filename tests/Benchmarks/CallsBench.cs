using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CallCenter.Web.Features.ScreenPop;
using CallCenter.Web.Switchboard;
using Microsoft.Extensions.DependencyInjection;
using Telephony.Distribution;
using Telephony.Exchange;

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

        await using var host = await DemoHost.StartAsync();
        var switchboard = host.App.Services.GetRequiredService<ISwitchboard>();
        await WithoutWrapUpAsync(switchboard);
        var latencies = new ConcurrentBag<double>();
        using var listener = Listen(latencies);
        var agents = switchboard.Snapshot.State.Plan.Agents.Values.Where(a => a.Extension.StartsWith("80", StringComparison.Ordinal)).Take(Phones).ToArray();
        var pops = host.App.Services.GetRequiredService<IScreenPops>();
        var desks = agents.Select(a => pops.Subscribe(a.Id, _ => { })).ToArray();
        using var folder = new Scenarios(agents.Select(a => a.Extension));
        var port = FreePort();
        await RunSippAsync(host, folder.Register, port, Phones, "-inf", folder.Extensions);
        using var phones = StartSipp(host, folder.Answer, port, Calls);
        foreach (var agent in agents)
            await switchboard.AskAsync(new Input.SetPresence(agent.Id, Presence.Ready, null, AgentDevice.Phone, agent.Id.Value), CancellationToken.None);
        report.Must("calls", "phones registered and agents ready", switchboard.Snapshot.State.Agents.Values.Count(a => a.Presence == Presence.Ready) == Phones, $"{Phones} wanted");

        var floor = await OptionsRoundTripsAsync(host.Sip);
        var started = Stopwatch.GetTimestamp();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var failed = await RunSippAsync(host, folder.Call, FreePort(), Calls, "-r", Rate.ToString(CultureInfo.InvariantCulture));
        var wall = Stopwatch.GetElapsedTime(started);
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        var counters = switchboard.Snapshot.State.Counters[new QueueId("repair")];
        report.Must("calls", $"{Calls} calls answered by an agent", failed == 0 && counters.Answered == Calls, $"answered {counters.Answered}, SIPp exit {failed}");
        report.Must("calls", "nothing left behind", switchboard.Snapshot.State.Calls.Count == 0, $"{switchboard.Snapshot.State.Calls.Count} calls");
        report.Times("calls", "OPTIONS round trip (floor)", floor);
        report.Times("calls", "INVITE to pop sent to the desk", [.. latencies], floor.Order().ElementAt(floor.Count / 2));
        report.Figure("calls", "calls a second over the run", Calls / wall.TotalSeconds, "1/s");
        report.Figure("calls", "processor time of the product a call", cpu.TotalMilliseconds / Calls, "ms");
        foreach (var desk in desks)
            desk.Dispose();
    }

    private static async Task WithoutWrapUpAsync(ISwitchboard switchboard)
    {
        var plan = switchboard.Snapshot.State.Plan;
        foreach (var queue in plan.Queues.Values)
            plan = plan with { Queues = plan.Queues.SetItem(queue.Id, queue with { WrapUp = TimeSpan.Zero }) };
        await switchboard.AskAsync(new Input.Configure(plan), CancellationToken.None);
    }

    private static MeterListener Listen(ConcurrentBag<double> latencies)
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

    private static async Task<int> RunSippAsync(DemoHost host, string scenario, int port, int calls, params string[] more)
    {
        using var sipp = StartSipp(host, scenario, port, calls, more);
        await sipp.WaitForExitAsync();
        return sipp.ExitCode;
    }

    private static Process StartSipp(DemoHost host, string scenario, int port, int calls, params string[] more)
    {
        var start = new ProcessStartInfo("sipp") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Path.GetDirectoryName(scenario) };
        string[] arguments =
        [
            host.Sip.ToString(), "-sf", scenario, "-s", "4008001001", "-i", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture),
            "-m", calls.ToString(CultureInfo.InvariantCulture), "-nostdin", "-timeout", "300s", .. more,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var sipp = new Process { StartInfo = start };
        sipp.OutputDataReceived += (_, _) => { };
        sipp.ErrorDataReceived += (_, _) => { };
        sipp.Start();
        sipp.BeginOutputReadLine();
        sipp.BeginErrorReadLine();
        return sipp;
    }

    private static int FreePort()
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.Client.LocalEndPoint!).Port;
    }
}
