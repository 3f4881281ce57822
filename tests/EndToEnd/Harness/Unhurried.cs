using Microsoft.Playwright;

namespace EndToEnd.Harness;

/// <summary>Gives the agents of the repair queue time, as an administrator would: a test looks at a ringing desk through pictures and audits, which on a busy machine outlast 20 s of ringing.</summary>
public static class Unhurried
{
    private const string RingSeconds = "120";
    private const string WrapUpSeconds = "300";

    public static async Task MakeAsync(Chromium chromium, Product product)
    {
        var admin = await Desk.SignInAsync(chromium, product, "admin");
        var page = admin.Page;
        await page.GotoAsync("/admin/queues");
        await page.GetByTestId("admin-queue-row").Filter(new LocatorFilterOptions { HasText = "repair" }).First.ClickAsync();
        await Assertions.Expect(page.GetByTestId("queue-id")).ToHaveValueAsync("repair");
        await page.GetByTestId("queue-ring").FillAsync(RingSeconds);
        await page.GetByTestId("queue-wrap").FillAsync(WrapUpSeconds);
        await page.Keyboard.PressAsync("Tab");
        await page.GetByTestId("admin-save").ClickAsync();
        await page.Locator(".toast--ok").First.WaitForAsync();
        await page.Context.CloseAsync();
    }
}
