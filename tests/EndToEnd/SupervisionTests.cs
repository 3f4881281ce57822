using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>Agents and their supervisor help each other by keys: a must-read message, a raised hand, a parked customer, a waiting caller who is put ahead.</summary>
public sealed class SupervisionTests(SupervisionTests.House house) : IClassFixture<SupervisionTests.House>
{
    [Fact]
    public async Task Floor_MessageHandParkingAndPriority_FromDeskToSupervisorAndBack()
    {
        var boss = await Desk.SignInAsync(house.Browser, house.Product, "supervisor1");
        var desk = await Desk.SignInAsync(house.Browser, house.Product, "agent11");
        await desk.BecomeReadyAsync();

        await boss.Page.GotoAsync("/supervisor/broadcasts");
        await boss.Page.GetByTestId("broadcast-input").FillAsync("18:00 系统维护，请先保存工单");
        await boss.Page.GetByTestId("broadcast-send").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("broadcast")).ToContainTextAsync("18:00 系统维护");
        await Axe.CheckAsync(desk.Page, "desk-broadcast");
        await Screenshots.TakeAsync(desk.Page, "desk-broadcast-zh");
        await desk.Page.Keyboard.PressAsync("Alt+m");
        await Assertions.Expect(desk.Page.GetByTestId("broadcast")).ToHaveCountAsync(0);
        await Assertions.Expect(boss.Page.GetByTestId("broadcast-readers").First).ToContainTextAsync("已读 1 /");
        await Axe.CheckAsync(boss.Page, "broadcasts");
        await Screenshots.TakeAsync(boss.Page, "broadcasts-zh");

        await boss.Page.GotoAsync("/supervisor");
        await desk.Page.Keyboard.PressAsync("Alt+h");
        await desk.Page.Locator("[role=menuitem][data-value=safety]").ClickAsync();
        await Assertions.Expect(boss.Page.Locator("[data-testid=hand-row][data-agent=agent11]")).ToContainTextAsync("安全险情");

        await using var talker = await Caller.CallAsync(house.Product, "13800138000", "4008001001", Caller.LongTalk);
        await desk.RingCard.WaitForAsync();
        await desk.Page.Keyboard.PressAsync("F2");
        await desk.StateAsync("Busy");
        await using var waiter = await Caller.CallAsync(house.Product, "13900139000", "4008001001", Caller.LongTalk);
        await boss.Page.Locator("[data-testid=waiting-actions] [data-testid=waiting-priority]").ClickAsync();
        await boss.Page.Locator("[role=menuitem][data-value='10']").ClickAsync();
        await Assertions.Expect(boss.Page.GetByTestId("waiting-why")).ToContainTextAsync("班长指定 +10");
        await Axe.CheckAsync(boss.Page, "supervisor-hands");
        await Screenshots.TakeAsync(boss.Page, "supervisor-hands-zh");

        await desk.Page.Keyboard.PressAsync("Alt+g");
        await Assertions.Expect(desk.Page.GetByTestId("parked-row")).ToHaveCountAsync(1);
        await Screenshots.TakeAsync(desk.Page, "desk-parked-zh");
        await desk.Page.Keyboard.PressAsync("Alt+b");
        await Assertions.Expect(desk.Page.GetByTestId("parked-row")).ToHaveCountAsync(0);
        await desk.StateAsync("Busy");

        await boss.Page.Locator("[data-testid=hand-row][data-agent=agent11] [data-testid=hand-lower]").ClickAsync();
        await Assertions.Expect(boss.Page.GetByTestId("hand-row")).ToHaveCountAsync(0);
        (await boss.Page.EvaluateAsync<bool>("() => document.scrollingElement.scrollHeight <= innerHeight")).ShouldBeTrue("the page does not scroll");
        await desk.Page.Keyboard.PressAsync("F4");
        (await talker.EndedAsync()).ShouldBe(0, talker.Trace());
        await desk.PresenceAsync("agent11", "signedOut");
        await desk.Page.Context.CloseAsync();
        await boss.Page.Context.CloseAsync();
    }

    /// <summary>A product and a browser for the class.</summary>
    public sealed class House : IAsyncLifetime
    {
        public Product Product { get; private set; } = null!;

        public Chromium Browser { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Assert.SkipUnless(Chromium.IsInstalled, "Chromium is not installed (Debian package chromium); the browser tests did not run.");
            ProductFixture.NeedSipp();
            Product = await Product.StartAsync();
            Browser = await Chromium.LaunchAsync(Tones.Of(Tones.FirstAgent));
            await Unhurried.MakeAsync(Browser, Product);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var part in new IAsyncDisposable?[] { Browser, Product })
            {
                if (part is not null)
                    await part.DisposeAsync();
            }
        }
    }
}
