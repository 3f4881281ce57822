using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AfterSales.Tests.Shared;
using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>The reviewer's run: a real call with a hold is found, played from a marker, scored; its agent reads it, jumps to the mark and acknowledges.</summary>
public sealed class QualityTests(ProductFixture fixture)
{
    private const string Note = "Name and address confirmed well";

    [Theory]
    [InlineData("zh-CN", "agent9", "13900139009", false)]
    [InlineData("en", "agent10", "13900139010", true)]
    public async Task Review_OfARealCall_FromMarkerToAcknowledged(string culture, string agent, string caller, bool dark)
    {
        ProductFixture.NeedSipp();
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var desk = await Desk.SignInAsync(chromium, product, agent, culture, dark);
        await CallWithHoldAsync(product, desk, caller);

        var reviewer = await Desk.SignInAsync(chromium, product, "qa1", culture, dark);
        var page = reviewer.Page;
        // The search asks once: the call must be history first.
        await Wait.ForAsync<object>(
            async () => (await reviewer.GetAsync($"/api/v1/recordings?limit=1&hasHold=true&number={caller}")).GetProperty("items") is { } items
                && items.GetArrayLength() > 0 && items[0].GetProperty("state").GetString() == "closed" ? items : null,
            "the call and its recording to be written");
        await page.GotoAsync("/quality");
        await page.GetByTestId("quality-filters").ClickAsync();
        await page.GetByTestId("filter-hold").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByTestId("filter-number").FillAsync(caller[..3] + " " + caller[3..7] + "-" + caller[7..]);
        await page.Keyboard.PressAsync("Enter");
        await Screenshots.TakeAsync(page, $"quality-filters-{culture}{(dark ? "-dark" : "")}");
        await CheckAxeAsync(page);
        await page.WaitForURLAsync(new Regex("hold=true.*number=|number=.*hold=true"));
        await page.GetByTestId("filter-show").ClickAsync();
        var row = page.GetByTestId("recording-row");
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await row.ClickAsync();

        var player = page.GetByTestId("player");
        var hold = page.Locator("[data-testid=player-marker][data-kind=Hold]");
        await hold.WaitForAsync();
        var at = int.Parse((await hold.GetAttributeAsync("data-at"))!, CultureInfo.InvariantCulture);
        at.ShouldBeGreaterThan(500);
        await hold.ClickAsync();
        await PlayingAfterAsync(page, at);
        await page.Keyboard.PressAsync("k");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-sound]').paused");
        await page.Keyboard.PressAsync("j");
        await page.WaitForFunctionAsync("at => document.querySelector('[data-sound]').currentTime * 1000 < at + 300", at);

        await ScoreAsync(page);
        await Screenshots.TakeAsync(page, $"quality-scoring-{culture}{(dark ? "-dark" : "")}");
        await CheckAxeAsync(page);
        await Assertions.Expect(page.GetByTestId("evaluation-score")).Not.ToHaveTextAsync("–");
        var score = await page.GetByTestId("evaluation-score").TextContentAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Locator("[data-testid=evaluation-form][data-state=Submitted]").WaitForAsync();
        await Assertions.Expect(page.GetByTestId("evaluation-score")).ToHaveTextAsync(score!);
        await Screenshots.TakeAsync(page, $"quality-given-{culture}{(dark ? "-dark" : "")}");

        await AcknowledgeAsync(desk.Page, culture, dark, score!);
        await page.ReloadAsync();
        await page.GetByTestId("acknowledged").WaitForAsync();
        await page.GetByTestId("integrity-check").ClickAsync();
        await Assertions.Expect(page.GetByTestId("integrity")).ToHaveAttributeAsync("data-status", "ok");
        await Assertions.Expect(page.GetByTestId("hearings")).ToContainTextAsync("唐质检");
        (await player.CountAsync()).ShouldBe(1);
        await desk.Page.Context.CloseAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Review_WithAFatalFailure_IsZeroAndARecordingRemovedFromTheDiskSaysSo()
    {
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var reviewer = await Desk.SignInAsync(chromium, product, "qa1", "en");
        var page = reviewer.Page;
        await page.GotoAsync("/quality?reviewed=false");
        await page.GetByTestId("quality-sample").ClickAsync();
        var form = page.Locator("[data-testid=evaluation-form][data-state=Draft]");
        await form.WaitForAsync();
        await Assertions.Expect(page.Locator("[data-item=greeting]")).ToHaveAttributeAsync("aria-current", "true");
        for (var item = 0; item < 14; item++)
            await AnswerCurrentAsync(page, "1");
        await Assertions.Expect(page.GetByTestId("evaluation-score")).ToHaveTextAsync("100");
        await page.Locator("[data-item=gas-safety] [role=radio]").Nth(1).ClickAsync();
        await Assertions.Expect(page.GetByTestId("evaluation-score")).ToHaveTextAsync("0");
        await page.GetByTestId("evaluation-submit").ClickAsync();
        await page.GetByTestId("evaluation-to-missing").ClickAsync();
        await Assertions.Expect(page.Locator("#note-gas-safety")).ToBeFocusedAsync();
        await page.Locator("#note-gas-safety").FillAsync("Asked for the model before the valve was closed");
        await page.Locator("#note-gas-safety").BlurAsync();
        await page.GetByTestId("evaluation-submit").ClickAsync();
        await Screenshots.TakeAsync(page, "quality-fatal-en");
        await page.GetByTestId("evaluation-fatal").ClickAsync();
        await page.Locator("[data-testid=evaluation-form][data-state=Submitted]").WaitForAsync();
        await Assertions.Expect(page.GetByTestId("evaluation-score")).ToHaveTextAsync("0");

        var call = Regex.Match(page.Url, "call=([0-9a-f-]+)").Groups[1].Value;
        var item0 = (await reviewer.GetAsync($"/api/v1/recordings?interactionId={call}")).GetProperty("items")[0];
        File.Delete(FileOf(product, item0));
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByTestId("recording-state")).ToHaveAttributeAsync("data-condition", "FileMissing");
        await page.Locator("[data-testid=evaluation-form][data-state=Submitted]").WaitForAsync();
        await Screenshots.TakeAsync(page, "quality-missing-en");
        await CheckAxeAsync(page);
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Looks.All), MemberType = typeof(Looks))]
    public async Task Page_OfReviewerAndAgent_HasNoAxeViolationAndDoesNotScroll(string culture, bool dark)
    {
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var reviewer = await Desk.SignInAsync(chromium, product, "qa1", culture, dark);
        await reviewer.Page.GotoAsync("/quality?hold=true");
        await reviewer.Page.GetByTestId("recording-row").Nth(1).ClickAsync();
        await reviewer.Page.GetByTestId("player").WaitForAsync();
        await Assertions.Expect(reviewer.Page.Locator("[data-testid=player] [data-length]")).Not.ToHaveTextAsync("0:00");
        await Screenshots.TakeAsync(reviewer.Page, $"quality-{culture}{(dark ? "-dark" : "")}");
        await CheckAxeAsync(reviewer.Page);
        var agent = (await reviewer.GetAsync("/api/v1/evaluations?state=submitted&limit=1")).GetProperty("items")[0].GetProperty("agent").GetString()!;
        await reviewer.Page.Context.CloseAsync();
        var reviewed = await Desk.SignInAsync(chromium, product, agent, culture, dark);
        await reviewed.Page.GotoAsync("/quality");
        await reviewed.Page.GetByTestId("review-row").First.ClickAsync();
        await reviewed.Page.GetByTestId("evaluation-form").WaitForAsync();
        await Screenshots.TakeAsync(reviewed.Page, $"quality-mine-{culture}{(dark ? "-dark" : "")}");
        await CheckAxeAsync(reviewed.Page);
        await reviewed.Page.Context.CloseAsync();
    }

    private static async Task CallWithHoldAsync(Product product, Desk desk, string number)
    {
        await desk.BecomeReadyAsync();
        await using var caller = await Caller.CallAsync(product, number, "4008001001", Caller.LongTalk);
        await desk.RingCard.WaitForAsync();
        await desk.Page.Keyboard.PressAsync("F2");
        await desk.StateAsync("Busy");
        caller.Speak(TestVoice.Sentence(seed: 42, 4_000));
        await HeardAsync(caller, 120);
        await desk.Page.Keyboard.PressAsync("F8");
        await Assertions.Expect(desk.Page.GetByTestId("hold")).ToHaveAttributeAsync("aria-pressed", "true");
        var held = caller.Ear.ReceivedAudio.Count;
        await Wait.UntilAsync(() => caller.Ear.ReceivedAudio.Count > held + 60, "hold");
        await desk.Page.Keyboard.PressAsync("F8");
        await Assertions.Expect(desk.Page.GetByTestId("hold")).ToHaveAttributeAsync("aria-pressed", "false");
        await HeardAsync(caller, 150);
        await desk.Page.Keyboard.PressAsync("F4");
        await desk.StateAsync("WrapUp");
        (await caller.EndedAsync()).ShouldBe(0, caller.Trace());
    }

    private static Task HeardAsync(Caller caller, int packets)
    {
        var from = caller.Ear.ReceivedAudio.Count;
        return Wait.UntilAsync(() => caller.Ear.ReceivedAudio.Count > from + packets, "talk");
    }

    /// <summary>The sound itself has gone to the marker and moves on from there.</summary>
    private static Task PlayingAfterAsync(IPage page, int at) => page.WaitForFunctionAsync(
        "at => { const s = document.querySelector('[data-sound]'); return !s.paused && s.currentTime * 1000 > at + 150; }", at);

    private static async Task ScoreAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("[data-item=greeting]")).ToHaveAttributeAsync("aria-current", "true");
        await AnswerCurrentAsync(page, "1");
        await AnswerCurrentAsync(page, "0");
        await Assertions.Expect(page.Locator("[data-item=recording-notice] [role=radio][aria-checked=true]")).ToHaveAttributeAsync("data-value", "-1");
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(page.Locator("#note-identity")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(Note);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("[data-item=identity] .chip")).ToBeVisibleAsync();
        for (var item = 2; item < 14; item++)
            await AnswerCurrentAsync(page, "1");
        await Assertions.Expect(page.Locator("[data-testid=evaluation-saved]")).ToHaveAttributeAsync("data-saved", "true");
    }

    /// <summary>Presses the key and waits until the marked item has its answer: a person looks before the next key.</summary>
    private static async Task AnswerCurrentAsync(IPage page, string key)
    {
        var code = await page.Locator("[data-item][aria-current=true]").GetAttributeAsync("data-item");
        await page.Keyboard.PressAsync(key);
        await page.WaitForFunctionAsync("c => document.querySelector(`[data-item=${c}] [role=radio][aria-checked=true]`)", code);
        await page.WaitForFunctionAsync("c => document.querySelector(`[data-item=${c}]`).getAttribute('aria-current') !== 'true' || c === 'no-abuse'", code);
    }

    private static async Task AcknowledgeAsync(IPage page, string culture, bool dark, string score)
    {
        await page.GotoAsync("/quality");
        await page.GetByTestId("review-row").First.ClickAsync();
        await page.Locator("[data-testid=evaluation-form][data-state=Submitted]").WaitForAsync();
        await Assertions.Expect(page.GetByTestId("evaluation-score")).ToHaveTextAsync(score);
        await Assertions.Expect(page.Locator("[data-item=identity]")).ToContainTextAsync(Note);
        await page.GetByTestId("player").WaitForAsync();
        await page.GetByTestId("review-jump").First.ClickAsync();
        await page.WaitForFunctionAsync("() => { const s = document.querySelector('[data-sound]'); return !s.paused && s.currentTime > .2; }");
        await page.GetByTestId("acknowledge-comment").FillAsync("OK");
        await Screenshots.TakeAsync(page, $"quality-agent-{culture}{(dark ? "-dark" : "")}");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.GetByTestId("acknowledged")).ToContainTextAsync("OK");
        (await page.GetByTestId("acknowledge").CountAsync()).ShouldBe(0);
    }

    private static string FileOf(Product product, JsonElement item) => Path.Combine(
        product.RecordingsDirectory, item.GetProperty("startedAt").GetDateTimeOffset().UtcDateTime.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture), $"{item.GetProperty("id").GetGuid():N}.wav");

    private static Task CheckAxeAsync(IPage page) => Axe.CheckAsync(page, "the page");
}
