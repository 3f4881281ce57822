using Microsoft.Playwright;
using Shouldly;
using Telephony.Media.Phone;
using Xunit;

namespace Telephony.Media.Tests.Phone;

/// <summary>A real browser calls in with a tone; our endpoint sends it back; the page measures what it hears.</summary>
public sealed class ChromiumPhoneTests(ChromiumWithTone chromium, ITestOutputHelper output) : IClassFixture<ChromiumWithTone>, IAsyncLifetime
{
    private IBrowserContext? context;
    private PhonePage? page;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(chromium.Missing.Length > 0, chromium.Missing);
        context = await chromium.Browser.NewContextAsync();
        page = await PhonePage.StartAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (context is not null)
            await context.DisposeAsync();
        if (page is not null)
            await page.DisposeAsync();
    }

    [Fact]
    public async Task Browser_when_it_speaks_through_our_endpoint_then_hears_its_own_tone()
    {
        var tab = await OpenAsync();

        var heard = await FirstSoundAsync(tab);

        heard.Hz.ShouldBe(ChromiumWithTone.Hertz, 20);
        page!.Echo!.Packets.ShouldBeGreaterThan(0);
        var statistics = page.Line!.Transport.WebRtc!.Statistics();
        statistics.Forged.ShouldBe(0);
        statistics.Strangers.ShouldBe(0);
        page.Line.Transport.Format!.Value.Codec.ShouldBe(PhoneCodec.Pcmu);
        page.Line.Transport.Format.Value.TelephoneEventPayloadType.ShouldNotBeNull();
        var figures = await tab.EvaluateAsync<PageFigures>("afterSalesPhone.statistics()");
        figures.PacketsReceived.ShouldBeGreaterThan(0);
        output.WriteLine($"browser: round trip {figures.RoundTripMs:F1} ms, jitter buffer {figures.JitterBufferMs:F0} ms, concealed {figures.ConcealedPercent:F1} %");
        output.WriteLine($"{page.Line.Transport.WebRtc!.Profile}, first sound {heard.After:F0} ms after the script, set-up {statistics.SetUpMilliseconds:F1} ms, DTLS {statistics.HandshakeMilliseconds:F1} ms");
    }

    [Fact]
    public async Task Reload_when_the_page_comes_back_then_the_same_transport_sounds_again()
    {
        var tab = await OpenAsync();
        await FirstSoundAsync(tab);
        var transport = page!.Line!.Transport;

        await tab.ReloadAsync();
        var heard = await FirstSoundAsync(tab);

        heard.Hz.ShouldBe(ChromiumWithTone.Hertz, 20);
        page.Line.Transport.ShouldBeSameAs(transport);
        output.WriteLine($"sound {heard.SinceNavigation:F0} ms after navigation, DTLS {transport.WebRtc!.Statistics().HandshakeMilliseconds:F1} ms");
    }

    [Fact]
    public async Task Socket_loss_when_the_signalling_dies_then_the_audio_goes_on_without_a_new_offer()
    {
        var tab = await OpenAsync();
        await FirstSoundAsync(tab);
        var offers = page!.Offers;
        var before = page.Echo!.Packets;

        page.CutSockets();
        await UntilAsync(() => page.Hellos == 2);
        await UntilAsync(() => page.Echo.Packets > before + 20);

        page.Offers.ShouldBe(offers);
        (await tab.EvaluateAsync<string>("afterSalesPhone.state.media")).ShouldBe("connected");
    }

    [Fact]
    public async Task Mute_when_on_then_the_echo_falls_silent_and_the_server_is_told()
    {
        var tab = await OpenAsync();
        await FirstSoundAsync(tab);

        await tab.WaitForFunctionAsync("window.lastLevels?.speaker > 0.01 && window.lastLevels.microphone > 0.01");
        await tab.EvaluateAsync("afterSalesPhone.mute(true)");

        await tab.WaitForFunctionAsync("window.lastLevels.speaker < 0.001 && window.lastLevels.microphone === 0");
        await UntilAsync(() => page!.Reports.OfType<PhoneMessage.State>().Any(s => s.Muted));
    }

    [Fact]
    public async Task Digits_when_dialled_in_the_page_then_they_arrive_as_telephone_events()
    {
        var tab = await OpenAsync();
        await FirstSoundAsync(tab);
        var type = page!.Line!.Transport.Format!.Value.TelephoneEventPayloadType!.Value;

        (await tab.EvaluateAsync<bool>("afterSalesPhone.sendDigits('5')")).ShouldBeTrue();

        await UntilAsync(() => page.Echo!.OfType(type) > 2);
    }

    [Fact]
    public async Task Second_tab_when_it_opens_then_it_takes_the_phone_and_the_first_falls_quiet()
    {
        var first = await OpenAsync();
        await FirstSoundAsync(first);

        var second = await OpenAsync();
        await FirstSoundAsync(second);

        await first.WaitForFunctionAsync("afterSalesPhone.state.problem?.code === 'replaced'");
        (await first.EvaluateAsync<string>("afterSalesPhone.state.media")).ShouldBe("idle");
        page!.Line!.Transport.IsConnected.ShouldBeTrue();
    }

    [Fact]
    public async Task Restart_when_the_page_restarts_ice_then_the_keys_stay()
    {
        var tab = await OpenAsync();
        await FirstSoundAsync(tab);
        var transport = page!.Line!.Transport;
        var handshake = transport.WebRtc!.Statistics().HandshakeMilliseconds;
        var before = page.Offers;

        page.Line.Push(new PhoneMessage.MediaChanged(false, nameof(PhoneLostReason.ConsentExpired)));
        await UntilAsync(() => page.Offers > before);
        var packets = page.Echo!.Packets;
        await UntilAsync(() => page.Echo.Packets > packets + 20);

        transport.WebRtc!.Statistics().HandshakeMilliseconds.ShouldBe(handshake);
        transport.IsConnected.ShouldBeTrue();
    }

    [Fact]
    public async Task Close_when_the_page_leaves_then_the_line_remains_and_the_loss_is_told_once()
    {
        var losses = 0;
        var tab = await OpenAsync();
        await FirstSoundAsync(tab);
        page!.Line!.Transport.Lost += _ => Interlocked.Increment(ref losses);

        await tab.EvaluateAsync("afterSalesPhone.stop()");

        await UntilAsync(() => losses == 1);
        page.Line.Transport.IsConnected.ShouldBeFalse();
        page.Lines.Open("agent1").IsNew.ShouldBeFalse();
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(deadline) > TimeSpan.FromSeconds(60))
                throw new TimeoutException("the condition did not come true");
            await Task.Delay(10, Ct);
        }
    }

    private static async Task<Sound> FirstSoundAsync(IPage tab)
    {
        await tab.WaitForFunctionAsync("window.firstSound");
        var sound = await tab.EvaluateAsync("Promise.race([window.firstSound, new Promise((_, no) => setTimeout(() => no(new Error(JSON.stringify(window.seen))), 60000))])");
        return new(Number(sound, "hz"), Number(sound, "after"), Number(sound, "sinceNavigation"));
    }

    private static double Number(System.Text.Json.JsonElement? sound, string name) => sound!.Value.GetProperty(name).GetDouble();

    private async Task<IPage> OpenAsync()
    {
        var tab = await context!.NewPageAsync();
        tab.Console += (_, line) => output.WriteLine($"[page] {line.Text}");
        tab.PageError += (_, error) => output.WriteLine($"[page error] {error}");
        await tab.GotoAsync(page!.Url);
        return tab;
    }

    private sealed class PageFigures
    {
        public double? RoundTripMs { get; set; }

        public long PacketsReceived { get; set; }

        public double JitterBufferMs { get; set; }

        public double ConcealedPercent { get; set; }
    }

    private sealed record Sound(double Hz, double After, double SinceNavigation);
}
