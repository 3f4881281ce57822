using System.Collections.Concurrent;
using System.Net;
using AfterSales.Tests.Shared;
using CallCenter.Web.Composition;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Phone;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using CallCenter.Web.Tests.Contract;
using CallCenter.Web.Tests.Supervisor;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Telephony.Calls;
using Telephony.Exchange;
using Telephony.Media;
using Telephony.Media.Phone;
using Telephony.Media.Remote;
using Telephony.Sip;
using Xunit;

namespace CallCenter.Web.Tests.Edge;

/// <summary>What the wires do with a media process that is in trouble, and with one that a dead web process has left.</summary>
public sealed class MediaProcessTests
{
    public static TheoryData<Exception> Troubles =>
        [new IOException("disk"), new InvalidOperationException("bug"), new MediaException(MediaFault.EngineFailed, "bug"), new MediaException(MediaFault.EngineUnreachable, "gone")];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Troubles), DisableDiscoveryEnumeration = true)]
    public async Task Prompt_ThatCannotBePlayed_CountsAsHeard(Exception trouble)
    {
        await using var site = new Site();
        await site.Media.StartAsync(Ct);
        site.Media.Trouble = trouble;
        site.Wires.Perform(new Effect.PlayPrompt(site.Caller, "welcome", false));
        site.Posted.ShouldBe([new Input.PromptFinished(site.Caller, "welcome")]);
    }

    /// <summary>Whoever carries out effects one by one goes on: a talk is two of them.</summary>
    [Theory]
    [MemberData(nameof(Troubles), DisableDiscoveryEnumeration = true)]
    public async Task Effects_ThatFail_AreNotedAndNothingIsThrown(Exception trouble)
    {
        await using var site = new Site();
        await site.Media.StartAsync(Ct);
        site.Media.Trouble = trouble;
        site.Wires.Perform(new Effect.Hear(site.Caller, []));
        site.Wires.Perform(new Effect.PlayPrompt(site.Caller, "hold", true));
        site.Posted.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Troubles), DisableDiscoveryEnumeration = true)]
    public async Task Caller_WhoseMediaCannotBeOpened_IsToldToTheExchangeAsGone(Exception trouble)
    {
        await using var site = new Site();
        await site.Media.StartAsync(Ct);
        site.Media.Trouble = trouble;
        site.Wires.Perform(new Effect.AcceptCall(site.Caller));
        site.Posted.ShouldBe([new Input.LegEnded(site.Caller, LegEnding.Unreachable)]);
        site.Lines.Count.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Troubles), DisableDiscoveryEnumeration = true)]
    public async Task Recording_ThatCannotBegin_IsToldAsLost(Exception trouble)
    {
        await using var site = new Site();
        await site.Media.StartAsync(Ct);
        site.Media.Trouble = trouble;
        site.Wires.Perform(new Effect.StartRecording(site.Caller));
        site.Posted.ShouldHaveSingleItem().ShouldBeOfType<Input.RecordingLost>().Interaction.ShouldBe(site.Caller.Interaction);
    }

    /// <summary>A call may come as soon as SIP listens: its leg stands, and nobody left it.</summary>
    [Fact]
    public async Task LegOfANewCall_OpenedBeforeTheSurvivorsAreAdopted_IsNotTakenForOne()
    {
        using var folder = new TempFolder();
        var socket = folder.File("m.sock");
        await using var server = new MediaServer(new MediaServerOptions(socket), TimeProvider.System, NullLoggerFactory.Instance);
        var serving = server.RunAsync(CancellationToken.None);
        var (left, fresh) = (new MediaLegId(Guid.CreateVersion7()), new MediaLegId(Guid.CreateVersion7()));
        await using (var dead = Client(folder))
        {
            await dead.StartAsync(Ct);
            dead.OpenRtpLeg(left);
            await dead.LeaveAsync();
        }

        await using (var media = Client(folder))
        {
            await media.StartAsync(Ct);
            var survivors = new Survivors(new Lazy<IMediaEngine>(() => media), new Lazy<SipEndpoint>(() => throw new InvalidOperationException("Nobody has a dialog here.")), TimeProvider.System, NullLogger<Survivors>.Instance);
            survivors.Remember();
            media.OpenRtpLeg(fresh);
            survivors.Adopt();
            media.Standing().ShouldHaveSingleItem().Leg.ShouldBe(fresh);
            survivors.Adopt();
            media.Standing().ShouldHaveSingleItem().Leg.ShouldBe(fresh);
        }

        await server.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task Start_AsksWhoWasLeft_BeforeSipListens()
    {
        await using var site = new Site();
        var listening = new ConcurrentQueue<int>();
        site.Media.Asked = () => listening.Enqueue(site.Sip.Bound.Count);
        using var runner = new EffectRunner(site.Wires, [], TimeProvider.System, NullLogger<EffectRunner>.Instance);
        var settings = new AppSettings(new DataSettings(site.Folder.Path, DataProvider.Sqlite, ""), false, new SipSettings([], null, []), new MediaSettings(IPAddress.Loopback, 0, 0), []);
        using var phones = new BrowserPhones(
            new PhoneLines(() => throw new InvalidOperationException("Nobody has a browser phone here."), TimeProvider.System, NullLogger<BrowserPhoneTransport>.Instance),
            site.Media, new Lazy<ISwitchboard>(() => site), TimeProvider.System, NullLogger<BrowserPhones>.Instance);
        var host = new TelephonyHost(
            site, runner, site.Media, site.Sip, site.SipEvents, site.PhoneCalls, site.MediaEvents, site, phones,
            new Survivors(new Lazy<IMediaEngine>(() => site.Media), new Lazy<SipEndpoint>(() => site.Sip), TimeProvider.System, NullLogger<Survivors>.Instance), settings, NullLogger<TelephonyHost>.Instance);
        await host.StartAsync(Ct);
        site.Sip.Bound.Count.ShouldBe(1);
        listening.ShouldBe([0]);
    }

    private static RemoteMediaEngine Client(TempFolder folder)
    {
        var lines = new LineTable();
        var noSip = new Lazy<SipEndpoint>(() => throw new InvalidOperationException("Nobody has a dialog here."));
        RemoteMediaEngine? media = null;
        var events = new MediaEvents(lines, noSip, new DigitRelay(lines, noSip, new Lazy<IMediaEngine>(() => media!)), new NoRecordings(), NullLogger<MediaEvents>.Instance);
        return media = new RemoteMediaEngine(
            new MediaOptions(IPAddress.Loopback, IPAddress.Loopback, 0, 0, folder.Path) { DiskReserveBytes = 0 }, folder.File("m.sock"), () => { }, events, TimeProvider.System, NullLogger<RemoteMediaEngine>.Instance);
    }

    /// <summary>The product's wires with one caller on the line; what they tell the exchange is noted.</summary>
    private sealed class Site : ISwitchboard, ILiveConfiguration, IAsyncDisposable
    {
        private readonly BrowserVoices _browsers = new();

        public Site()
        {
            var routes = TrunkOrderTests.Routes(TrunkOrderTests.Trunk("main", 1, "1"));
            SipEndpoint? sip = null;
            MediaInTrouble? media = null;
            var lazySip = new Lazy<SipEndpoint>(() => sip!);
            var digits = new DigitRelay(Lines, lazySip, new Lazy<IMediaEngine>(() => media!));
            MediaEvents = new MediaEvents(Lines, lazySip, digits, new NoRecordings(), NullLogger<MediaEvents>.Instance);
            Media = media = new MediaInTrouble(new MediaEngine(
                new MediaOptions(IPAddress.Loopback, IPAddress.Loopback, 0, 0, Folder.Path) { DiskReserveBytes = 0 }, MediaEvents, TimeProvider.System, NullLogger<MediaEngine>.Instance));
            PhoneCalls = new PhoneCalls(Lines, lazySip, media, routes, NullLogger<PhoneCalls>.Instance);
            SipEvents = new SipEvents(Lines, lazySip, media, routes, PhoneCalls, digits, TimeProvider.System);
            Sip = sip = new SipEndpoint(
                new SipEndpointOptions { Listen = [SipListenAddress.Parse("udp://127.0.0.1:0")] }, SipEvents, new ExtensionPasswords(), TimeProvider.System, NullLogger<SipEndpoint>.Instance);
            Wires = new WiredTelephony(Lines, sip, media, _browsers, routes, new NoRecordings(), TimeProvider.System, NullLogger<WiredTelephony>.Instance);
            ((ISwitchboardClient)Wires).Attach(this);
            Lines.Add(new Line(Caller, LineKind.Outside, new MediaLegId(Guid.CreateVersion7()), SipLegId.New(TimeProvider.System), null));
        }

        public TempFolder Folder { get; } = new();

        public LineTable Lines { get; } = new();

        public LegId Caller { get; } = new(new InteractionId(Guid.CreateVersion7()), LegId.CustomerNumber);

        public MediaInTrouble Media { get; }

        public MediaEvents MediaEvents { get; }

        public PhoneCalls PhoneCalls { get; }

        public SipEvents SipEvents { get; }

        public SipEndpoint Sip { get; }

        public WiredTelephony Wires { get; }

        public ConcurrentQueue<Input> Posted { get; } = new();

        public FloorSnapshot Snapshot => SmallFloor.Snapshot;

        public ValueTask<CommandResult> AskAsync(Input command, CancellationToken ct) => ValueTask.FromResult<CommandResult>(CommandResult.Accepted.Instance);

        public bool TryPost(Input input)
        {
            Posted.Enqueue(input);
            return true;
        }

        public IDisposable Subscribe(TimeSpan minInterval, Action<FloorSnapshot> onChange) => throw new NotSupportedException();

        public Task ApplyAsync(CancellationToken ct) => Task.CompletedTask;

        public async ValueTask DisposeAsync()
        {
            await Sip.DisposeAsync();
            await Media.DisposeAsync();
            _browsers.Dispose();
            Folder.Dispose();
        }
    }

    private sealed class NoRecordings : IRecordingSink
    {
        public void Started(InteractionId interaction, RecordingId recording, string relativePath, DateTimeOffset at)
        {
        }

        public void Closed(RecordingClosed facts)
        {
        }

        public void Stalled(RecordingId recording, bool isStalled)
        {
        }

        public void Failed(RecordingId recording, string reason)
        {
        }
    }
}
