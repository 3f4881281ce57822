using System.Collections.Concurrent;
using System.Net;
using AfterSales.Tests.Shared;
using CallCenter.Web.Switchboard.Lines;
using Microsoft.Extensions.Logging.Abstractions;
using Telephony.Calls;
using Telephony.Media;
using Telephony.Media.Remote;
using Telephony.Sip;

namespace CallCenter.Web.Tests.Contract;

/// <summary>The web process after one that died: the product's own wires at the same addresses, led by nobody yet.</summary>
internal sealed class SecondLife : IRecordingSink, IAsyncDisposable
{
    private readonly RemoteMediaEngine _media;
    private readonly SipEndpoint _sip;

    private SecondLife(SipListenAddress at, TempFolder folder, ITrunkRoutes routes)
    {
        var lines = new LineTable();
        SipEndpoint? sip = null;
        RemoteMediaEngine? media = null;
        var (lazySip, lazyMedia) = (new Lazy<SipEndpoint>(() => sip!), new Lazy<IMediaEngine>(() => media!));
        Survivors = new Survivors(lazyMedia, lazySip, TimeProvider.System, NullLogger<Survivors>.Instance);
        var digits = new DigitRelay(lines, lazySip, lazyMedia);
        _media = media = new RemoteMediaEngine(
            new MediaOptions(IPAddress.Loopback, IPAddress.Loopback, 0, 0, folder.Path) { DiskReserveBytes = 0 },
            folder.File("m.sock"), () => { },
            new MediaEvents(lines, lazySip, digits, this, NullLogger<MediaEvents>.Instance, Survivors), TimeProvider.System, NullLogger<RemoteMediaEngine>.Instance);
        var phones = new PhoneCalls(lines, lazySip, media, routes, NullLogger<PhoneCalls>.Instance);
        _sip = sip = new SipEndpoint(
            new SipEndpointOptions { Listen = [at], AcceptLoopbackTrunk = true },
            new SipEvents(lines, lazySip, media, routes, phones, digits, TimeProvider.System, survivors: Survivors), new ExtensionPasswords(), TimeProvider.System, NullLogger<SipEndpoint>.Instance);
    }

    public Survivors Survivors { get; }

    public ConcurrentQueue<RecordingClosed> Recordings { get; } = new();

    public int OpenLegs => _media.OpenLegs;

    public static async Task<SecondLife> StartAsync(SipListenAddress at, TempFolder folder, ITrunkRoutes routes)
    {
        var life = new SecondLife(at, folder, routes);
        await life._media.StartAsync(CancellationToken.None);
        life.Survivors.Remember();
        await life._sip.StartAsync(CancellationToken.None);
        life.Survivors.Adopt();
        return life;
    }

    public async ValueTask DisposeAsync()
    {
        await _sip.DisposeAsync();
        await _media.DisposeAsync();
    }

    void IRecordingSink.Started(InteractionId interaction, RecordingId recording, string relativePath, DateTimeOffset at)
    {
    }

    void IRecordingSink.Closed(RecordingClosed facts) => Recordings.Enqueue(facts);

    void IRecordingSink.Stalled(RecordingId recording, bool isStalled) => throw new InvalidOperationException("the disk of a test stands still");

    void IRecordingSink.Failed(RecordingId recording, string reason) => throw new InvalidOperationException(reason);
}
