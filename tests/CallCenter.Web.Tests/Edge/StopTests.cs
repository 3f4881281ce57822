using AfterSales.Tests.Shared;
using CallCenter.Web.Composition;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using CallCenter.Web.Tests.Contract;
using CallCenter.Web.Tests.Supervisor;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Telephony.Exchange;
using Telephony.Media;
using Telephony.Sip;
using Xunit;

namespace CallCenter.Web.Tests.Edge;

public sealed class StopTests
{
    /// <summary>The loop that owns the calls hangs: callers hear BYE all the same, and within the stop's own bound.</summary>
    [Fact]
    public async Task Stop_When_TheExchangeHangs_Then_CallersStillGetTheirBye()
    {
        await using var provider = new Provider();
        await provider.StartAsync();
        using var folder = new TempFolder();
        using var browsers = new BrowserVoices();
        var lines = new LineTable();
        var routes = TrunkOrderTests.Routes(TrunkOrderTests.Trunk("main", 1, "1", provider.At));
        SipEndpoint? sip = null;
        MediaEngine? media = null;
        var digits = new DigitRelay(lines, new Lazy<SipEndpoint>(() => sip!), new Lazy<IMediaEngine>(() => media!));
        var mediaEvents = new MediaEvents(lines, new Lazy<SipEndpoint>(() => sip!), digits, new NoRecordings(), NullLogger<MediaEvents>.Instance);
        media = new MediaEngine(
            new MediaOptions(System.Net.IPAddress.Loopback, System.Net.IPAddress.Loopback, 0, 0, folder.Path) { DiskReserveBytes = 0 }, mediaEvents, TimeProvider.System, NullLogger<MediaEngine>.Instance);
        var lazySip = new Lazy<SipEndpoint>(() => sip!);
        var phoneCalls = new PhoneCalls(lines, lazySip, media, routes, NullLogger<PhoneCalls>.Instance);
        var events = new SipEvents(lines, lazySip, media, routes, phoneCalls, digits, TimeProvider.System);
        sip = new SipEndpoint(new SipEndpointOptions { Listen = [SipListenAddress.Parse("udp://127.0.0.1:0")], TrunkSources = routes.Sources }, events, new ExtensionPasswords(), TimeProvider.System, NullLogger<SipEndpoint>.Instance);
        var hung = new HungSwitchboard();
        using var runner = new EffectRunner(new WiredTelephony(lines, sip, media, browsers, routes, new NoRecordings(), TimeProvider.System, NullLogger<WiredTelephony>.Instance), [], TimeProvider.System, NullLogger<EffectRunner>.Instance);
        var settings = new AppSettings(new DataSettings(folder.Path, DataProvider.Sqlite, ""), false, new SipSettings([], null, []), new MediaSettings(System.Net.IPAddress.Loopback, 0, 0), []);
        using var phones = new CallCenter.Web.Phone.BrowserPhones(
            new Telephony.Media.Phone.PhoneLines(() => throw new InvalidOperationException("Nobody has a browser phone here."), TimeProvider.System, NullLogger<Telephony.Media.Phone.BrowserPhoneTransport>.Instance), media, new Lazy<ISwitchboard>(() => hung), TimeProvider.System, NullLogger<CallCenter.Web.Phone.BrowserPhones>.Instance);
        var host = new TelephonyHost(hung, runner, media, sip, events, phoneCalls, mediaEvents, new NoConfiguration(), phones,
            new Survivors(new Lazy<IMediaEngine>(() => media!), lazySip, TimeProvider.System, NullLogger<Survivors>.Instance), settings, NullLogger<TelephonyHost>.Instance);
        await host.StartAsync(CancellationToken.None);
        var leg = provider.Call(sip.Bound[0]);
        await Eventually.IsTrueAsync(() => lines.Count == 1, "the caller is on the line");
        sip.Answer(LineOf(lines), "v=0\r\no=- 2 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40002 RTP/AVP 8\r\n");
        await Eventually.IsTrueAsync(() => provider.Answers.ContainsKey(leg), "the call stands");

        await host.StopAsync(CancellationToken.None);

        await Eventually.IsTrueAsync(() => provider.Endings.ContainsKey(leg), "the BYE reached the caller");
        provider.Endings[leg].By.ShouldBe(SipEndedBy.Remote);
        provider.Endings[leg].Class.ShouldBe(SipEndingClass.Completed);
    }

    private static SipLegId LineOf(LineTable lines) => lines.All.Single().Sip!.Value;

    private sealed class HungSwitchboard : ISwitchboard
    {
        public FloorSnapshot Snapshot => SmallFloor.Snapshot;

        public async ValueTask<CommandResult> AskAsync(Input command, CancellationToken ct)
        {
            await Task.Delay(Timeout.Infinite, ct);
            return CommandResult.Accepted.Instance;
        }

        public bool TryPost(Input input) => true;

        public IDisposable Subscribe(TimeSpan minInterval, Action<FloorSnapshot> onChange) => throw new NotSupportedException();
    }

    private sealed class NoConfiguration : ILiveConfiguration
    {
        public Task ApplyAsync(CancellationToken ct) => Task.CompletedTask;
    }

    private sealed class NoRecordings : IRecordingSink
    {
        public void Started(Telephony.Calls.InteractionId interaction, RecordingId recording, string relativePath, DateTimeOffset at)
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
