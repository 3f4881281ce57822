using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>The catalogue behind its door, and from a ticket's fee to the quotation's page and file: axe-clean, without a page that scrolls.</summary>
public sealed class CatalogueTests(ProductFixture fixture)
{
    [Fact]
    public async Task Catalogue_IsKept_AndATicketIsQuoted()
    {
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var page = (await Desk.SignInAsync(chromium, product, "admin", "zh-CN", false)).Page;
        await page.GotoAsync("/admin/catalogue");
        await page.GetByTestId("catalogue-row").First.ClickAsync();
        await page.GetByTestId("catalogue-form").WaitForAsync();
        await Axe.CheckAsync(page, "catalogue");
        await Screenshots.TakeAsync(page, "catalogue");
        await page.GotoAsync("/admin/catalogue/prices");
        await page.GetByTestId("catalogue-row").First.ClickAsync();
        await page.GetByTestId("catalogue-form").WaitForAsync();
        await Axe.CheckAsync(page, "prices");
        await Screenshots.TakeAsync(page, "catalogue-prices");
        await page.GotoAsync("/admin/shipments");
        await page.GetByTestId("shipment-form").WaitForAsync();
        await Axe.CheckAsync(page, "shipments");
        await Screenshots.TakeAsync(page, "shipments");

        await page.GotoAsync("/tickets?status=scheduled");
        await page.GetByTestId("ticket-row").First.WaitForAsync();
        var ticket = (await page.GetByTestId("ticket-row").First.Locator("a").First.TextContentAsync())!.Trim();
        await page.GotoAsync("/tickets/" + ticket);
        await page.GetByTestId("fees-open").ClickAsync();
        await page.GetByTestId("fee-total").WaitForAsync();
        await Axe.CheckAsync(page, "fees");
        await Screenshots.TakeAsync(page, "ticket-fees");
        await page.GetByTestId("fee-use").ClickAsync();
        await page.GetByTestId("quotation-send").WaitForAsync();
        await Axe.CheckAsync(page, "quotation");
        await Screenshots.TakeAsync(page, "quotation");
        var loading = page.WaitForDownloadAsync();
        await page.GetByTestId("quotation-pdf").ClickAsync();
        (await loading).SuggestedFilename.ShouldEndWith(".pdf");
        await page.GetByTestId("quotation-send").ClickAsync();
        await page.GetByTestId("quotation-accept").WaitForAsync();
        await page.Context.CloseAsync();
    }
}
