using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Telephony.Media.Remote;

namespace Telephony.Media.Tests.Remote;

/// <summary>The web process's part in the drills: connects two phones, records, tells where, and then only waits to be stopped or killed.</summary>
internal static class MediaOwner
{
    public const string Verb = "media-owner";

    /// <param name="args">Verb, socket, recordings, recording's id, port of the customer, port of the agent.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var engine = Client(args[1], args[2], new MediaEventLog());
        await engine.StartAsync(CancellationToken.None);
        var (customer, agent) = (MediaBench.NewLeg(), MediaBench.NewLeg());
        var (toCustomer, toAgent) = (engine.OpenRtpLeg(customer), engine.OpenRtpLeg(agent));
        engine.SetRemote(customer, Peer(args[4]), LegFormat.Pcmu);
        engine.SetRemote(agent, Peer(args[5]), LegFormat.Pcmu);
        engine.Connect(customer, agent);
        engine.StartRecording(customer, new RecordingId(Guid.Parse(args[3])), $"2026/{Guid.Parse(args[3]):N}.wav");
        await Console.Out.WriteLineAsync($"{toCustomer.Port} {toAgent.Port}");
        await Console.Out.FlushAsync();
        // Ends with its input, should the test be gone.
        await Console.In.ReadToEndAsync();
        return 0;
    }

    public static RemoteMediaEngine Client(string socket, string recordings, IMediaEvents events, Action? start = null) => new(
        new MediaOptions(IPAddress.Loopback, IPAddress.Loopback, 0, 0, recordings) { DiskReserveBytes = 0 },
        socket,
        start ?? (() => { }),
        events,
        TimeProvider.System,
        NullLogger<RemoteMediaEngine>.Instance);

    private static IPEndPoint Peer(string port) => new(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture));
}
