using System.Net;
using System.Text.Json;
using Microsoft.Playwright;
using Shouldly;
using Telephony.Media.Phone;
using Xunit;

namespace Telephony.Media.Tests.Phone;

/// <summary>The way over the WebSocket with a real browser: a tone goes in by AudioWorklet, through our line and back.</summary>
public sealed class VoiceWayTests(ChromiumWithTone chromium, ITestOutputHelper output) : IClassFixture<ChromiumWithTone>, IAsyncLifetime
{
    /// <summary>An address for documentation (RFC 5737): packets to it go nowhere.</summary>
    private static readonly IPAddress Nowhere = IPAddress.Parse("192.0.2.1");

    private const string Preferred = "localStorage.setItem('afterSales.phone.preferredWay', localStorage.getItem('afterSales.phone.preferredWay') ?? 'websocket')";

    private IBrowserContext? context;
    private PhonePage? page;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(chromium.Missing.Length > 0, chromium.Missing);
        context = await chromium.Browser.NewContextAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (context is not null)
            await context.DisposeAsync();
        if (page is not null)
            await page.DisposeAsync();
    }

    [Fact]
    public async Task Forced_when_the_workplace_prefers_the_websocket_then_voice_digits_and_mute_work_over_it()
    {
        var tab = await OpenAsync(Preferred);
        await WayAsync(tab, "websocket");

        (await ToneAsync(tab)).ShouldBe(ChromiumWithTone.Hertz, 20);
        page!.Line!.Transport.Way.ShouldBe(PhoneWay.WebSocket);
        page.Line.Reason.ShouldBe("policy");
        page.Line.Transport.Format!.Value.Codec.ShouldBe(PhoneCodec.Pcmu);
        (await tab.EvaluateAsync<string>("afterSalesPhone.state.media")).ShouldBe("connected");

        (await tab.EvaluateAsync<bool>("afterSalesPhone.sendDigits('5')")).ShouldBeTrue();
        await UntilAsync(() => page.Echo!.OfType(101) > 2);

        await tab.WaitForFunctionAsync("window.lastLevels?.speaker > 0.01 && window.lastLevels.microphone > 0.01");
        await tab.EvaluateAsync("afterSalesPhone.mute(true)");
        await tab.WaitForFunctionAsync("window.lastLevels.speaker < 0.001 && window.lastLevels.microphone === 0");

        var figures = await tab.EvaluateAsync<JsonElement>("afterSalesPhone.statistics()");
        var statistics = page.Line.Transport.VoiceStatistics;
        output.WriteLine($"page: {figures}");
        output.WriteLine($"server: {statistics}");
        statistics.FramesReceived.ShouldBeGreaterThan(50);
        (statistics.TooFast + statistics.Repeated + statistics.Refused).ShouldBe(0);
        figures.GetProperty("packetsReceived").GetInt64().ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task Blocked_when_udp_does_not_pass_then_the_phone_falls_back_by_itself_and_says_why()
    {
        var tab = await OpenAsync(advertised: Nowhere);
        await WayAsync(tab, "websocket");

        (await ToneAsync(tab)).ShouldBe(ChromiumWithTone.Hertz, 20);
        page!.Line!.Reason.ShouldBe("unreachable");
        (await tab.EvaluateAsync<string>("afterSalesPhone.state.reason")).ShouldBe("unreachable");
        var seen = await tab.EvaluateAsync<double>("window.seen.find(s => s.way === 'websocket').at");
        output.WriteLine($"fell back {seen:F0} ms after the script began");
    }

    [Fact]
    public async Task Socket_loss_when_the_voice_was_on_it_then_the_voice_comes_back_with_a_new_one()
    {
        var tab = await OpenAsync(Preferred);
        await WayAsync(tab, "websocket");
        await ToneAsync(tab);
        var transport = page!.Line!.Transport;

        page.CutSockets();
        await UntilAsync(() => page.Hellos == 2 && transport.Way == PhoneWay.WebSocket);
        var before = page.Echo!.Packets;
        await UntilAsync(() => page.Echo.Packets > before + 50);

        await WayAsync(tab, "websocket");
        (await ToneAsync(tab)).ShouldBe(ChromiumWithTone.Hertz, 20);
        page.Line.Transport.ShouldBeSameAs(transport);
    }

    [Fact]
    public async Task Return_when_webrtc_works_again_then_not_in_a_call_but_at_the_next_idle_moment()
    {
        var tab = await OpenAsync(Preferred);
        await WayAsync(tab, "websocket");
        var talking = true;
        page!.Line!.Transport.AskBeforeReturning(() => talking);

        await tab.EvaluateAsync("afterSalesPhone.prefer('auto')");
        await UntilAsync(() => page.Line.Transport.WebRtc!.IsConnected);
        await tab.WaitForFunctionAsync("afterSalesPhone.peer?.connectionState === 'connected'");
        (await ToneAsync(tab)).ShouldBe(ChromiumWithTone.Hertz, 20);
        page.Line.Transport.Way.ShouldBe(PhoneWay.WebSocket, "a call keeps the way it has");

        talking = false;
        await WayAsync(tab, "webrtc");
        (await ToneAsync(tab)).ShouldBe(ChromiumWithTone.Hertz, 20);
        page.Line.Reason.ShouldBeNull();
    }

    [Fact]
    public async Task Lost_when_the_peer_connection_dies_in_a_call_then_the_websocket_takes_over()
    {
        var tab = await OpenAsync();
        await WayAsync(tab, "webrtc");
        await ToneAsync(tab);
        page!.Line!.Transport.AskBeforeReturning(() => true);

        // what a firewall that begins to drop UDP looks like to the page
        await tab.EvaluateAsync("() => { const p = afterSalesPhone.peer; Object.defineProperty(p, 'connectionState', { get: () => 'failed' }); p.onconnectionstatechange(); }");

        await WayAsync(tab, "websocket");
        (await ToneAsync(tab)).ShouldBe(ChromiumWithTone.Hertz, 20);
        page.Line.Reason.ShouldBe("unreachable");
    }

    [Fact]
    public async Task Delay_when_the_voice_goes_round_by_either_way_then_both_are_told()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("AFTERSALES_NIGHTLY") == "1", "A measurement of half a minute: set AFTERSALES_NIGHTLY=1.");
        var tab = await OpenAsync(Preferred);
        await WayAsync(tab, "websocket");
        await ToneAsync(tab);
        var slow = await RoundTripAsync(tab);
        var busy = await BusyAsync(tab);
        output.WriteLine($"WebSocket, page: {await tab.EvaluateAsync<JsonElement>("afterSalesPhone.statistics()")}");
        await tab.EvaluateAsync("afterSalesPhone.prefer('auto')");
        await WayAsync(tab, "webrtc");
        await ToneAsync(tab);
        var fast = await RoundTripAsync(tab);
        var idle = await BusyAsync(tab);
        output.WriteLine($"WebRTC, page: {await tab.EvaluateAsync<JsonElement>("afterSalesPhone.statistics()")}");

        output.WriteLine($"mouth to ear and back, median of {slow.Length}: WebSocket {Median(slow):F0} ms ({slow.Min():F0}-{slow.Max():F0}), WebRTC {Median(fast):F0} ms ({fast.Min():F0}-{fast.Max():F0}); "
            + $"added {Median(slow) - Median(fast):F0} ms for both directions");
        output.WriteLine($"browser's CPU, all its processes, share of one core: WebSocket {busy:P1}, WebRTC {idle:P1}");
        Median(slow).ShouldBeGreaterThan(0);
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static async Task<double[]> RoundTripAsync(IPage tab) => await tab.EvaluateAsync<double[]>("""
        async () => {
          const phone = afterSalesPhone, context = new AudioContext(), source = context.createMediaStreamSource(phone.remoteStream), analyser = context.createAnalyser();
          analyser.fftSize = 256;
          source.connect(analyser);
          const samples = new Float32Array(256), loud = () => { analyser.getFloatTimeDomainData(samples); return samples.reduce((m, s) => Math.max(m, Math.abs(s)), 0); };
          // a look every 4 ms: a busy loop would hold up the very frames that are measured
          const until = async test => { while (!test()) await new Promise(r => setTimeout(r, 2)); };
          const times = [];
          for (let n = 0; n < 9; n++) {
            phone.mute(true);
            // an underrun is silent too: what counts is silence that lasts
            for (let quiet = 0; quiet < 25 + n; quiet = loud() < 0.005 ? quiet + 1 : 0) await new Promise(r => setTimeout(r, 10));
            const began = performance.now();
            phone.mute(false);
            await until(() => loud() > 0.05);
            times.push(performance.now() - began);
          }
          await context.close();
          return times;
        }
        """);

    private async Task<double> BusyAsync(IPage tab)
    {
        var session = await chromium.Browser.NewBrowserCDPSessionAsync();
        var before = await CpuAsync(session);
        await tab.EvaluateAsync("() => new Promise(r => setTimeout(r, 3000))");
        return (await CpuAsync(session) - before) / 3;
    }

    private static async Task<double> CpuAsync(ICDPSession session)
    {
        var processes = await session.SendAsync("SystemInfo.getProcessInfo");
        return processes!.Value.GetProperty("processInfo").EnumerateArray().Sum(p => p.GetProperty("cpuTime").GetDouble());
    }

    private static async Task<double> ToneAsync(IPage tab)
    {
        var heard = await tab.EvaluateAsync<JsonElement>("Promise.race([window.tone(), new Promise((_, no) => setTimeout(() => no(new Error(JSON.stringify(window.seen))), 60000))])");
        return heard.GetProperty("hz").GetDouble();
    }

    private static Task WayAsync(IPage tab, string way) =>
        tab.WaitForFunctionAsync("way => afterSalesPhone.state.way === way && afterSalesPhone.state.media === 'connected'", way, new PageWaitForFunctionOptions { Timeout = 60_000 });

    private static async Task UntilAsync(Func<bool> condition)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(60))
                throw new TimeoutException("the condition did not come true");
            await Task.Delay(10, Ct);
        }
    }

    private async Task<IPage> OpenAsync(string? script = null, IPAddress? advertised = null)
    {
        page = await PhonePage.StartAsync(Ct, advertised);
        if (script is not null)
            await context!.AddInitScriptAsync(script);
        var tab = await context!.NewPageAsync();
        tab.Console += (_, line) => output.WriteLine($"[page] {line.Text}");
        tab.PageError += (_, error) => output.WriteLine($"[page error] {error}");
        await tab.GotoAsync(page.Url);
        await tab.WaitForFunctionAsync("window.tone && window.afterSalesPhone");
        return tab;
    }
}
