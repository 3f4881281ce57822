using EndToEnd.Harness;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>One agent, two browsers: the newer one has the phone, the older one says so in words and can take it back; callers ring only where the phone is.</summary>
public sealed class SecondBrowserTests(ProductFixture fixture)
{
    [Fact]
    public async Task SecondBrowser_TakesThePhoneOver_AndTheFirstSaysSo()
    {
        ProductFixture.NeedSipp();
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var first = await Desk.SignInAsync(chromium, product, "agent20");
        await first.BecomeReadyAsync();

        var second = await Desk.SignInAsync(chromium, product, "agent20");
        await second.Page.Locator("[data-testid=phone-state][data-phone=ready]").WaitForAsync();
        await first.Page.GetByTestId("taken-over").WaitForAsync();
        await second.StateAsync("Ready");

        await using var caller = await Caller.CallAsync(product, "13800138000", "4008001003", Caller.LongTalk);
        await second.RingCard.WaitForAsync();
        (await first.RingCard.IsVisibleAsync()).ShouldBeFalse("the older browser does not ring");
        await second.Page.Keyboard.PressAsync("F2");
        await second.StateAsync("Busy");
        await second.Page.Keyboard.PressAsync("F4");
        (await caller.EndedAsync()).ShouldBe(0, caller.Trace());
        await first.Page.Context.CloseAsync();
        await second.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Ready_PressedAtOnce_StartsThePhoneAndIsReadyWithOnePress()
    {
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var desk = await Desk.SignInAsync(chromium, product, "agent15");
        await desk.Page.GetByTestId("become-ready").ClickAsync();
        await desk.StateAsync("Ready");
        await desk.PresenceAsync("agent15", "signedOut");
        await desk.Page.Context.CloseAsync();
    }
}
