using System.Text.Json;
using EndToEnd.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace EndToEnd;

/// <summary>The dispatcher's job: somebody is sent for a scheduled ticket by one key, the visit's result is recorded with codes and fee, the ticket is done.</summary>
public sealed class DispatchTests(ProductFixture fixture)
{
    [Theory]
    [InlineData("zh-CN", false, "已派", "已完成", "已完工", "请填写故障代码")]
    [InlineData("en", true, "Assigned", "Done", "Work done", "Fill in: defect code")]
    public async Task ScheduledTicket_IsSentByOneKey_AndDoneByItsResult(string culture, bool dark, string assigned, string done, string workDone, string missing)
    {
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var desk = await Desk.SignInAsync(chromium, product, "dispatcher1", culture, dark);
        var page = desk.Page;
        await page.WaitForURLAsync("**/dispatch");
        await page.GetByTestId("pool-row").First.WaitForAsync();
        var mark = $"{culture}{(dark ? "-dark" : "")}";
        await Screenshots.TakeAsync(page, $"dispatch-board-{mark}");
        await CheckAsync(page, "board");
        var number = await ScheduledAsync(page);

        await SearchAsync(page, number);
        await Assertions.Expect(page.GetByTestId("ticket-panel")).ToHaveAttributeAsync("data-key", number);
        await page.GetByTestId("candidate").First.WaitForAsync();
        await Screenshots.TakeAsync(page, $"dispatch-candidates-{mark}");
        await CheckAsync(page, "candidates");
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("D-");
        await Assertions.Expect(page.Locator($"[data-testid=pool-row][data-key='{number}']")).ToHaveCountAsync(0);

        await SearchAsync(page, number);
        await Assertions.Expect(page.GetByTestId("order-status")).ToHaveTextAsync(assigned);
        await Screenshots.TakeAsync(page, $"dispatch-order-{mark}");
        await CheckAsync(page, "order");
        var order = await page.GetByTestId("order-panel").GetAttributeAsync("data-key");
        await page.Keyboard.PressAsync("E");
        await page.GetByTestId("visit-form").WaitForAsync();
        await page.GetByTestId("visit-done").FillAsync("更换离合器 CL1，试机正常");
        await page.GetByTestId("visit-save").ClickAsync();
        await Assertions.Expect(page.GetByTestId("visit-form").GetByRole(AriaRole.Alert).Filter(new LocatorFilterOptions { HasText = missing })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("visit-done")).ToHaveValueAsync("更换离合器 CL1，试机正常");
        await FillAsync(page);
        await Screenshots.TakeAsync(page, $"dispatch-result-{mark}");
        await CheckAsync(page, "result");
        await page.GetByTestId("visit-save").ClickAsync();
        await Assertions.Expect(page.GetByTestId("order-status")).ToHaveTextAsync(done);
        await Assertions.Expect(page.GetByTestId("visit-charged-shown")).ToHaveTextAsync("¥120.00");
        await Assertions.Expect(page.GetByTestId("visit-accepted-shown")).ToContainTextAsync("周敏");

        await page.GotoAsync($"/dispatch/{order}/slip");
        await Assertions.Expect(page.GetByTestId("slip-page")).ToContainTextAsync(order!);
        await Screenshots.TakeAsync(page, $"dispatch-slip-{mark}");
        await CheckAsync(page, "slip");
        await page.GotoAsync("/tickets/" + number);
        await Assertions.Expect(page.GetByTestId("ticket-status")).ToHaveTextAsync(workDone);
        await Assertions.Expect(page.GetByTestId("ticket-charged")).ToHaveTextAsync("¥120.00");
        await Assertions.Expect(page.GetByTestId("ticket-visit")).ToContainTextAsync(order!);
        await Screenshots.TakeAsync(page, $"dispatch-ticket-{mark}");
        await CheckAsync(page, "ticket");
        await page.GotoAsync("/tickets");
        await page.GetByTestId("ticket-row").First.WaitForAsync();
        await Screenshots.TakeAsync(page, $"tickets-{mark}");
        await CheckAsync(page, "tickets");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Assignment_IsTakenBack_AndAnOrderIsCancelledWithItsReason()
    {
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var desk = await Desk.SignInAsync(chromium, product, "dispatcher1");
        var page = desk.Page;
        await page.GetByTestId("pool-row").First.WaitForAsync();
        var number = await ScheduledAsync(page);
        await SearchAsync(page, number);
        await page.GetByTestId("candidate").Nth(1).ClickAsync();
        await page.Locator(".toast").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "撤销" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("ticket-panel")).ToHaveAttributeAsync("data-key", number);
        await Assertions.Expect(page.Locator($"[data-testid=pool-row][data-key='{number}']")).ToHaveCountAsync(1);

        await page.GetByTestId("candidate").First.ClickAsync();
        await Assertions.Expect(page.Locator($"[data-testid=pool-row][data-key='{number}']")).ToHaveCountAsync(0);
        await SearchAsync(page, number);
        await page.Locator("[data-step=Cancelled]").ClickAsync();
        await page.GetByTestId("order-go").ClickAsync();
        await Assertions.Expect(page.GetByTestId("order-panel").GetByRole(AriaRole.Alert)).ToContainTextAsync("原因");
        await page.GetByTestId("order-reason").FillAsync("用户改期");
        await page.GetByTestId("order-go").ClickAsync();
        await Assertions.Expect(page.GetByTestId("order-status")).ToHaveTextAsync("已取消");
        await page.Context.CloseAsync();
    }

    /// <summary>The result of a visit that cost 120.00: the usual defect and repair of the symptom.</summary>
    internal static async Task FillAsync(IPage page, string category = "WM", string row = "03")
    {
        await page.GetByTestId("visit-symptom").SelectOptionAsync(new SelectOptionValue { Label = await OptionAsync(page, "visit-symptom", $"{category}-S{row}") });
        await page.GetByTestId("visit-defect").SelectOptionAsync(new SelectOptionValue { Label = await OptionAsync(page, "visit-defect", $"{category}-D{row}") });
        await page.GetByTestId("visit-repair").SelectOptionAsync(new SelectOptionValue { Label = await OptionAsync(page, "visit-repair", $"{category}-R{row}") });
        await page.GetByTestId("visit-liability").SelectOptionAsync(new SelectOptionValue { Index = 6 });
        await page.GetByTestId("visit-labour").FillAsync("80");
        await page.GetByTestId("visit-parts").FillAsync("40");
        await page.GetByTestId("visit-position").FillAsync("CL1");
        // The sum is proposed in the next field together with the total; what is typed before it came would stand beside it.
        await Assertions.Expect(page.GetByTestId("visit-total")).ToHaveTextAsync("¥120.00");
        await page.GetByTestId("visit-charged").FillAsync("120.00");
        await page.GetByTestId("visit-reason").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByTestId("visit-paid").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByTestId("visit-signed").FillAsync("周敏");
        // Nothing is charged that the customer had not agreed to.
        await page.GetByTestId("visit-accepted").ClickAsync();
        await Assertions.Expect(page.GetByTestId("visit-accepted-by")).ToHaveValueAsync("周敏");
        await Assertions.Expect(page.GetByTestId("visit-total")).ToHaveTextAsync("¥120.00");
    }

    /// <summary>The list may still be that of the choice before.</summary>
    private static async Task<string> OptionAsync(IPage page, string list, string code)
    {
        var option = page.GetByTestId(list).Locator("option").Filter(new LocatorFilterOptions { HasTextRegex = new System.Text.RegularExpressions.Regex($@"^\s*{code}\b") });
        await Assertions.Expect(option).ToHaveCountAsync(1);
        return (await option.TextContentAsync())!;
    }

    internal static async Task SearchAsync(IPage page, string number)
    {
        await page.GetByTestId("dispatch-search").FillAsync(number);
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Escape");
    }

    /// <summary>A ticket of the guided tour's customer with an appointment in five weeks, where no half day is full.</summary>
    private static async Task<string> ScheduledAsync(IPage page)
    {
        var desk = new Desk(page);
        var customer = (await desk.GetAsync("/api/v1/lookup?number=13800138000")).GetProperty("candidates")[0].GetProperty("customer").GetProperty("id").GetProperty("value").GetString();
        var earlier = (await desk.GetAsync($"/api/v1/tickets?customer={customer}&limit=1")).GetProperty("items")[0].GetProperty("number").GetString();
        var address = (await desk.GetAsync("/api/v1/tickets/" + earlier)).GetProperty("addressId").GetString();
        var from = TimeProvider.System.GetUtcNow().Date.AddDays(Random.Shared.Next(35, 300)).AddHours(1);
        var body = JsonSerializer.Serialize(new
        {
            type = "repair", customerId = customer, addressId = address, category = "WM", symptom = "WM-S03", description = "不脱水，桶不转",
            appointmentFrom = from.ToString("O") + "Z", appointmentTo = from.AddHours(3).ToString("O") + "Z",
        }).Replace("ZZ", "Z", StringComparison.Ordinal);
        var answer = await page.EvaluateAsync<string>(
            "async b => (await fetch('/api/v1/tickets', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: b })).text()", body);
        return JsonDocument.Parse(answer).RootElement.GetProperty("number").GetString()!;
    }

    private static async Task CheckAsync(IPage page, string where)
    {
        (await Axe.FindAsync(page, where)).ShouldBeEmpty();
        if (where != "slip")
            (await Axe.ScrollsAsync(page)).ShouldBeFalse($"{where}: the page scrolls at 1366×768");
    }
}
