using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>From the list of units to the reason of a verdict, and the warranty table that it comes from: reached by the rail, axe-clean, without a page that scrolls.</summary>
public sealed class UnitTests(ProductFixture fixture)
{
    [Theory]
    [MemberData(nameof(Looks.All), MemberType = typeof(Looks))]
    public async Task Units_AreFoundAndExplained_AndThePolicyIsTried(string culture, bool dark)
    {
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var suffix = culture + (dark ? "-dark" : "");
        var page = (await Desk.SignInAsync(chromium, product, "admin", culture, dark)).Page;

        await page.GotoAsync("/admin");
        await page.Locator(".rail a[href='/units']").ClickAsync();
        var row = page.GetByTestId("unit-row").First;
        await row.WaitForAsync();
        var serial = (await row.Locator("a").TextContentAsync())!.Trim();
        await page.GetByTestId("units-new").ClickAsync();
        await page.GetByTestId("unit-form").WaitForAsync();
        await Axe.CheckAsync(page, "units");
        await Screenshots.TakeAsync(page, "units-" + suffix);
        await page.GetByTestId("units-search").FillAsync(serial[^6..]);
        await page.GetByTestId("units-search").PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("unit-row")).ToHaveCountAsync(1);
        await page.GetByTestId("unit-row").Locator("a").ClickAsync();

        await page.GetByTestId("unit-why").WaitForAsync();
        (await page.GetByTestId("unit-why").TextContentAsync())!.ShouldNotContain("Why.");
        await page.GetByTestId("unit-deed").SelectOptionAsync(new SelectOptionValue { Index = 4 });
        await page.GetByTestId("deed-from").WaitForAsync();
        await Axe.CheckAsync(page, "unit");
        await Screenshots.TakeAsync(page, "unit-" + suffix);

        await page.GotoAsync("/admin/policies");
        await page.GetByTestId("policy-row").Filter(new LocatorFilterOptions { HasText = "AC-HOME" }).First.ClickAsync();
        await page.GetByTestId("policy-sample").FillAsync(serial);
        await page.GetByTestId("policy-try").ClickAsync();
        await page.GetByTestId("policy-effect").WaitForAsync();
        await Axe.CheckAsync(page, "policies");
        await Screenshots.TakeAsync(page, "policies-" + suffix);

        await page.GotoAsync("/admin/recalls");
        await page.GetByTestId("admin-new").ClickAsync();
        await page.GetByTestId("recall-form").WaitForAsync();
        await Axe.CheckAsync(page, "recalls");
        await Screenshots.TakeAsync(page, "recalls-" + suffix);
        await page.Context.CloseAsync();
    }
}
