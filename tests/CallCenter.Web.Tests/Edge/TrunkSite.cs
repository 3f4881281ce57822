using System.Collections.Concurrent;
using System.Net;
using AfterSales.Tests.Shared;
using CallCenter.Web.Features.Security;
using CallCenter.Web.Realtime;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using CallCenter.Web.Tests.Contract;
using CallCenter.Web.Tests.Supervisor;
using Microsoft.Extensions.Logging.Abstractions;
using Telephony.Calls;
using Telephony.Exchange;
using Telephony.Media;
using Telephony.Sip;

namespace CallCenter.Web.Tests.Edge;

/// <summary>The product's wires over its own trunk routes; what they tell the exchange is noted. Providers are real endpoints elsewhere.</summary>
internal sealed class TrunkSite : ISwitchboard, IRecordingSink, IAsyncDisposable
{
    private readonly BrowserVoices _browsers = new();
    private readonly TempFolder _folder = new();
    private readonly MediaEngine _media;

    private TrunkSite(TrunkRoutes routes, TimeProvider clock)
    {
        Routes = routes;
        Lines = new LineTable();
        Outbound = new OutboundGuard(clock);
        Security = new SecurityLog(new EventStream(TimeProvider.System), TimeProvider.System);
        Lines.Removed += line =>
        {
            if (line.Trunk is { } trunk)
                routes.Release(trunk);
            Outbound.Ended(line.Leg);
        };
        SipEndpoint? sip = null;
        var lazySip = new Lazy<SipEndpoint>(() => sip!);
        var digits = new DigitRelay(Lines, lazySip, new Lazy<IMediaEngine>(() => _media!));
        _media = new MediaEngine(
            new MediaOptions(IPAddress.Loopback, IPAddress.Loopback, 0, 0, _folder.Path) { DiskReserveBytes = 0 },
            new MediaEvents(Lines, lazySip, digits, this, NullLogger<MediaEvents>.Instance), TimeProvider.System, NullLogger<MediaEngine>.Instance);
        var events = new SipEvents(
            Lines, lazySip, _media, routes, new PhoneCalls(Lines, lazySip, _media, routes, NullLogger<PhoneCalls>.Instance), digits, TimeProvider.System, Outbound, Security);
        Sip = sip = new SipEndpoint(
            new SipEndpointOptions { Listen = [SipListenAddress.Parse("udp://127.0.0.1:0"), SipListenAddress.Parse("tcp://127.0.0.1:0")], TrunkSources = routes.Sources },
            events, new ExtensionPasswords(), TimeProvider.System, NullLogger<SipEndpoint>.Instance);
        Wires = new WiredTelephony(Lines, Sip, _media, _browsers, routes, this, TimeProvider.System, NullLogger<WiredTelephony>.Instance, Outbound, Security);
        ((ISwitchboardClient)Wires).Attach(this);
        events.Attach(this);
    }

    public TrunkRoutes Routes { get; }

    public LineTable Lines { get; }

    public OutboundGuard Outbound { get; }

    public SecurityLog Security { get; }

    public SipEndpoint Sip { get; }

    public WiredTelephony Wires { get; }

    /// <summary>What the exchange was told.</summary>
    public ConcurrentQueue<Input> Told { get; } = new();

    public FloorSnapshot Snapshot => SmallFloor.Snapshot;

    /// <param name="routes">The trunks.</param>
    /// <param name="outboundClock">By which calls outwards are measured; the wires keep the system's.</param>
    public static async Task<TrunkSite> StartAsync(TrunkRoutes routes, TimeProvider? outboundClock = null)
    {
        var site = new TrunkSite(routes, outboundClock ?? TimeProvider.System);
        await site._media.StartAsync(CancellationToken.None);
        await site.Sip.StartAsync(CancellationToken.None);
        return site;
    }

    /// <summary>A call leaves by the trunks.</summary>
    public LegId Dial(string number = "13800138000")
    {
        var leg = new LegId(new InteractionId(Guid.CreateVersion7()), 1);
        Wires.Perform(new Effect.DialOut(leg, number, "4008001000", Routes.DefaultTrunk));
        return leg;
    }

    public ValueTask<CommandResult> AskAsync(Input command, CancellationToken ct) => new(CommandResult.Accepted.Instance);

    public bool TryPost(Input input)
    {
        Told.Enqueue(input);
        return true;
    }

    public IDisposable Subscribe(TimeSpan minInterval, Action<FloorSnapshot> onChange) => throw new NotSupportedException();

    public async ValueTask DisposeAsync()
    {
        await Sip.DisposeAsync();
        await _media.DisposeAsync();
        _browsers.Dispose();
        _folder.Dispose();
    }

    void IRecordingSink.Started(InteractionId interaction, RecordingId recording, string relativePath, DateTimeOffset at)
    {
    }

    void IRecordingSink.Closed(RecordingClosed facts)
    {
    }

    void IRecordingSink.Stalled(RecordingId recording, bool isStalled)
    {
    }

    void IRecordingSink.Failed(RecordingId recording, string reason) => throw new InvalidOperationException(reason);
}
