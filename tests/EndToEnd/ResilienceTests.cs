using System.Globalization;
using System.Text.Json;
using AfterSales.Tests.Shared;
using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>What breaks around a call must not break the call: cut circuits, reloads, killed processes.</summary>
public sealed class ResilienceTests(ProductFixture fixture)
{
    private static readonly TimeSpan LongestGap = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task Call_CircuitCutAndPageReloaded_CustomerHearsOnAndPanelIsBack()
    {
        ProductFixture.NeedSipp();
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var desk = await Desk.SignInAsync(chromium, product, "agent17");
        await desk.BecomeReadyAsync();
        await using var caller = await Caller.CallAsync(product, "13800138000", "4008001003", Caller.LongTalk);
        await desk.RingCard.WaitForAsync();
        await desk.Page.Keyboard.PressAsync("F2");
        await desk.StateAsync("Busy");
        caller.Speak(TestVoice.Sentence(seed: 5, 4_000));
        await HearAsync(caller, seconds: 1);

        var before = caller.Ear.ReceivedAudio.Count;
        await desk.Page.EvaluateAsync("() => window.testSockets.filter(s => s.url.includes('_blazor')).forEach(s => s.close())");
        await HearAsync(caller, seconds: 3);
        LongestSilence(caller, before).ShouldBeLessThan(LongestGap, "a cut circuit is not heard");
        await desk.StateAsync("Busy");

        await desk.Form.GetByRole(AriaRole.Textbox).Nth(1).FillAsync("重装前的草稿");
        await Assertions.Expect(desk.Page.GetByTestId("draft-state")).ToContainTextAsync("草稿已存");
        await desk.Page.ReloadAsync();
        await desk.StateAsync("Busy");
        await Assertions.Expect(desk.Page.GetByTestId("hangup")).ToBeEnabledAsync();
        await Assertions.Expect(desk.Form.GetByRole(AriaRole.Textbox).Nth(1)).ToHaveValueAsync("重装前的草稿");
        await Speech.ShouldBeHeardAsync("the agent, by the customer, after the reload", Chromium.AgentSentence, () => Speech.NextAsync(caller.Ear));
        await desk.Page.Keyboard.PressAsync("F4");
        (await caller.EndedAsync()).ShouldBe(0, caller.Trace());
        await desk.Page.Context.CloseAsync();
    }

    /// <summary>Cut for a minute in a nightly run, else as long as it takes to type.</summary>
    [Fact]
    public async Task Call_CutWhileTyping_SecondDevice_CrashedTab_UnpluggedMicrophone_CallAndDraftSurvive()
    {
        ProductFixture.NeedSipp();
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var desk = await Desk.SignInAsync(chromium, product, "agent12");
        await desk.BecomeReadyAsync();
        await using var caller = await Caller.CallAsync(product, "13800138000", "4008001001", Caller.LongTalk);
        await desk.RingCard.WaitForAsync();
        await desk.Page.Keyboard.PressAsync("F2");
        await desk.StateAsync("Busy");
        caller.Speak(TestVoice.Sentence(seed: 6, 4_000));
        await HearAsync(caller, seconds: 1);
        var words = desk.Form.Locator("[data-field=description] textarea");
        await words.FillAsync("断线之前");

        // The circuit goes and does not come back: typing goes on, the bar says so, nothing lies over the form.
        var before = caller.Ear.ReceivedAudio.Count;
        await desk.Page.RouteAsync("**/_blazor/**", r => r.AbortAsync());
        await desk.Page.EvaluateAsync("() => window.testSockets.filter(s => s.url.includes('_blazor')).forEach(s => s.close())");
        await desk.Page.Locator("[data-connbar=weak]:not([hidden])").WaitForAsync();
        await words.PressAsync("End");
        await words.PressSequentiallyAsync("，断线之中");
        await Assertions.Expect(desk.Page.GetByTestId("draft-state")).ToHaveAttributeAsync("data-only-here", "");
        await Assertions.Expect(words).ToHaveValueAsync("断线之前，断线之中");
        await HearAsync(caller, Environment.GetEnvironmentVariable("AFTERSALES_NIGHTLY") == "1" ? 60 : 3);
        LongestSilence(caller, before).ShouldBeLessThan(LongestGap, "a cut circuit is not heard");

        // Meanwhile the agent writes in the same field elsewhere: a second device has form, call and phone.
        var second = await Desk.SignInAsync(chromium, product, "agent12");
        await second.StateAsync("Busy");
        var elsewhere = second.Form.Locator("[data-field=description] textarea");
        await Assertions.Expect(elsewhere).ToHaveValueAsync("断线之前");
        await elsewhere.FillAsync("别处写的");
        await Assertions.Expect(second.Page.GetByTestId("draft-state")).ToContainTextAsync("草稿已存");

        await desk.Page.UnrouteAllAsync();
        var conflict = desk.Page.GetByTestId("draft-conflicts");
        await Assertions.Expect(conflict).ToContainTextAsync("断线之中");
        await Assertions.Expect(conflict).ToContainTextAsync("别处写的");
        await Screenshots.TakeAsync(desk.Page, "desk-conflict-zh");
        await desk.Page.GetByTestId("conflict-mine").ClickAsync();
        await Assertions.Expect(elsewhere).ToHaveValueAsync("断线之前，断线之中");

        // The second device is gone with a crash: a new tab of it has everything, and the customer hears on.
        await second.Page.GotoAsync("chrome://crash").ContinueWith(_ => { }, TaskScheduler.Default);
        var third = new Desk(await second.Page.Context.NewPageAsync());
        await third.Page.GotoAsync("/desk");
        await third.StateAsync("Busy");
        await Assertions.Expect(third.Form.Locator("[data-field=description] textarea")).ToHaveValueAsync("断线之前，断线之中");
        await third.Page.Locator("[data-testid=phone-state][data-phone=ready]").WaitForAsync();
        await Speech.ShouldBeHeardAsync("the agent, by the customer, from the new tab", Chromium.AgentSentence, () => Speech.NextAsync(caller.Ear));

        await third.Page.EvaluateAsync("""
            async () => {
              const all = await navigator.mediaDevices.enumerateDevices();
              const gone = all.find(d => d.kind === 'audioinput' && d.deviceId !== 'default');
              navigator.mediaDevices.enumerateDevices = async () => all.filter(d => d !== gone);
              const track = window.testTracks.at(-1);
              track.stop();
              track.dispatchEvent(new Event('ended'));
              navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
            }
            """);
        await Assertions.Expect(third.Page.GetByText("设备已拔出").First).ToBeVisibleAsync();
        await Screenshots.TakeAsync(third.Page, "desk-unplugged-zh");
        await Speech.ShouldBeHeardAsync("the agent, by the customer, from the next microphone", Chromium.AgentSentence, () => Speech.NextAsync(caller.Ear));
        await third.Page.Keyboard.PressAsync("F4");
        (await caller.EndedAsync()).ShouldBe(0, caller.Trace());
        await third.PresenceAsync("agent12", "signedOut");
        await third.Page.Context.CloseAsync();
        await desk.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Desk_Closed_ItsAgentIsNotRungThoughHisPhoneIsRegistered_AndIsRungAgainOnceHeIsBack()
    {
        ProductFixture.NeedSipp();
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var boss = await Desk.SignInAsync(chromium, product, "supervisor1");
        using var ear = new RtpTestPeer();
        await using var phone = await SippPhone.RegisterAsync(product, "8019", ear.LocalEndPoint.Port);
        var desk = await Desk.SignInAsync(chromium, product, "agent19", device: "phone");
        await desk.Page.GetByTestId("become-ready").ClickAsync();
        await desk.StateAsync("Ready");

        await desk.Page.Context.CloseAsync();
        await AgentAsync(boss, "agent19", a => a.GetProperty("state").GetString() == "notReady" && a.GetProperty("reason").GetString() == "lost-link" && a.GetProperty("deviceAvailable").GetBoolean());
        await using var caller = await Caller.CallAsync(product, "13800138000", "4008001003", Caller.LongTalk);
        await HearAsync(caller, seconds: 2);
        phone.Trace().ShouldNotContain("INVITE sip:", customMessage: "nobody is there to take it");

        var back = await Desk.SignInAsync(chromium, product, "agent19", device: "phone");
        await back.Page.GetByTestId("become-ready").ClickAsync();
        await back.StateAsync("Busy");
        await back.Page.Keyboard.PressAsync("F4");
        (await caller.EndedAsync()).ShouldBe(0, caller.Trace());
        (await phone.EndedAsync()).ShouldBe(0, phone.Trace());
        await back.PresenceAsync("agent19", "signedOut");
        await back.Page.Context.CloseAsync();
        await boss.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Call_ProcessKilled_FilePlaysCallIsClosedAndEveryAcknowledgedTicketIsThereAfterRestart()
    {
        ProductFixture.NeedSipp();
        var chromium = await fixture.ChromiumAsync();
        await using var product = await Product.StartAsync();
        var desk = await Desk.SignInAsync(chromium, product, "agent3");
        await desk.BecomeReadyAsync();
        await using var caller = await Caller.CallAsync(product, "16000000001", "4008001001", Caller.LongTalk);
        await desk.RingCard.WaitForAsync();
        await desk.Page.Keyboard.PressAsync("F2");
        await desk.StateAsync("Busy");
        var sentence = TestVoice.Sentence(seed: 11, 4_000);
        caller.Speak(sentence);
        var answered = caller.Ear.ReceivedAudio.Count;
        await HearAsync(caller, seconds: 4);
        await SaveWithoutPauseAsync(desk.Page);
        await desk.Page.WaitForFunctionAsync("() => window.saved.length >= 40 || window.refused");
        await product.KillAsync();
        var saved = await desk.Page.EvaluateAsync<string[]>("() => window.saved");
        (await desk.Page.EvaluateAsync<string?>("() => window.refused ?? null")).ShouldBeNull();
        var talked = (caller.Ear.ReceivedAudio.Count - answered) * 20;
        await desk.Page.Context.CloseAsync();

        await using var again = await product.RestartAsync();
        var boss = await Desk.SignInAsync(chromium, again, "supervisor1");
        var call = (await boss.GetAsync("/api/v1/calls?state=ended&limit=1")).GetProperty("items")[0];
        call.GetProperty("terminationReason").GetString().ShouldBe("restart");
        var file = await Recordings.NewestAsync(boss, again, "repaired");
        var recorded = file.Channels[0].Length / (ToneProbe.SampleRate / 1000);
        recorded.ShouldBeGreaterThanOrEqualTo(talked - 500, string.Create(CultureInfo.InvariantCulture, $"of {talked} ms talked at most 500 ms may be lost"));
        Speech.Similarity(sentence, file.Channels[0]).ShouldBeGreaterThanOrEqualTo(0.95, "what was saved is what was said");
        var lost = await boss.Page.EvaluateAsync<string[]>("async all => (await Promise.all(all.map(async n => (await fetch('/api/v1/tickets/' + n)).ok ? null : n))).filter(n => n)", saved);
        lost.ShouldBeEmpty($"{saved.Length} tickets were acknowledged before the kill");
        await boss.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Stop_CtrlCInMidCall_EndsTheCallClosesTheRecordingAndExitsZero()
    {
        ProductFixture.NeedSipp();
        var chromium = await fixture.ChromiumAsync();
        await using var product = await Product.StartAsync();
        var boss = await Desk.SignInAsync(chromium, product, "supervisor1");
        var desk = await Desk.SignInAsync(chromium, product, "agent4");
        await desk.BecomeReadyAsync();
        await using var caller = await Caller.CallAsync(product, "16000000002", "4008001001", Caller.LongTalk);
        await desk.RingCard.WaitForAsync();
        await desk.Page.Keyboard.PressAsync("F2");
        await desk.StateAsync("Busy");
        await HearAsync(caller, seconds: 1);
        var demo = Directory.GetFiles(product.RecordingsDirectory, "*.wav", SearchOption.AllDirectories).Length - 1;
        // A program that reads events must not hold up the stop, nor cost the caller his BYE.
        await boss.Page.EvaluateAsync("async () => { window.reading = (await fetch('/api/v1/events?after=0')).body.getReader(); await window.reading.read(); }");
        (await product.StopAsync()).ShouldBe(0, product.Output);
        (await caller.EndedAsync()).ShouldBe(0, "the caller got BYE\n" + caller.Trace());
        var files = Directory.GetFiles(product.RecordingsDirectory, "*.wav", SearchOption.AllDirectories);
        files.Length.ShouldBe(demo + 1, "the call's own beside those of the demo calls");
        TestWav.Read(files.MaxBy(File.GetLastWriteTimeUtc)!).Channels.Length.ShouldBe(2);
        await desk.Page.Context.CloseAsync();
    }

    /// <summary>Four writers who save one ticket after the other until nobody answers; what was acknowledged is in <c>window.saved</c>.</summary>
    private static async Task SaveWithoutPauseAsync(IPage page)
    {
        var desk = new Desk(page);
        var customer = (await desk.GetAsync("/api/v1/lookup?number=13800138000")).GetProperty("candidates")[0].GetProperty("customer").GetProperty("id").GetProperty("value").GetString();
        await page.EvaluateAsync(
            """
            customerId => {
              window.saved = [];
              const body = JSON.stringify({ type: 'consult', customerId, description: '断电时的一单' });
              const write = async () => {
                for (;;) {
                  const r = await fetch('/api/v1/tickets', { method: 'POST', headers: { 'content-type': 'application/json' }, body }).catch(() => null);
                  if (!r) return;
                  const text = await r.text().catch(() => null);
                  if (text === null) return;
                  if (!r.ok) { window.refused = r.status + ' ' + text; return; }
                  window.saved.push(JSON.parse(text).number);
                }
              };
              for (let i = 0; i < 4; i++) write();
            }
            """,
            customer);
    }

    private static Task AgentAsync(Desk boss, string agent, Func<JsonElement, bool> reached) => Wait.ForAsync<object>(
        async () => (await boss.GetAsync("/api/v1/agents")).EnumerateArray().FirstOrDefault(a => a.GetProperty("user").GetString() == agent) is { ValueKind: JsonValueKind.Object } found && reached(found) ? found : null,
        $"the state of {agent}");

    /// <summary>Waits until the customer has received so much more audio.</summary>
    private static Task HearAsync(Caller caller, int seconds)
    {
        var from = caller.Ear.ReceivedAudio.Count;
        return Wait.UntilAsync(() => caller.Ear.ReceivedAudio.Count >= from + (seconds * 45), $"{seconds} s of audio");
    }

    /// <summary>In the stream's own time (RFC 3550 §5.1, 8 per ms): when a packet reaches this process depends on who else wants the processor.</summary>
    private static TimeSpan LongestSilence(Caller caller, int from)
    {
        var packets = caller.Ear.ReceivedAudio.Skip(from).ToArray();
        return packets.Zip(packets.Skip(1), (a, b) => TimeSpan.FromMilliseconds(unchecked((int)(b.Timestamp - a.Timestamp)) / 8.0)).DefaultIfEmpty().Max();
    }
}
