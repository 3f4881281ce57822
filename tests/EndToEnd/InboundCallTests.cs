using System.Text.RegularExpressions;
using AfterSales.Tests.Shared;
using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>The main job: a customer dials, the desk shows who it is, the agent answers in the browser, talks, saves a ticket; the supervisor sees it; the recording plays.</summary>
public sealed class InboundCallTests(ProductFixture fixture)
{
    private static readonly short[] CustomerSentence = TestVoice.Sentence(seed: 42, 4_000);

    [Fact]
    public async Task InboundCall_BrowserAgent_FromDialToSavedTicketAndRecording()
    {
        ProductFixture.NeedSipp();
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var boss = await Desk.SignInAsync(chromium, product, "supervisor1");
        await boss.Page.GotoAsync("/supervisor");
        var desk = await Desk.SignInAsync(chromium, product, "agent1");
        await Screenshots.TakeAsync(desk.Page, "desk-idle-zh");
        await desk.BecomeReadyAsync();
        await Assertions.Expect(Row(boss, "8001")).ToContainTextAsync("空闲");

        await using var caller = await Caller.CallAsync(product, "13800138000", "4008001001", Caller.LongTalk);
        await Assertions.Expect(desk.RingCard).ToContainTextAsync("周敏");
        await Assertions.Expect(desk.RingCard.GetByTestId("pop-ticket").First).ToBeVisibleAsync();
        await Screenshots.TakeAsync(desk.Page, "desk-ringing-zh");
        await Assertions.Expect(Row(boss, "8001")).ToContainTextAsync("振铃");

        await desk.Page.Keyboard.PressAsync("F2");
        await desk.StateAsync("Busy");
        await Assertions.Expect(Row(boss, "8001")).ToContainTextAsync("通话");
        await Screenshots.TakeAsync(boss.Page, "supervisor-zh");
        await desk.ListenAsync();
        caller.Speak(CustomerSentence);
        await Speech.ShouldBeHeardAsync("the agent, by the customer", Chromium.AgentSentence, () => Speech.NextAsync(caller.Ear, seconds: 3));
        await Speech.ShouldBeHeardAsync("the customer, by the agent", CustomerSentence, () => desk.HearAsync(2));

        await FillTicketAsync(desk);
        await Screenshots.TakeAsync(desk.Page, "desk-call-zh");
        await desk.Page.Keyboard.PressAsync("Control+s");
        var number = await desk.Page.GetByTestId("ticket-number").TextContentAsync();
        number!.ShouldMatch(@"^T-\d{6}-\d{4}$");

        await desk.Page.Keyboard.PressAsync("F4");
        await desk.StateAsync("WrapUp");
        (await caller.EndedAsync()).ShouldBe(0, caller.Trace());
        await Screenshots.TakeAsync(desk.Page, "desk-wrap-up-zh");
        await desk.FinishWrapUpAsync();

        var recording = await Recordings.NewestAsync(boss, product);
        Speech.Similarity(CustomerSentence, recording.Channels[0]).ShouldBeGreaterThanOrEqualTo(0.95, "left is the customer");
        Speech.Similarity(Chromium.AgentSentence, recording.Channels[1]).ShouldBeGreaterThanOrEqualTo(0.95, "right is the agent");
        var call = (await boss.GetAsync("/api/v1/calls?state=ended&limit=1")).GetProperty("items")[0];
        call.GetProperty("ticketNumber").GetString().ShouldBe(number);
        call.GetProperty("endedBy").GetString().ShouldBe("agent");
        call.GetProperty("popSent").GetDateTimeOffset().ShouldBeGreaterThanOrEqualTo(call.GetProperty("received").GetDateTimeOffset());
        await boss.Page.GotoAsync("/calls");
        await boss.Page.RunAndWaitForResponseAsync(
            () => boss.Page.GetByTestId("recording-row").First.ClickAsync(), r => r.Url.Contains("/peaks", StringComparison.Ordinal) && r.Ok);
        await boss.Page.GetByTestId("player").WaitForAsync();
        await Screenshots.TakeAsync(boss.Page, "calls-player-zh");
        await desk.Page.Context.CloseAsync();
        await boss.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task InboundCall_RegisteredPhone_IsRungAndTalks()
    {
        ProductFixture.NeedSipp();
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        using var agentEar = new RtpTestPeer();
        await using var phone = await SippPhone.RegisterAsync(product, "8016", agentEar.LocalEndPoint.Port);
        var desk = await Desk.SignInAsync(chromium, product, "agent16", "en", dark: true, device: "phone");
        await desk.Page.GetByTestId("become-ready").ClickAsync();
        await desk.StateAsync("Ready");

        await using var caller = await Caller.CallAsync(product, "13800138000", "4008001002", Caller.LongTalk);
        await desk.StateAsync("Busy");
        await desk.Form.WaitForAsync();
        await Screenshots.TakeAsync(desk.Page, "desk-call-en-dark");
        var agentSentence = TestVoice.Sentence(seed: 7, 4_000);
        caller.Speak(CustomerSentence);
        var media = await phone.MediaAsync();
        using var quiet = new CancellationTokenSource();
        var speaking = agentEar.SayAsync(media, [.. Enumerable.Repeat(agentSentence, 30).SelectMany(s => s)], quiet.Token);
        await Speech.ShouldBeHeardAsync("the agent, by the customer", agentSentence, () => Speech.NextAsync(caller.Ear, seconds: 3));
        await Speech.ShouldBeHeardAsync("the customer, by the agent", CustomerSentence, () => Speech.NextAsync(agentEar));
        await desk.Page.Keyboard.PressAsync("F4");
        await desk.StateAsync("WrapUp");
        (await caller.EndedAsync()).ShouldBe(0, caller.Trace());
        await quiet.CancelAsync();
        await speaking.ContinueWith(_ => { }, TaskScheduler.Default);
        (await phone.EndedAsync()).ShouldBe(0, phone.Trace());
        await desk.Page.Context.CloseAsync();
    }

    private static ILocator Row(Desk boss, string extension) =>
        boss.Page.GetByTestId("agent-row").Filter(new LocatorFilterOptions { HasText = extension }).First;

    /// <summary>The known caller's air conditioner does not cool; the next free half day is promised.</summary>
    internal static async Task FillTicketAsync(Desk desk)
    {
        await desk.Form.Locator("[aria-keyshortcuts='3']").WaitForAsync();
        await desk.LeaveFirstFieldAsync();
        await desk.Page.Keyboard.PressAsync("3");
        await desk.Page.GetByTestId("form-warranty").WaitForAsync();
        var symptom = desk.Page.Locator("input[data-testid=ticket-symptom]");
        await symptom.FillAsync("不制冷");
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.Page.Keyboard.PressAsync("7");
        await Assertions.Expect(symptom).ToHaveValueAsync(new Regex("^不制冷 AC-S[0-9]+$"));
        await Assertions.Expect(desk.Page.Locator("[aria-keyshortcuts='7']")).ToHaveAttributeAsync("aria-checked", "true");
    }
}
