using AfterSales.Tests.Shared;
using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>A browser phone where WebRTC cannot be: no OpenSSL on the server, no UDP on the way, or a setting. The voice goes over the phone's own
/// WebSocket, passes the same audio tests, and the connection light says so.</summary>
public sealed class FallbackTests(ProductFixture fixture)
{
    private static readonly short[] CustomerSentence = TestVoice.Sentence(seed: 42, 4_000);

    [Fact]
    public async Task InboundCall_ServerWithoutOpenSsl_TalksRecordsAndSurvivesCuts()
    {
        ProductFixture.NeedSipp();
        var chromium = await fixture.ChromiumAsync();
        using var empty = new TempFolder();
        await using var product = await Product.StartAsync($"--Telephony:Media:OpenSslDirectory={empty.Path}");
        product.Output.ShouldContain("Voice     browser phones over their WebSocket only");
        var desk = await Desk.SignInAsync(chromium, product, "agent1");
        await desk.BecomeReadyAsync();
        await VoiceIsAsync(desk, "websocket");

        await using var caller = await Caller.CallAsync(product, "13800138000", "4008001001", Caller.LongTalk);
        await desk.RingCard.WaitForAsync();
        await desk.Page.Keyboard.PressAsync("F2");
        await desk.StateAsync("Busy");
        await desk.ListenAsync();
        caller.Speak(CustomerSentence);
        await BothHearAsync(desk, caller, "at first", seconds: 4);
        await Screenshots.TakeAsync(desk.Page, "fallback-call-zh");

        // The page tells what it measured every 5 s.
        var agent = (System.Text.Json.JsonElement)await Wait.ForAsync<object>(
            async () => (await desk.GetAsync("/api/v1/agents"))[0] is var shown && shown.GetProperty("phone").TryGetProperty("delayMs", out var delay) && delay.ValueKind == System.Text.Json.JsonValueKind.Number && delay.GetDouble() > 0 ? shown : null,
            "the measured delay of the voice");
        agent.GetProperty("phone").GetProperty("way").GetString().ShouldBe("websocket");
        agent.GetProperty("phone").GetProperty("reason").GetString().ShouldBe("openssl");
        TestContext.Current.TestOutputHelper!.WriteLine(agent.GetProperty("phone").ToString());

        // the page's circuit: the voice has nothing to do with it
        await desk.Page.EvaluateAsync("() => window.testSockets.filter(s => s.url.includes('_blazor')).forEach(s => s.close())");
        await BothHearAsync(desk, caller, "after the circuit was cut");
        await desk.StateAsync("Busy");

        // hold and back, by the same keys as ever
        await desk.Page.GetByTestId("hold").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("hold")).ToHaveAttributeAsync("aria-pressed", "true");
        await desk.Page.GetByTestId("hold").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("hold")).ToHaveAttributeAsync("aria-pressed", "false");
        await BothHearAsync(desk, caller, "after the hold");

        // the phone's own socket carries the voice: it is back within a second or two
        await desk.Page.EvaluateAsync("() => window.testSockets.filter(s => s.url.includes('/phone/ws')).forEach(s => s.close())");
        await VoiceIsAsync(desk, "websocket");
        await BothHearAsync(desk, caller, "after the phone's socket was cut");

        await desk.Page.Keyboard.PressAsync("F4");
        await desk.StateAsync("WrapUp");
        (await caller.EndedAsync()).ShouldBe(0, caller.Trace());
        var boss = await Desk.SignInAsync(chromium, product, "supervisor1");
        var recording = await Recordings.NewestAsync(boss, product);
        Speech.Similarity(CustomerSentence, recording.Channels[0]).ShouldBeGreaterThanOrEqualTo(0.95, "left is the customer");
        Speech.Similarity(Chromium.AgentSentence, recording.Channels[1]).ShouldBeGreaterThanOrEqualTo(0.95, "right is the agent");
        await desk.Page.Context.CloseAsync();
        await boss.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task InboundCall_UdpBlocked_FallsBackByItselfAndTheLightSaysSo()
    {
        ProductFixture.NeedSipp();
        Assert.SkipUnless(Chromium.IsInstalled, "Chromium is not installed (Debian package chromium); the browser tests did not run.");
        var product = await fixture.ProductAsync();
        await using var chromium = await Chromium.LaunchAsync(Chromium.AgentSentence, "--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--webrtc-ip-handling-policy=disable_non_proxied_udp");
        var desk = await Desk.SignInAsync(chromium, product, "agent14", "en", dark: true);
        await desk.BecomeReadyAsync();
        await VoiceIsAsync(desk, "websocket");
        var light = desk.Page.GetByTestId("connection");
        await Assertions.Expect(light).ToContainTextAsync("Fallback", new LocatorAssertionsToContainTextOptions { UseInnerText = true });
        await Assertions.Expect(light).ToHaveAttributeAsync("title", new System.Text.RegularExpressions.Regex(@"^Voice: fallback over WebSocket \(UDP does not pass\)\. Jitter \d+ ms, loss [\d.]+%, delay \d+ ms$"));
        await light.ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("voice-note")).ToContainTextAsync("UDP does not pass");
        await Axe.CheckAsync(desk.Page, "voice-menu");
        await Screenshots.TakeAsync(desk.Page, "fallback-menu-en-dark");
        await desk.Page.Keyboard.PressAsync("Escape");

        await using var caller = await Caller.CallAsync(product, "13800138000", "4008001002", Caller.LongTalk);
        await desk.RingCard.WaitForAsync();
        await desk.Page.Keyboard.PressAsync("F2");
        await desk.StateAsync("Busy");
        await desk.ListenAsync();
        caller.Speak(CustomerSentence);
        await BothHearAsync(desk, caller, "over the fallback", seconds: 4);
        await desk.Page.Keyboard.PressAsync("F4");
        await desk.StateAsync("WrapUp");
        (await caller.EndedAsync()).ShouldBe(0, caller.Trace());
        await desk.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Way_ChosenByAgentThenByAdministrator_TakesEffectAtOnce()
    {
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var desk = await Desk.SignInAsync(chromium, product, "agent13");
        await desk.BecomeReadyAsync();
        await VoiceIsAsync(desk, "webrtc");
        var light = desk.Page.GetByTestId("connection");
        await Assertions.Expect(light).ToContainTextAsync("直连", new LocatorAssertionsToContainTextOptions { UseInnerText = true });
        await light.ClickAsync();
        await desk.Page.GetByTestId("voice-websocket").ClickAsync();
        await VoiceIsAsync(desk, "websocket");
        await Assertions.Expect(light).ToContainTextAsync("备用", new LocatorAssertionsToContainTextOptions { UseInnerText = true });
        await light.ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("voice-websocket")).ToHaveAttributeAsync("aria-checked", "true");
        await Screenshots.TakeAsync(desk.Page, "fallback-menu-zh");
        await desk.Page.GetByTestId("voice-auto").ClickAsync();
        await VoiceIsAsync(desk, "webrtc");

        var admin = await Desk.SignInAsync(chromium, product, "admin");
        try
        {
            await SetAsync(admin, "websocket");
            await VoiceIsAsync(desk, "websocket");
            await light.ClickAsync();
            await Assertions.Expect(desk.Page.GetByTestId("voice-auto")).ToBeDisabledAsync();
            await desk.Page.Keyboard.PressAsync("Escape");
        }
        finally
        {
            await SetAsync(admin, "auto");
        }

        await VoiceIsAsync(desk, "webrtc");
        await desk.Page.Context.CloseAsync();
        await admin.Page.Context.CloseAsync();
    }

    private static async Task SetAsync(Desk admin, string way)
    {
        await admin.Page.GotoAsync("/admin/settings");
        var row = admin.Page.Locator("[data-testid=setting-row][data-key='phone.way']");
        var value = row.GetByTestId("setting-value");
        await value.FillAsync(way);
        await value.PressAsync("Tab");
        await row.GetByTestId("setting-save").ClickAsync();
        await Assertions.Expect(row.GetByTestId("setting-save")).ToBeDisabledAsync();
    }

    private static Task VoiceIsAsync(Desk desk, string way) =>
        desk.Page.Locator($"[data-testid=connection][data-voice={way}]").WaitForAsync();

    private static async Task BothHearAsync(Desk desk, Caller caller, string when, int seconds = 2)
    {
        await Speech.ShouldBeHeardAsync("the agent, by the customer, " + when, Chromium.AgentSentence, () => Speech.NextAsync(caller.Ear, seconds));
        await Speech.ShouldBeHeardAsync("the customer, by the agent, " + when, CustomerSentence, () => desk.HearAsync(seconds));
    }
}
