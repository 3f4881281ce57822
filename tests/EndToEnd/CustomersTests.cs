using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>A supervisor finds customers by the keyboard, records one from pasted text, changes and merges them, and takes the merge back.</summary>
public sealed class CustomersTests(ProductFixture fixture)
{
    [Fact]
    public async Task Customers_AreFoundRecordedChangedAndMerged_ByKeyboardAndPaste()
    {
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var desk = await Desk.SignInAsync(chromium, product, "supervisor1");
        var page = desk.Page;
        await page.GotoAsync("/customers");
        await page.GetByTestId("customer-row").First.WaitForAsync();
        await Axe.CheckAsync(page, "customers");
        await Screenshots.TakeAsync(page, "customers-zh-CN");

        await page.Keyboard.PressAsync("Alt+n");
        await page.GetByTestId("customer-form").WaitForAsync();
        await RecordAsync(page, "区志强", "０１９９　５００００　００１");
        await Axe.CheckAsync(page, "customer-page");
        var first = await page.Locator("[data-testid=customer-page] .mono").First.InnerTextAsync();

        await page.GotoAsync("/customers/new");
        await RecordAsync(page, "区志强", "+86 199-5000-0002");
        await page.GetByTestId("merge-preview").First.ClickAsync();
        await page.GetByTestId("merge-moves").WaitForAsync();
        await Axe.CheckAsync(page, "customer-merge");
        await Screenshots.TakeAsync(page, "customer-merge-zh-CN");
        await page.GetByTestId("merge-do").ClickAsync();
        await page.GetByTestId("merged").WaitForAsync();

        await page.Keyboard.PressAsync("Alt+s");
        await page.GetByTestId("find-text").PressSequentiallyAsync("ouzhiqiang");
        await Assertions.Expect(page.GetByTestId("find-hit")).ToHaveCountAsync(1);
        await Axe.CheckAsync(page, "find");
        await Screenshots.TakeAsync(page, "find-zh-CN");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("find-text")).ToHaveCountAsync(0);
        await page.GetByTestId("unmerge").ClickAsync();
        await Assertions.Expect(page.GetByTestId("merged")).ToHaveCountAsync(0);

        await page.GotoAsync($"/customers/{first}/edit");
        await page.GetByTestId("customer-tier").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await Axe.CheckAsync(page, "customer-edit");
        await Screenshots.TakeAsync(page, "customer-edit-zh-CN");
        await page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(page.GetByTestId("history-fact").First).ToContainTextAsync("金牌客户");
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollHeight > window.innerHeight + 1")).ShouldBeFalse("the page itself never scrolls");
        await page.Context.CloseAsync();
    }

    // The same name at the same door: the second is offered as a duplicate of the first.
    private static async Task RecordAsync(IPage page, string name, string phone)
    {
        await page.GetByTestId("customer-name").FillAsync(name);
        await page.GetByTestId("phone-text").FillAsync(phone);
        await page.GetByTestId("address-detail").FillAsync("山东省青岛市崂山区海尔路1号9栋3单元902室");
        await page.GetByTestId("address-detail").BlurAsync();
        await Assertions.Expect(page.GetByTestId("address-region")).ToHaveValueAsync("山东省青岛市崂山区");
        await page.Keyboard.PressAsync("Control+s");
        await page.GetByTestId("customer-page").WaitForAsync();
    }
}
