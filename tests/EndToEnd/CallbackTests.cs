using System.Globalization;
using System.Text.RegularExpressions;
using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>A call-back agent clears his list with the built-in customers, who answer, let it ring or decline over real SIP; what the calls lead to is before the supervisor.
/// The product is one of its own, because its business clock is moved.</summary>
public sealed class CallbackTests(ProductFixture fixture, CallbackTests.CallbackProduct own) : IClassFixture<CallbackTests.CallbackProduct>
{
    // The four kinds of customers come in turn; so many tasks show each of them.
    private const int MostTasks = 10;

    [Theory]
    [InlineData("zh-CN", "callback1", false)]
    [InlineData("en", "callback2", true)]
    public async Task CallbackAgent_ClearsHisList_AndTheSupervisorSeesTheException(string culture, string user, bool dark)
    {
        var product = await own.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var boss = await Desk.SignInAsync(chromium, product, "supervisor1", culture, dark);
        await OpenWindowAsync(boss);
        var desk = await Desk.SignInAsync(chromium, product, user, culture, dark);
        var page = desk.Page;
        await page.WaitForURLAsync("**/callbacks");
        await page.Locator("[data-testid=phone-state][data-phone=ready]").WaitForAsync();
        await page.GetByTestId("callback-row").First.WaitForAsync();
        // A hand goes up and down here as at the desk.
        await page.GetByTestId("hand").ClickAsync();
        await page.Locator("[role=menuitem][data-value=question]").ClickAsync();
        await page.Locator("[data-testid=hand][data-reason=question]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-testid=hand][data-reason]")).ToHaveCountAsync(0);
        await Screenshots.TakeAsync(page, $"callbacks-idle-{culture}");
        await page.Keyboard.PressAsync("F3");

        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? ticket = null;
        for (var n = 0; n < MostTasks && seen.Count < 3; n++)
        {
            var dial = page.GetByTestId("callback-dial");
            await Assertions.Expect(dial).ToBeEnabledAsync();
            var before = await TicketAsync(page);
            var ending = Regex.Match((await dial.TextContentAsync())!, @"\*(\d{4})", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
            await page.Keyboard.PressAsync("F3");
            var outcome = ending switch { "1111" => "NoAnswer", "2222" => "Refused", "0000" => "Busy", _ => "Reached" };
            if (outcome == "Reached") ticket = await AnswerAsync(desk, culture, first: !seen.Contains(outcome), before);
            else if (outcome == "NoAnswer") await LetRingAsync(desk);
            await ProposedAsync(page, outcome);
            await Screenshots.TakeAsync(page, $"callbacks-{outcome}-{culture}");
            await page.Keyboard.PressAsync("Control+s");
            await page.WaitForFunctionAsync("t => { const n = document.querySelector('a.mono.hot'); return n && n.textContent !== t; }", before);
            await AnswerTheRestAsync(page);
            if (outcome != "Busy") seen.Add(outcome);
        }

        seen.ShouldBe(["Reached", "NoAnswer", "Refused"], ignoreOrder: true);
        await SeenByBossAsync(boss, product, culture, ticket!);
        await page.GetByTestId("callback-release").ClickAsync();
        await page.Context.CloseAsync();
        await boss.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task TheRail_LeadsACallbackAgentToHisList_AndAnAgentNot()
    {
        var product = await own.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var agent = await Desk.SignInAsync(chromium, product, "agent3");
        (await agent.Page.Locator(".rail a[href='/callbacks']").CountAsync()).ShouldBe(0);
        await agent.Page.GotoAsync("/callbacks");
        (await agent.Page.GetByTestId("callback-next").CountAsync()).ShouldBe(0);
        await agent.Page.Context.CloseAsync();
    }

    private static async Task<string> AnswerAsync(Desk desk, string culture, bool first, string ticket)
    {
        var page = desk.Page;
        await desk.StateAsync("Busy");
        var form = page.GetByTestId("callback-form");
        await form.Locator("[data-field=solved] [data-value=yes]").ClickAsync();
        var recorded = await page.GetByTestId("recorded-fee").TextContentAsync();
        var fee = Regex.Match(recorded!, @"¥([0-9.]+)", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } match ? decimal.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        await page.Locator("input[data-testid=callback-charged]").FillAsync((fee + 60).ToString("0.00", CultureInfo.InvariantCulture));
        await page.GetByTestId("fee-mismatch").WaitForAsync();
        await page.GetByTestId("callback-score").Locator("[data-value='2']").ClickAsync();
        await page.GetByTestId("callback-notes").FillAsync("customer says 60 more");
        if (first)
        {
            await Screenshots.TakeAsync(page, $"callbacks-mismatch-{culture}");
            await CleanAsync(page);
        }

        // The form survives a reload in the middle of the talk.
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByTestId("callback-notes")).ToHaveValueAsync("customer says 60 more");
        await page.GetByTestId("fee-mismatch").WaitForAsync();
        await page.Keyboard.PressAsync("F4");
        await desk.StateAsync("WrapUp");
        return ticket;
    }

    /// <summary>A customer with several tickets has answered about them in the same call: nothing is dialled for the others.</summary>
    private static async Task AnswerTheRestAsync(IPage page)
    {
        await page.Locator("[data-testid=callback-dial], [data-testid=callback-same-call]").First.WaitForAsync();
        while (await page.GetByTestId("callback-same-call").IsVisibleAsync())
        {
            var before = await TicketAsync(page);
            await page.GetByTestId("callback-form").Locator("[data-field=solved] [data-value=yes]").ClickAsync();
            await page.GetByTestId("callback-score").Locator("[data-value='5']").ClickAsync();
            await ProposedAsync(page, "Reached");
            await page.Keyboard.PressAsync("Control+s");
            await page.WaitForFunctionAsync("t => { const n = document.querySelector('a.mono.hot'); return n && n.textContent !== t; }", before);
            await page.Locator("[data-testid=callback-dial], [data-testid=callback-same-call]").First.WaitForAsync();
        }
    }

    private static async Task LetRingAsync(Desk desk)
    {
        await desk.StateAsync("Ringing");
        await desk.Page.GetByTestId("callback-calling").WaitForAsync();
        await desk.Page.Keyboard.PressAsync("F4");
    }

    private static Task ProposedAsync(IPage page, string outcome) =>
        Assertions.Expect(page.Locator($"[data-outcome={outcome}]")).ToHaveAttributeAsync("aria-pressed", "true");

    private static async Task SeenByBossAsync(Desk boss, Product product, string culture, string ticket)
    {
        await boss.Page.GotoAsync("/callbacks/all");
        var card = boss.Page.GetByTestId("follow-up").Filter(new LocatorFilterOptions { HasText = ticket });
        foreach (var kind in new[] { "FeeException", "Rectification", "Approval" })
            await boss.Page.Locator($"[data-testid=follow-up][data-kind={kind}]").Filter(new LocatorFilterOptions { HasText = ticket }).WaitForAsync();
        await Screenshots.TakeAsync(boss.Page, $"callbacks-all-{culture}");
        await CleanAsync(boss.Page);
        var exception = boss.Page.Locator("[data-testid=follow-up][data-kind=FeeException]").Filter(new LocatorFilterOptions { HasText = ticket });
        await exception.GetByTestId("settle-result").FillAsync("refunded 60");
        await exception.GetByTestId("settle").ClickAsync();
        await Assertions.Expect(exception).ToHaveCountAsync(0);
        await Assertions.Expect(card).ToHaveCountAsync(2);
        var calls = await boss.GetAsync("/api/v1/calls?state=ended&limit=20");
        calls.GetProperty("items").EnumerateArray().ShouldContain(c => c.GetProperty("ticketNumber").GetString() == ticket);
    }

    private static Task CleanAsync(IPage page) => Axe.CheckAsync(page, "the page");

    private static async Task<string> TicketAsync(IPage page) => (await page.Locator("a.mono.hot").First.TextContentAsync())!;

    /// <summary>Customers are called from 9 to 20 o'clock only: the business clock moves there when the test runs at another hour.</summary>
    internal static async Task OpenWindowAsync(Desk boss)
    {
        var clock = await boss.GetAsync("/api/v1/demo/clock");
        var hour = clock.GetProperty("now").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(8)).Hour;
        if (hour is >= 9 and < 19)
            return;
        var hours = hour < 9 ? 10 - hour : 34 - hour;
        await AdvanceAsync(boss, hours);
    }

    /// <summary>Moves the business clock.</summary>
    internal static Task AdvanceAsync(Desk boss, int hours) => boss.Page.EvaluateAsync(
        "async h => { const answer = await fetch('/api/v1/demo/clock', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ advance: `PT${h}H` }) }); if (!answer.ok) throw new Error(await answer.text()); }", hours);

    /// <summary>A product whose clock these tests may move.</summary>
    public sealed class CallbackProduct : IAsyncDisposable
    {
        private readonly Lazy<Task<Product>> _product = new(() => Product.StartAsync());

        public Task<Product> ProductAsync() => _product.Value;

        public async ValueTask DisposeAsync()
        {
            if (_product.IsValueCreated)
                await (await _product.Value).DisposeAsync();
        }
    }
}
