using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>From ring to saved ticket with an appointment, by keyboard only, and every action counted (reference §5.2).</summary>
public sealed class FewKeysTests(ProductFixture fixture, ITestOutputHelper output)
{
    private const int MostForAKnownCustomer = 6;
    private const int MostForANewCustomer = 10;

    [Theory]
    [InlineData("zh-CN", "agent5", "不脱水")]
    [InlineData("en", "agent6", "WM-S")]
    public async Task Call_ByKeyboardOnly_KnownCustomerInSixActions_NewOneInTen(string culture, string user, string phrase)
    {
        ProductFixture.NeedSipp();
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var dark = culture == "en";
        var desk = await Desk.SignInAsync(chromium, product, user, culture, dark);
        var page = desk.Page;
        await MeanTheWasherAsync(page);
        await desk.BecomeReadyAsync();

        await using (var known = await Caller.CallAsync(product, "13800138000", "4008001001", Caller.LongTalk))
        {
            await desk.RingCard.WaitForAsync();
            await Assertions.Expect(desk.RingCard).ToContainTextAsync("周敏");
            await Screenshots.TakeAsync(page, $"desk-ring-known-{culture}");
            var hand = new CountingHand(page);
            await hand.PressAsync("F2");
            await Assertions.Expect(page.Locator("input[data-testid=ticket-symptom]")).ToBeFocusedAsync();
            await Assertions.Expect(page.GetByTestId("unit-ground")).ToBeVisibleAsync();
            await hand.PhraseAsync(phrase);
            await hand.PressAsync("Enter");
            await Assertions.Expect(page.Locator("input[data-testid=ticket-symptom]")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("WM-S[0-9]+$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
            await hand.PressAsync("Alt+v");
            await Assertions.Expect(desk.Form.Locator(".slot[aria-checked=true]")).ToHaveCountAsync(1);
            await Screenshots.TakeAsync(page, $"desk-form-filled-{culture}");
            await hand.PressAsync("Control+s");
            await SavedAsync(desk);
            Tell("known customer, likely unit", culture, hand);
            hand.Actions.ShouldBeLessThanOrEqualTo(MostForAKnownCustomer, hand.Story);
            await EndAsync(desk, known);
        }

        await using (var stranger = await Caller.CallAsync(product, culture == "en" ? "053288001122" : "053288001133", "4008001001", Caller.LongTalk))
        {
            await desk.RingCard.WaitForAsync();
            await Assertions.Expect(page.GetByTestId("ring-place")).ToContainTextAsync(culture == "en" ? "Qingdao" : "青岛");
            await Screenshots.TakeAsync(page, $"desk-ring-nobody-{culture}");
            var hand = new CountingHand(page);
            await hand.PressAsync("F2");
            var name = desk.Form.Locator("[data-field=customer] input");
            await Assertions.Expect(name).ToBeFocusedAsync();
            await hand.WriteAsync("单海燕");
            await hand.PressAsync("Tab");
            await hand.PressAsync("Tab");
            var region = desk.Form.Locator("[data-field=region] input");
            await Assertions.Expect(region).ToBeFocusedAsync();
            await hand.WriteAsync("青岛市市南区");
            await hand.PressAsync("Enter");
            await Assertions.Expect(region).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("市南区", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
            await hand.PressAsync("Tab");
            await hand.WriteAsync("香港中路 76 号 3-502");
            await hand.PressAsync("Alt+z");
            await Assertions.Expect(page.Locator("input[data-testid=ticket-symptom]")).ToBeFocusedAsync();
            await hand.WriteAsync("WM-S");
            await hand.PressAsync("Enter");
            await Assertions.Expect(page.Locator("input[data-testid=ticket-symptom]")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("WM-S[0-9]+$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
            await hand.PressAsync("Alt+v");
            await Assertions.Expect(desk.Form.Locator(".slot[aria-checked=true]")).ToHaveCountAsync(1);
            await page.Keyboard.PressAsync("Alt+o");
            await page.GetByTestId("read-back").WaitForAsync();
            await Screenshots.TakeAsync(page, $"desk-read-back-{culture}");
            await Axe.CheckAsync(page, "desk-read-back");
            await hand.PressAsync("Control+s");
            await SavedAsync(desk);
            Tell("new customer", culture, hand);
            hand.Actions.ShouldBeLessThanOrEqualTo(MostForANewCustomer, hand.Story);
            await EndAsync(desk, stranger);
        }

        await desk.PresenceAsync(user, "signedOut");
        await page.Context.CloseAsync();
    }

    /// <summary>The states that the count above does not pass: before the shift, a technician, a withheld number, a fault that endangers people, a call that ended with nothing written.</summary>
    [Theory]
    [InlineData("zh-CN", "agent7", "燃气味")]
    [InlineData("en", "agent8", "Smells of gas")]
    public async Task Desk_EveryOtherState_IsReachedByKeys_AndAGasFaultIsNotSavedBeforeItsScriptWasSaid(string culture, string user, string gas)
    {
        ProductFixture.NeedSipp();
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var desk = await Desk.SignInAsync(chromium, product, user, culture, dark: culture == "en");
        var page = desk.Page;
        await page.Locator("[data-testid=phone-state][data-phone=ready]").WaitForAsync();
        await page.GetByTestId("audio-open").ClickAsync();
        await page.GetByTestId("audio-panel").WaitForAsync();
        await Assertions.Expect(page.Locator("[data-network]")).ToHaveAttributeAsync("data-word", new System.Text.RegularExpressions.Regex("good|fair|bad", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        foreach (var notice in new[] { "sound", "title" })
            await page.Locator($"[data-notice={notice}]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-notice=system]")).ToBeDisabledAsync();
        foreach (var notice in new[] { "sound", "title" })
            await page.Locator($"[data-notice={notice}]").ClickAsync();
        await page.GetByTestId("dial-number").FillAsync("（０５３２）8800-1122");
        await Assertions.Expect(page.GetByTestId("dial-form")).ToContainTextAsync("0532");
        await Screenshots.TakeAsync(page, $"desk-before-shift-{culture}");
        await Axe.CheckAsync(page, "desk-before-shift");
        await page.GetByTestId("dial-number").FillAsync("");
        await page.GetByTestId("mine-link").ClickAsync();
        await page.GetByTestId("mine-today").WaitForAsync();
        await Screenshots.TakeAsync(page, $"desk-mine-{culture}");
        await Axe.CheckAsync(page, "desk-mine");
        await page.GotoAsync("/desk");
        await desk.BecomeReadyAsync();

        await using (var technician = await Caller.CallAsync(product, "16991000000", "4008001001", Caller.LongTalk))
        {
            await page.GetByTestId("ring-technician").WaitForAsync();
            await Screenshots.TakeAsync(page, $"desk-ring-technician-{culture}");
            await page.Keyboard.PressAsync("F2");
            await desk.StateAsync("Busy");
            await page.Keyboard.PressAsync("F4");
            (await technician.EndedAsync()).ShouldBe(0, technician.Trace());
            await desk.StateAsync("WrapUp");
            await page.GetByTestId("wrap-up-missing").WaitForAsync();
            await Screenshots.TakeAsync(page, $"desk-wrap-up-missing-{culture}");
            await Axe.CheckAsync(page, "desk-wrap-up-missing");
            await page.Locator("[data-missing=disposition]").ClickAsync();
            await page.GetByTestId("disposition").SelectOptionAsync(new SelectOptionValue { Label = culture == "en" ? "Resolved" : "已解答" });
            await Assertions.Expect(page.GetByTestId("wrap-up-missing")).ToHaveCountAsync(0);
            await desk.FinishWrapUpAsync();
        }

        await using (var hidden = await Caller.CallAsync(product, "anonymous", "4008001001", Caller.LongTalk))
        {
            await desk.RingCard.WaitForAsync();
            await Screenshots.TakeAsync(page, $"desk-ring-withheld-{culture}");
            await page.Keyboard.PressAsync("F2");
            var name = desk.Form.Locator("[data-field=customer] input");
            await Assertions.Expect(name).ToBeFocusedAsync();
            await page.Keyboard.InsertTextAsync("单海燕");
            await desk.Form.Locator("[data-field=phone] input").FillAsync("１３９ 0532-0" + (culture == "en" ? "101" : "102"));
            await page.Keyboard.PressAsync("Alt+z");
            await page.Keyboard.InsertTextAsync(gas);
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.GetByTestId("script")).ToHaveAttributeAsync("data-required", "true");
            await Assertions.Expect(page.GetByTestId("priority-ground")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Control+s");
            await Assertions.Expect(page.Locator("[data-testid=script] [role=alert]")).ToBeVisibleAsync();
            await Screenshots.TakeAsync(page, $"desk-gas-script-{culture}");
            await Axe.CheckAsync(page, "desk-gas-script");
            foreach (var step in new[] { "gas.valve", "gas.window", "gas.switch", "gas.leave" })
            {
                await Assertions.Expect(page.GetByTestId("script")).ToHaveAttributeAsync("data-step", step);
                await page.Keyboard.PressAsync("Alt+Enter");
            }

            await Assertions.Expect(page.GetByTestId("script")).ToHaveAttributeAsync("data-required", "false");
            await page.Keyboard.PressAsync("Control+s");
            await SavedAsync(desk);
            await Screenshots.TakeAsync(page, $"desk-saved-{culture}");
            await EndAsync(desk, hidden);
        }

        await desk.PresenceAsync(user, "signedOut");
        await page.Context.CloseAsync();
    }

    private static async Task SavedAsync(Desk desk)
    {
        await desk.Page.GetByTestId("ticket-number").WaitForAsync();
        (await desk.Page.GetByTestId("ticket-number").TextContentAsync())!.ShouldMatch(@"^T-\d{6}-\d{4}$");
    }

    /// <summary>With ticket and outcome there the hang-up is the last key: the after-call work ends by itself, or by the same key again.</summary>
    /// <summary>The customer belongs to every test, and the newest open ticket says which machine he likely means: here it is his washer, whatever another test left open.</summary>
    private static Task MeanTheWasherAsync(IPage page) => page.EvaluateAsync("""
        async () => {
          const who = (await (await fetch('/api/v1/lookup?number=13800138000')).json()).candidates[0];
          const washer = who.units.find(u => JSON.stringify(u).includes('XQG100-LA14D'));
          const body = { type: 'repair', customerId: who.customer.id.value, unitId: washer.id.value, category: 'WM', symptom: 'WM-S03', description: '不脱水' };
          const r = await fetch('/api/v1/tickets', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
          if (!r.ok) throw new Error(await r.text());
        }
        """);

    private static async Task EndAsync(Desk desk, Caller caller)
    {
        await desk.Page.Keyboard.PressAsync("F4");
        (await caller.EndedAsync()).ShouldBe(0, caller.Trace());
        await desk.FinishWrapUpAsync();
    }

    private void Tell(string what, string culture, CountingHand hand) =>
        output.WriteLine($"ring to saved ticket with appointment, {what}, {culture}: {hand.Actions} actions, {hand.Letters} letters: {hand.Story}");
}
