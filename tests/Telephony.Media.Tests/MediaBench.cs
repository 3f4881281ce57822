using System.Net;
using AfterSales.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Telephony.Media.Remote;

namespace Telephony.Media.Tests;

/// <summary>An engine on loopback with its own folder, and phones to connect to it.</summary>
internal sealed class MediaBench : IAsyncDisposable
{
    private readonly List<RtpTestPeer> _peers = [];
    private MediaServer? _server;
    private Task? _serving;

    private MediaBench(Func<MediaOptions, MediaOptions> configure, bool isOwn)
    {
        Options = configure(new MediaOptions(IPAddress.Loopback, IPAddress.Loopback, 0, 0, Folder.Path) { DiskReserveBytes = 0 });
        Engine = isOwn ? NewRemote() : new MediaEngine(Options, Events, TimeProvider.System, NullLogger<MediaEngine>.Instance);
    }

    public TempFolder Folder { get; } = new();

    public MediaOptions Options { get; }

    public MediaEventLog Events { get; } = new();

    public IMediaEngine Engine { get; }

    /// <param name="configure">Other options than the bench's.</param>
    /// <param name="isOwn">The engine is reached over the socket of a media process, as with <c>Telephony:Media:Process=own</c>.</param>
    public static async Task<MediaBench> StartAsync(Func<MediaOptions, MediaOptions>? configure = null, bool isOwn = false)
    {
        var bench = new MediaBench(configure ?? (o => o), isOwn);
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
        if (_server is not null)
        {
            await _serving!;
            await _server.DisposeAsync();
        }

        foreach (var peer in _peers)
            peer.Dispose();
        Folder.Dispose();
    }

    private RemoteMediaEngine NewRemote()
    {
        var socket = Folder.File("m.sock");
        return new RemoteMediaEngine(Options, socket, () => Serve(socket), Events, TimeProvider.System, NullLogger<RemoteMediaEngine>.Instance);
    }

    /// <summary>The media process's part, here in this process: the protocol is the same, and no other program is needed.</summary>
    private void Serve(string socket)
    {
        if (_server is not null)
            return;
        _server = new MediaServer(new MediaServerOptions(socket), TimeProvider.System, NullLoggerFactory.Instance);
        _serving = _server.RunAsync(CancellationToken.None);
    }
}
