using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>The floor's administration in a browser: every section of a queue and the editors beside it are axe-clean, and a reason that is saved is in the agent's menu at once.</summary>
public sealed class FloorAdminTests(ProductFixture fixture)
{
    [Theory]
    [InlineData("zh-CN", false, "盘点", "限 25:00")]
    [InlineData("en", true, "Stocktaking", "at most 25:00")]
    public async Task Administrator_LooksAtEverySection_AndANewReasonIsInTheDesksMenu(string culture, bool dark, string name, string limit)
    {
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var admin = await Desk.SignInAsync(chromium, product, "admin", culture, dark);
        var page = admin.Page;
        var found = new List<string>();
        await page.GotoAsync("/admin/queues");
        await Row(page, "admin-queue-row", "gold").ClickAsync();
        foreach (var section in new[] { "general", "routing", "waiting", "exits", "agents", "members" })
        {
            await page.Locator($"[role=tab][data-value={section}]").ClickAsync();
            await Assertions.Expect(page.Locator($"[role=tab][data-value={section}]")).ToHaveAttributeAsync("aria-selected", "true");
            await CheckAsync(page, "queue " + section, found);
            await Screenshots.TakeAsync(page, $"admin-queue-{section}-{culture}");
        }

        await page.GotoAsync("/admin/staffing");
        await Row(page, "staffing-row", "agent9").ClickAsync();
        await page.GetByTestId("staffing-form").WaitForAsync();
        await CheckAsync(page, "staffing", found);
        await Screenshots.TakeAsync(page, $"admin-staffing-form-{culture}");

        await page.GotoAsync("/admin/reasons");
        await page.GetByTestId("admin-new").ClickAsync();
        await page.GetByTestId("reason-code").FillAsync("stock-" + culture[..2]);
        await page.GetByTestId("reason-zh").FillAsync("盘点");
        await page.GetByTestId("reason-en").FillAsync("Stocktaking");
        await page.GetByTestId("reason-limit").FillAsync("25");
        await CheckAsync(page, "reason", found);
        await page.GetByTestId("admin-save").ClickAsync();
        await Assertions.Expect(Row(page, "reason-row", "stock-" + culture[..2])).ToBeVisibleAsync();

        var desk = await Desk.SignInAsync(chromium, product, "agent13", culture, dark);
        await desk.Page.GotoAsync("/desk");
        await desk.Page.GetByTestId("presence").ClickAsync();
        var choice = desk.Page.Locator($"[data-choice='stock-{culture[..2]}']");
        await Assertions.Expect(choice).ToContainTextAsync(name);
        await Assertions.Expect(choice).ToContainTextAsync(limit);
        await Screenshots.TakeAsync(desk.Page, $"desk-reasons-{culture}");
        await desk.Page.Context.CloseAsync();
        await page.GetByTestId("reason-off").ClickAsync();
        await page.Locator(".toast--ok").First.WaitForAsync();
        await page.Context.CloseAsync();
        found.ShouldBeEmpty();
    }

    private static ILocator Row(IPage page, string testId, string key) => page.Locator($"[data-testid={testId}][data-key='{key}']");

    // The state at rest is judged: no control under the mouse, no colour on its way to another.
    private static async Task CheckAsync(IPage page, string what, List<string> found) => found.AddRange(await Axe.FindAsync(page, what));
}
