using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>The supervisor's job: he sees the live call, hears both sides in his browser without being heard, whispers to the agent, barges in, and stops.
/// Everybody sounds at a pitch of his own.</summary>
public sealed class SupervisionTests : IAsyncLifetime
{
    private Product? _product;
    private Chromium? _agents;
    private Chromium? _bosses;

    private Product Product => _product!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Chromium.IsInstalled, "Chromium is not installed (Debian package chromium); the browser tests did not run.");
        ProductFixture.NeedSipp();
        _product = await Product.StartAsync("--Floor:Alerts:NobodyStaffed:ForSeconds=1");
        _agents = await Chromium.LaunchAsync(Tones.Of(Tones.FirstAgent));
        _bosses = await Chromium.LaunchAsync(Tones.Of(Tones.Supervisor));
    }

    public async ValueTask DisposeAsync()
    {
        if (_agents is not null)
            await _agents.DisposeAsync();
        if (_bosses is not null)
            await _bosses.DisposeAsync();
        if (_product is not null)
            await _product.DisposeAsync();
    }

    [Theory]
    [InlineData("zh-CN", "agent1", false, "双方都听不见你", "只有坐席听见你", "客户和坐席都听见你")]
    [InlineData("en", "agent2", true, "Nobody hears you", "Only the agent hears you", "Customer and agent both hear you")]
    public async Task Supervisor_ListensWhispersAndBarges_EachHearsWhomHeShould(string culture, string agent, bool dark, string nobody, string onlyAgent, string both)
    {
        var desk = await Desk.SignInAsync(_agents!, Product, agent, culture, dark);
        await desk.BecomeReadyAsync();
        await using var caller = await Caller.CallAsync(Product, "13800138000", "4008001001", TimeSpan.FromSeconds(120));
        await desk.RingCard.WaitForAsync();
        await desk.Page.Keyboard.PressAsync("F2");
        await desk.StateAsync("Busy");
        caller.Speak(Tones.Of(Tones.Customer));
        await desk.ListenAsync();
        await HearsAsync(culture, "the agent at first", () => desk.HearAsync(1), [Tones.Customer], [Tones.Supervisor]);

        var boss = await Desk.SignInAsync(_bosses!, Product, "supervisor1", culture, dark);
        await boss.Page.GotoAsync("/supervisor");
        await boss.Page.GetByTestId("live-call-row").GetByTestId("monitor-listen").ClickAsync();
        await ModeAsync(boss, "Listen", nobody);
        await boss.ListenAsync();
        await HearsAsync(culture, "the supervisor", () => boss.HearAsync(1), [Tones.Customer, Tones.FirstAgent], []);

        // His microphone is closed by the page; the server must not need that.
        await boss.Page.EvaluateAsync("() => window.afterSalesPhone.mute(false)");
        await HearsAsync(culture, "the customer while he is listened to", () => HearAsync(caller), [Tones.FirstAgent], [Tones.Supervisor]);
        await HearsAsync(culture, "the agent while he is listened to", () => desk.HearAsync(1), [Tones.Customer], [Tones.Supervisor]);
        await Axe.CheckAsync(boss.Page, "supervisor-listen");
        await Screenshots.TakeAsync(boss.Page, $"supervisor-listen-{Suffix(culture, dark)}");
        var call = (await boss.GetAsync("/api/v1/calls")).GetProperty("items")[0];
        call.GetProperty("monitors")[0].GetProperty("mode").GetString().ShouldBe("listen");
        (await desk.GetAsync("/api/v1/calls")).GetProperty("items")[0].TryGetProperty("monitors", out _).ShouldBeFalse("the agent is not told");

        await boss.Page.Keyboard.PressAsync("w");
        await ModeAsync(boss, "Whisper", onlyAgent);
        await HearsAsync(culture, "the agent who is whispered to", () => desk.HearAsync(1), [Tones.Customer, Tones.Supervisor], []);
        await HearsAsync(culture, "the customer of a whisper", () => HearAsync(caller), [Tones.FirstAgent], [Tones.Supervisor]);

        await boss.Page.Keyboard.PressAsync("b");
        await ModeAsync(boss, "Barge", both);
        await HearsAsync(culture, "the customer of three", () => HearAsync(caller), [Tones.FirstAgent, Tones.Supervisor], []);
        await HearsAsync(culture, "the agent of three", () => desk.HearAsync(1), [Tones.Customer, Tones.Supervisor], []);
        await HearsAsync(culture, "the supervisor of three", () => boss.HearAsync(1), [Tones.Customer, Tones.FirstAgent], []);
        await Axe.CheckAsync(boss.Page, "supervisor-barge");
        await Screenshots.TakeAsync(boss.Page, $"supervisor-barge-{Suffix(culture, dark)}");

        await boss.Page.Keyboard.PressAsync("Escape");
        await boss.Page.GetByTestId("monitor-bar").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await HearsAsync(culture, "the customer afterwards", () => HearAsync(caller), [Tones.FirstAgent], [Tones.Supervisor]);

        await desk.Page.Keyboard.PressAsync("F4");
        await desk.StateAsync("WrapUp");
        (await caller.EndedAsync()).ShouldBe(0, caller.Trace());
        var told = await boss.GetAsync("/api/v1/calls/" + call.GetProperty("interactionId").GetString());
        told.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("type").GetString()).ShouldContain("monitorStarted");
        await boss.Page.Context.CloseAsync();
        await desk.Page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("zh-CN", false, "无人在岗")]
    [InlineData("en", true, "Nobody staffed")]
    public async Task Supervisor_IsToldOfWaitingCallers_AcknowledgesByName_AndTheWallShowsIt(string culture, bool dark, string title)
    {
        var boss = await Desk.SignInAsync(_bosses!, Product, "supervisor1", culture, dark);
        await using var caller = await Caller.CallAsync(Product, "13800138001", "4008001003", TimeSpan.FromSeconds(60));
        await boss.Page.GotoAsync("/supervisor");
        var alert = boss.Page.GetByTestId("alert").Filter(new LocatorFilterOptions { HasText = title });
        await Assertions.Expect(alert).ToContainTextAsync(title);
        await Axe.CheckAsync(boss.Page, "supervisor-alert");
        await boss.Page.GetByTestId("tile-service-level").Locator(".metric").HoverAsync();
        await boss.Page.Locator(".def:popover-open").WaitForAsync();
        await Screenshots.TakeAsync(boss.Page, $"supervisor-alert-{Suffix(culture, dark)}");
        await boss.Page.GotoAsync("/wallboard");
        await Assertions.Expect(boss.Page.GetByTestId("alert").First).ToContainTextAsync(title);
        await Axe.CheckAsync(boss.Page, "wallboard-alert");
        await Screenshots.TakeAsync(boss.Page, $"wallboard-alert-{Suffix(culture, dark)}");

        await boss.Page.GotoAsync("/supervisor?calls=waiting&queue=complaint");
        await boss.Page.GetByTestId("live-call-row").WaitForAsync();
        await alert.GetByTestId("alert-ack").ClickAsync();
        await Assertions.Expect(alert).ToContainTextAsync("supervisor1");
        await boss.Page.Context.CloseAsync();
    }

    private static async Task ModeAsync(Desk boss, string mode, string words)
    {
        await boss.Page.Locator($"[data-testid=monitor-bar][data-mode={mode}]").WaitForAsync();
        await Assertions.Expect(boss.Page.GetByTestId("monitor-bar")).ToContainTextAsync(words);
        await Assertions.Expect(boss.Page.Locator(".stateline")).ToHaveAttributeAsync("data-state", "monitor");
    }

    private static Task HearsAsync(string culture, string who, Func<Task<short[]>> hear, double[] there, double[] notThere) =>
        Looks.Measures(culture) ? Tones.ShouldHearAsync(who, hear, there, notThere) : Task.CompletedTask;

    private static async Task<short[]> HearAsync(Caller caller)
    {
        var from = caller.Ear.ReceivedAudio.Count;
        await Wait.UntilAsync(() => caller.Ear.ReceivedAudio.Count > from + 50, "a second of audio at the customer");
        return caller.Ear.Heard(from);
    }

    private static string Suffix(string culture, bool dark) => (culture == "en" ? "en" : "zh") + (dark ? "-dark" : "");
}
