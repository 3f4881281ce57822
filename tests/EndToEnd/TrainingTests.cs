using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>A trainee practises at his own desk: it rings, he saves, he sees what it came to; no list of the product has any of it.</summary>
public sealed class TrainingTests(ProductFixture fixture)
{
    [Theory]
    [InlineData("zh-CN", "agent2")]
    [InlineData("en", "agent2")]
    public async Task Training_ByKeyboard_RingsIsSavedAndJudged_AndNoRealListShowsIt(string culture, string user)
    {
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var desk = await Desk.SignInAsync(chromium, product, user, culture, dark: culture == "en");
        var page = desk.Page;
        await page.GotoAsync("/desk?practice=choose");
        await page.Locator("[data-testid=practice-start][data-exercise=KnownCustomer]").WaitForAsync();
        var before = await CallsAsync(desk);

        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(page.GetByTestId("practice-bar")).ToHaveAttributeAsync("data-exercise", "KnownCustomer");
        await desk.RingCard.WaitForAsync();
        var state = (await desk.GetAsync("/api/v1/agents")).EnumerateArray().Single(a => a.GetProperty("user").GetString() == user).GetProperty("state").GetString();
        state.ShouldBe("signedOut", "the real floor has nothing to offer him");
        await page.Keyboard.PressAsync("F2");
        await Assertions.Expect(page.Locator("input[data-testid=ticket-symptom]")).ToBeFocusedAsync();
        await page.GetByTestId("practice-voice").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await page.Keyboard.TypeAsync("S01");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Alt+v");
        await Assertions.Expect(desk.Form.Locator(".slot[aria-checked=true]")).ToHaveCountAsync(1);
        await Axe.CheckAsync(page, "desk-training");
        await Screenshots.TakeAsync(page, $"desk-training-{culture}");
        await page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(page.GetByTestId("ticket-number")).ToHaveTextAsync("P-0001");
        await page.Keyboard.PressAsync("F4");
        await desk.StateAsync("WrapUp");
        await desk.FinishWrapUpAsync();

        await Assertions.Expect(page.GetByTestId("practice-result")).ToHaveAttributeAsync("data-good", "true");
        await Axe.CheckAsync(page, "desk-training-result");
        await Screenshots.TakeAsync(page, $"desk-training-result-{culture}");
        await page.Keyboard.PressAsync("Alt+q");
        await Assertions.Expect(page.GetByTestId("practice-bar")).ToHaveCountAsync(0);
        (await CallsAsync(desk)).ShouldBe(before, "his list of calls has nothing of it");
        (await desk.GetAsync("/api/v1/tickets/P-0001")).GetProperty("status").GetInt32().ShouldBe(404);
        (await desk.GetAsync("/api/v1/search?q=" + Uri.EscapeDataString("练习·周敏"))).GetRawText().ShouldNotContain("P-00");
        await desk.PresenceAsync(user, "signedOut");
        await page.Context.CloseAsync();
    }

    // Own calls alone: other tests call other agents of the same product meanwhile.
    private static async Task<int> CallsAsync(Desk desk) => (await desk.GetAsync("/api/v1/calls?state=ended&limit=50")).GetProperty("items").GetArrayLength();
}
