using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Benchmarks.Media;
using CallCenter.Web.Features.ScreenPop;
using CallCenter.Web.Switchboard;
using Microsoft.Extensions.DependencyInjection;
using Telephony.Distribution;
using Telephony.Exchange;

namespace Benchmarks;

/// <summary>The product in this process with agents whose phones are SIPp's, ready for callers that are SIPp's too.</summary>
internal sealed class SippHouse : IAsyncDisposable
{
    private readonly DemoHost _host;
    private readonly Scenarios _folder;
    private readonly IDisposable[] _desks;
    private readonly int? _core;
    private Process? _phones;

    private SippHouse(DemoHost host, Scenarios folder, IDisposable[] desks, int? core) => (_host, _folder, _desks, _core) = (host, folder, desks, core);

    public ISwitchboard Switchboard => _host.App.Services.GetRequiredService<ISwitchboard>();

    public IPEndPoint Sip => _host.Sip;

    public int Ready => Switchboard.Snapshot.State.Agents.Values.Count(a => a.Presence == Presence.Ready);

    /// <summary>Starts the product, registers the phones and makes their agents ready.</summary>
    /// <param name="phones">How many agents.</param>
    /// <param name="calls">How many calls the phones will answer in all.</param>
    /// <param name="talk">How long a caller talks.</param>
    /// <param name="core">The core of SIPp's processes, or null for any.</param>
    public static async Task<SippHouse> OpenAsync(int phones, int calls, TimeSpan talk, int? core = null)
    {
        var host = await DemoHost.StartAsync();
        var switchboard = host.App.Services.GetRequiredService<ISwitchboard>();
        await WithoutWrapUpAsync(switchboard);
        var agents = switchboard.Snapshot.State.Plan.Agents.Values.Where(a => a.Extension.StartsWith("80", StringComparison.Ordinal)).Take(phones).ToArray();
        var pops = host.App.Services.GetRequiredService<IScreenPops>();
        var house = new SippHouse(host, new Scenarios(agents.Select(a => a.Extension), talk), [.. agents.Select(a => pops.Subscribe(a.Id, _ => { }))], core);
        var port = FreePort();
        await house.RunAsync(house._folder.Register, port, phones, "-inf", house._folder.Extensions);
        house._phones = house.Start(house._folder.Answer, port, calls);
        foreach (var agent in agents)
            await switchboard.AskAsync(new Input.SetPresence(agent.Id, Presence.Ready, null, AgentDevice.Phone, agent.Id.Value), CancellationToken.None);
        return house;
    }

    /// <summary>Calls; 0 when every one of them was answered and ended as it should.</summary>
    public Task<int> CallAsync(int calls, int rate) => RunAsync(_folder.Call, FreePort(), calls, "-r", rate.ToString(CultureInfo.InvariantCulture));

    public async ValueTask DisposeAsync()
    {
        foreach (var desk in _desks)
            desk.Dispose();
        if (_phones is { HasExited: false })
            _phones.Kill();
        _phones?.Dispose();
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task WithoutWrapUpAsync(ISwitchboard switchboard)
    {
        var plan = switchboard.Snapshot.State.Plan;
        foreach (var queue in plan.Queues.Values)
            plan = plan with { Queues = plan.Queues.SetItem(queue.Id, queue with { WrapUp = TimeSpan.Zero }) };
        await switchboard.AskAsync(new Input.Configure(plan), CancellationToken.None);
    }

    private async Task<int> RunAsync(string scenario, int port, int calls, params string[] more)
    {
        using var sipp = Start(scenario, port, calls, more);
        await sipp.WaitForExitAsync();
        return sipp.ExitCode;
    }

    private Process Start(string scenario, int port, int calls, params string[] more)
    {
        string[] words =
        [
            .. _core is { } core ? Pinning.Prefix(core) : [], "sipp",
            Sip.ToString(), "-sf", scenario, "-s", "4008001001", "-i", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture),
            "-m", calls.ToString(CultureInfo.InvariantCulture), "-nostdin", "-timeout", "300s", .. more,
        ];
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Path.GetDirectoryName(scenario) };
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
