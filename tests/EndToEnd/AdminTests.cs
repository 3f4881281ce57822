using System.Text.RegularExpressions;
using AfterSales.Tests.Shared;
using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>An administrator makes a queue, a number and an agent, and all of it works at once: no restart in between.</summary>
public sealed class AdminTests(ProductFixture fixture)
{
    private const string Password = "a rather long secret";
    private const double Tone = 770;

    [Theory]
    [InlineData("zh-CN", false)]
    [InlineData("en", true)]
    public async Task Administrator_MakesQueueNumberAndAgent_WhoTakesACall_AndIsLockedOut(string culture, bool dark)
    {
        ProductFixture.NeedSipp();
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var suffix = culture == "en" ? "en" : "zh";
        var (queue, number, agent, extension) = ("vip-" + suffix, culture == "en" ? "4008009002" : "4008009001", "new." + suffix, culture == "en" ? "8702" : "8701");
        var admin = await Desk.SignInAsync(chromium, product, "admin", culture, dark);
        var page = admin.Page;

        await page.GotoAsync("/admin/queues");
        await page.GetByTestId("admin-new").ClickAsync();
        await page.GetByTestId("queue-id").FillAsync("Not Allowed");
        await page.GetByTestId("admin-save").ClickAsync();
        await Assertions.Expect(page.GetByTestId("queue-form").Locator("[role=alert]").First).ToContainTextAsync("Not Allowed");
        await Screenshots.TakeAsync(page, $"admin-queue-refused-{suffix}");
        await page.GetByTestId("queue-id").FillAsync(queue);
        await page.GetByTestId("queue-zh").FillAsync("贵宾 " + suffix);
        await page.GetByTestId("queue-en").FillAsync("VIP line " + suffix);
        await page.GetByTestId("admin-save").ClickAsync();
        await Assertions.Expect(Row(page, "admin-queue-row", queue)).ToBeVisibleAsync();

        await page.GotoAsync("/admin/entries");
        await page.GetByTestId("admin-new").ClickAsync();
        await page.GetByTestId("entry-number").FillAsync(number);
        await page.GetByTestId("entry-zh").FillAsync("贵宾线");
        await page.GetByTestId("entry-en").FillAsync("VIP number");
        await page.GetByTestId("entry-queue").SelectOptionAsync(new SelectOptionValue { Label = culture == "en" ? "VIP line en" : "贵宾 zh" });
        await page.GetByTestId("admin-save").ClickAsync();
        await Assertions.Expect(Row(page, "entry-row", number)).ToBeVisibleAsync();
        await page.GetByTestId("entry-test").FillAsync(number);
        await Assertions.Expect(page.GetByTestId("entry-test-result")).ToContainTextAsync(culture == "en" ? "VIP line en" : "贵宾 zh");
        await Screenshots.TakeAsync(page, $"admin-entries-{suffix}");

        await page.GotoAsync("/admin/users");
        await page.GetByTestId("admin-new").ClickAsync();
        await page.GetByTestId("user-name").FillAsync(agent);
        await page.GetByTestId("user-display").FillAsync("新坐席 " + suffix);
        await page.GetByTestId("user-extension").FillAsync(extension);
        await page.GetByTestId("member-" + queue).ClickAsync();
        await page.GetByTestId("admin-save").ClickAsync();
        var link = await page.GetByTestId("user-once").TextContentAsync();
        link!.ShouldContain("/welcome/");
        await Screenshots.TakeAsync(page, $"admin-users-{suffix}");

        var desk = await ComeInAsync(chromium, product, link!, agent, culture);
        await desk.BecomeReadyAsync();
        await using (var caller = await Caller.CallAsync(product, "13800138000", number, Caller.LongTalk))
        {
            await desk.RingCard.WaitForAsync();
            await desk.Page.Keyboard.PressAsync("F2");
            await desk.StateAsync("Busy");
            await desk.Page.Keyboard.PressAsync("F4");
            await desk.StateAsync("WrapUp");
            (await caller.EndedAsync()).ShouldBe(0, caller.Trace());
        }

        await page.GetByTestId("user-lock").ClickAsync();
        await desk.Page.GetByTestId("session-ended").WaitForAsync();
        await Screenshots.TakeAsync(desk.Page, $"session-ended-{suffix}");
        await desk.Page.GetByTestId("sign-in-name").FillAsync(agent);
        await desk.Page.GetByTestId("sign-in-password").FillAsync(Password);
        await desk.Page.GetByTestId("sign-in-submit").ClickAsync();
        await desk.Page.GetByTestId("sign-in-error").WaitForAsync();
        await Wait.ForAsync<object>(
            async () => (await admin.GetAsync("/api/v1/agents")).EnumerateArray().Any(a => a.GetProperty("user").GetString() == agent) ? null : new object(), "the locked agent to leave the floor");

        await page.GotoAsync("/admin/audit");
        await page.GetByTestId("audit-subject").FillAsync("user:" + agent);
        await page.GetByTestId("audit-subject").PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("audit-row").First).ToContainTextAsync(culture == "en" ? "User locked" : "锁定用户");
        await page.GetByTestId("audit-row").First.ClickAsync();
        await Assertions.Expect(page.GetByTestId("audit-detail")).ToContainTextAsync("127.0.0.1");
        await Screenshots.TakeAsync(page, $"admin-audit-{suffix}");
        await desk.Page.Context.CloseAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("zh-CN", false, "对端用 tls:// 时才能填")]
    [InlineData("en", true, "a peer behind tls://, or nothing here")]
    public async Task Administrator_FillsATrunkByKeyboard_AndEachWrongFieldIsNamed(string culture, bool dark, string named)
    {
        // Nothing is saved: a trunk in force would be everybody's way out in the product that all tests share.
        var product = await fixture.ProductAsync();
        var admin = await Desk.SignInAsync(await fixture.ChromiumAsync(), product, "admin", culture, dark);
        var page = admin.Page;
        await page.GotoAsync("/admin/trunks");
        await page.GetByTestId("admin-new").WaitForAsync();
        await page.Keyboard.PressAsync("Alt+n");
        await page.GetByTestId("trunk-name").FocusAsync();
        await page.Keyboard.TypeAsync("north");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("tcp://192.0.2.10:5060");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("sip.provider.example");
        await page.Keyboard.PressAsync("Tab");
        await page.GetByTestId("trunk-register").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.GetByTestId("trunk-register")).ToHaveAttributeAsync("aria-checked", "true");
        await page.GetByTestId("trunk-ping").FillAsync("4000");
        await page.Keyboard.PressAsync("Control+s");
        var form = page.GetByTestId("trunk-form");
        await Assertions.Expect(form).ToContainTextAsync(named);
        await Assertions.Expect(form).ToContainTextAsync("3600");
        await Assertions.Expect(form.Locator("[role=alert]")).ToHaveCountAsync(4);
        await Axe.CheckAsync(page, "the trunk's form");
        await Screenshots.TakeAsync(page, $"admin-trunk-refused-{culture}{(dark ? "-dark" : "")}");
        await page.GetByTestId("trunk-overflow").ScrollIntoViewIfNeededAsync();
        await Screenshots.TakeAsync(page, $"admin-trunk-refused-end-{culture}{(dark ? "-dark" : "")}");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("zh-CN", "4008001001", "repair")]
    [InlineData("en", "4008001003", "complaint")]
    public async Task Administrator_UploadsAPrompt_AndTheNextCallerHearsIt(string culture, string number, string queue)
    {
        ProductFixture.NeedSipp();
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var admin = await Desk.SignInAsync(chromium, product, "admin", culture);
        var page = admin.Page;
        using var folder = new TempFolder();
        var (good, bad) = (folder.File("tone.wav"), folder.File("bad.wav"));
        new TestWav(8000, [Sine(4 * 8000)]).Write(good);
        await File.WriteAllTextAsync(bad, "RIFF....WAVEthis is no audio at all", TestContext.Current.CancellationToken);
        var name = "tone-" + queue;

        await page.GotoAsync("/admin/prompts");
        await page.GetByTestId("admin-new").ClickAsync();
        await page.GetByTestId("prompt-folder").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await page.GetByTestId("prompt-name").FillAsync(name);
        await page.GetByTestId("prompt-file").SetInputFilesAsync(bad);
        await page.GetByTestId("prompt-problem").WaitForAsync();
        await Screenshots.TakeAsync(page, "admin-prompt-refused-" + queue);
        await page.GetByTestId("prompt-file").SetInputFilesAsync(good);
        await page.GetByTestId("prompt-player").WaitForAsync();
        await Screenshots.TakeAsync(page, "admin-prompts-" + queue);

        await page.GotoAsync("/admin/queues");
        await Row(page, "admin-queue-row", queue).ClickAsync();
        await page.GetByTestId("queue-music").SelectOptionAsync(new SelectOptionValue { Label = "music/" + name });
        await page.GetByTestId("admin-save").ClickAsync();
        await page.Locator(".toast--ok").First.WaitForAsync();

        await using (var caller = await Caller.CallAsync(product, "13800138000", number, TimeSpan.FromSeconds(20)))
        {
            await Wait.UntilAsync(() => caller.Ear.ReceivedAudio.Count > 150, "three seconds of music");
            ToneProbe.IsHeard(caller.Ear.Heard(50), Tone).ShouldBeTrue("the caller hears the uploaded tone");
            await caller.EndedAsync();
        }

        await page.GotoAsync("/admin/queues");
        await Row(page, "admin-queue-row", queue).ClickAsync();
        await page.GetByTestId("queue-music").SelectOptionAsync(new SelectOptionValue { Label = "music/hold" });
        await page.GetByTestId("admin-save").ClickAsync();
        await page.Locator(".toast--ok").First.WaitForAsync();
        await page.GotoAsync("/admin/prompts");
        await page.GetByTestId("admin-search").FillAsync(name);
        await Row(page, "prompt-row", name).ClickAsync();
        await page.GetByTestId("prompt-remove").ClickAsync();
        await Assertions.Expect(Row(page, "prompt-row", name)).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("zh-CN", 2030)]
    [InlineData("en", 2031)]
    public async Task Administrator_AddsAHoliday_ImportsMore_AndUndoes(string culture, int year)
    {
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var admin = await Desk.SignInAsync(chromium, product, "admin", culture);
        var page = admin.Page;
        await page.GotoAsync("/admin/calendar");
        await Screenshots.TakeAsync(page, "admin-calendar-" + culture);
        var next = page.Locator(".bar button").Nth(1);
        for (var shown = 0; shown < year;)
        {
            shown = int.Parse((await page.GetByTestId("calendar-year").TextContentAsync())!, System.Globalization.CultureInfo.InvariantCulture);
            if (shown >= year)
                break;
            await next.ClickAsync();
            await Assertions.Expect(page.GetByTestId("calendar-year")).ToHaveTextAsync((shown + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var day = page.Locator($"[data-day='{year}-03-06']");
        await day.ClickAsync();
        await page.GetByTestId("day-name").FillAsync("厂庆");
        await page.GetByTestId("admin-save").ClickAsync();
        await Assertions.Expect(day).ToHaveClassAsync(new Regex("day--off|day--on"));

        await page.GetByTestId("calendar-paste").FillAsync($"{year}-10-01, 休, 国庆节\n{year}-10-12, working, swap\nnonsense\n{year}-13-01, off");
        await Assertions.Expect(page.GetByTestId("import-summary")).ToContainTextAsync("2");
        await Screenshots.TakeAsync(page, "admin-calendar-import-" + culture);
        await page.GetByTestId("import-go").ClickAsync();
        await Assertions.Expect(page.Locator($"[data-day='{year}-10-12']")).ToHaveClassAsync(new Regex("day--on"));
        await page.Locator(".toast button").Filter(new LocatorFilterOptions { HasText = culture == "en" ? "Undo" : "撤" }).Last.ClickAsync();
        await Assertions.Expect(page.Locator($"[data-day='{year}-10-12']")).Not.ToHaveClassAsync(new Regex("day--on"));
        await Assertions.Expect(day).ToHaveClassAsync(new Regex("day--off|day--on"));
        await page.Context.CloseAsync();
    }

    private static async Task<Desk> ComeInAsync(Chromium chromium, Product product, string link, string agent, string culture)
    {
        var page = await chromium.PageAsync(product.Web);
        await page.GotoAsync(link + "?culture=" + culture);
        await page.GetByTestId("welcome-password").FillAsync(Password);
        await page.GetByTestId("welcome-again").FillAsync(Password);
        await Screenshots.TakeAsync(page, "welcome-" + culture);
        await page.GetByTestId("welcome-submit").ClickAsync();
        await page.GetByTestId("sign-in-name").FillAsync(agent);
        await page.GetByTestId("sign-in-password").FillAsync(Password);
        await page.GetByTestId("sign-in-submit").ClickAsync();
        await page.WaitForURLAsync(u => u.Contains("/desk", StringComparison.Ordinal), new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit });
        return new Desk(page);
    }

    private static ILocator Row(IPage page, string testId, string text) => page.GetByTestId(testId).Filter(new LocatorFilterOptions { HasText = text }).First;

    private static short[] Sine(int samples) => [.. Enumerable.Range(0, samples).Select(i => (short)(9000 * Math.Sin(2 * Math.PI * Tone * i / 8000)))];
}
