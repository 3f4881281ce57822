using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>The whole loop in one breath: a call becomes a ticket, the ticket a visit, the visit a call-back, and a customer who says another price becomes a case for the supervisor.</summary>
public sealed class LoopTests(ProductFixture fixture, CallbackTests.CallbackProduct own) : IClassFixture<CallbackTests.CallbackProduct>
{
    private const string Caller = "13800138000";

    [Fact]
    public async Task Call_Ticket_Visit_Callback_FeeMismatch_ReachTheSupervisor()
    {
        ProductFixture.NeedSipp();
        var product = await own.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var boss = await Desk.SignInAsync(chromium, product, "supervisor1");
        await CallbackTests.OpenWindowAsync(boss);

        var number = await TakeInAsync(chromium, product);
        (await CallbacksOf(boss, number)).ShouldBe(0, "nothing is done yet");
        await VisitAsync(chromium, product, number);
        (await boss.GetAsync("/api/v1/tickets/" + number)).GetProperty("status").GetString().ShouldBe("workDone", StringCompareShould.IgnoreCase);
        var promise = (await boss.GetAsync("/api/v1/callbacks?ticket=" + number)).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (promise.GetProperty("dueAt").GetDateTimeOffset() - promise.GetProperty("startedAt").GetDateTimeOffset()).ShouldBe(TimeSpan.FromHours(72));

        await CallbackTests.AdvanceAsync(boss, 3);
        await CallbackTests.OpenWindowAsync(boss);
        await CallBackAsync(chromium, product, number, promise.GetProperty("id").GetString()!);

        (await CallbacksOf(boss, number)).ShouldBe(1, "one promise, kept once");
        await boss.Page.GotoAsync("/callbacks/all");
        foreach (var kind in new[] { "FeeException", "Rectification" })
            await boss.Page.Locator($"[data-testid=follow-up][data-kind={kind}]").Filter(new LocatorFilterOptions { HasText = number }).WaitForAsync();
        await Screenshots.TakeAsync(boss.Page, "loop-follow-ups-zh");
        await boss.Page.Context.CloseAsync();
    }

    /// <summary>The inbound call by SIP, to the saved ticket with its appointment.</summary>
    private static async Task<string> TakeInAsync(Chromium chromium, Product product)
    {
        var desk = await Desk.SignInAsync(chromium, product, "agent1");
        await desk.BecomeReadyAsync();
        await using var caller = await Harness.Caller.CallAsync(product, Caller, "4008001001", Harness.Caller.LongTalk);
        await desk.RingCard.WaitForAsync();
        await desk.Page.Keyboard.PressAsync("F2");
        await desk.StateAsync("Busy");
        await InboundCallTests.FillTicketAsync(desk);
        await desk.Page.Keyboard.PressAsync("Control+s");
        var number = await desk.Page.GetByTestId("ticket-number").TextContentAsync();
        await desk.Page.Keyboard.PressAsync("F4");
        await desk.StateAsync("WrapUp");
        (await caller.EndedAsync()).ShouldBe(0, caller.Trace());
        await desk.FinishWrapUpAsync();
        await desk.Page.Context.CloseAsync();
        return number!;
    }

    /// <summary>Somebody is sent and comes back with codes and a fee of 120.00.</summary>
    private static async Task VisitAsync(Chromium chromium, Product product, string number)
    {
        var desk = await Desk.SignInAsync(chromium, product, "dispatcher1");
        var page = desk.Page;
        await page.GetByTestId("pool-row").First.WaitForAsync();
        await DispatchTests.SearchAsync(page, number);
        await Assertions.Expect(page.GetByTestId("ticket-panel")).ToHaveAttributeAsync("data-key", number);
        await page.GetByTestId("candidate").First.WaitForAsync();
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("D-");
        await DispatchTests.SearchAsync(page, number);
        await page.GetByTestId("order-panel").WaitForAsync();
        await page.Keyboard.PressAsync("E");
        await page.GetByTestId("visit-form").WaitForAsync();
        await page.GetByTestId("visit-done").FillAsync("检漏补焊，定量加氟，试机出风 14 ℃");
        await DispatchTests.FillAsync(page, "AC", "01");
        await page.GetByTestId("visit-save").ClickAsync();
        await Assertions.Expect(page.GetByTestId("order-status")).ToHaveTextAsync("已完成");
        await page.Context.CloseAsync();
    }

    /// <summary>The call-back by SIP: the customer answers and says that he paid 200.00.</summary>
    private static async Task CallBackAsync(Chromium chromium, Product product, string number, string promise)
    {
        var desk = await Desk.SignInAsync(chromium, product, "callback3");
        var page = desk.Page;
        await page.Locator("[data-testid=phone-state][data-phone=ready]").WaitForAsync();
        // It is the last of a long list, nearest deadline first: the agent takes it by its number.
        await page.EvaluateAsync(
            """
            async id => {
              const answer = await fetch(`/api/v1/callbacks/${id}/transitions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ to: 'taken' }) });
              if (!answer.ok) throw new Error(await answer.text());
            }
            """,
            promise);
        await page.ReloadAsync();
        await page.Locator("[data-testid=phone-state][data-phone=ready]").WaitForAsync();
        await Assertions.Expect(page.Locator("a.mono.hot").First).ToHaveTextAsync(number);
        await Assertions.Expect(page.GetByTestId("callback-dial")).ToBeEnabledAsync();
        await page.Keyboard.PressAsync("F3");
        await desk.StateAsync("Busy");
        await page.GetByTestId("callback-form").Locator("[data-field=solved] [data-value=yes]").ClickAsync();
        await page.Locator("input[data-testid=callback-charged]").FillAsync("200.00");
        await page.GetByTestId("fee-mismatch").WaitForAsync();
        await page.GetByTestId("callback-score").Locator("[data-value='4']").ClickAsync();
        await Screenshots.TakeAsync(page, "loop-callback-zh");
        await page.Keyboard.PressAsync("F4");
        await desk.StateAsync("WrapUp");
        await Assertions.Expect(page.Locator("[data-outcome=Reached]")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Keyboard.PressAsync("Control+s");
        await page.WaitForFunctionAsync("t => document.querySelector('a.mono.hot')?.textContent !== t", number);
        await page.Context.CloseAsync();
    }

    private static async Task<int> CallbacksOf(Desk boss, string number) => (await boss.GetAsync("/api/v1/callbacks?ticket=" + number)).GetProperty("items").GetArrayLength();
}
