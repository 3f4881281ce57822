using System.Net;
using AfterSales.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace Telephony.Media.Tests;

/// <summary>An engine on loopback with its own folder, and phones to connect to it.</summary>
internal sealed class MediaBench : IAsyncDisposable
{
    private readonly List<RtpTestPeer> _peers = [];

    private MediaBench(Func<MediaOptions, MediaOptions> configure)
    {
        Options = configure(new MediaOptions(IPAddress.Loopback, IPAddress.Loopback, 0, 0, Folder.Path) { DiskReserveBytes = 0 });
        Engine = new MediaEngine(Options, Events, TimeProvider.System, NullLogger<MediaEngine>.Instance);
    }

    public TempFolder Folder { get; } = new();

    public MediaOptions Options { get; }

    public MediaEventLog Events { get; } = new();

    public MediaEngine Engine { get; }

    public static async Task<MediaBench> StartAsync(Func<MediaOptions, MediaOptions>? configure = null)
    {
        var bench = new MediaBench(configure ?? (o => o));
        await bench.Engine.StartAsync(TestContext.Current.CancellationToken);
        return bench;
    }

    public static MediaLegId NewLeg() => new(Guid.CreateVersion7());

    public static RecordingId NewRecording() => new(Guid.CreateVersion7());

    public RtpTestPeer NewPeer(CompandingLaw? law = null)
    {
        var peer = new RtpTestPeer(law);
        _peers.Add(peer);
        return peer;
    }

    /// <summary>A phone and its leg, each knowing where the other is.</summary>
    public (RtpTestPeer Phone, MediaLegId Leg, IPEndPoint Engine) Call(CompandingLaw? law = null, LegFormat? format = null)
    {
        var phone = NewPeer(law);
        var leg = NewLeg();
        var local = Engine.OpenRtpLeg(leg);
        Engine.SetRemote(leg, phone.LocalEndPoint, format ?? (law == CompandingLaw.A ? LegFormat.Pcma : LegFormat.Pcmu));
        return (phone, leg, local);
    }

    public string PathOf(string relative) => Folder.File(relative);

    public async Task<RecordingClosed> ClosedAsync(RecordingId id)
    {
        await Eventually.IsTrueAsync(() => Events.Closed.Any(c => c.Id == id), "recording closed");
        return Events.Closed.Single(c => c.Id == id);
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        foreach (var peer in _peers)
            peer.Dispose();
        Folder.Dispose();
    }
}
