using System.Text.Json;
using EndToEnd.Harness;
using Microsoft.Playwright;
using Xunit;

namespace EndToEnd;

/// <summary>What a caller leaves or walks without an agent, seen by those who work with it: a message from the key to its closing, a flow from the drawing to the way of a real call.</summary>
public sealed class FlowsAndMessagesTests(ProductFixture fixture)
{
    /// <summary>The demo's flow: its key 4 leaves a message for the repair queue.</summary>
    private const string ServiceLine = "4008001009";

    private const string NewLine = "4008001088";

    [Fact]
    public async Task Message_LeftByKey_IsClaimedCalledBackAndClosed()
    {
        var product = await fixture.ProductAsync();
        var desk = await Desk.SignInAsync(await fixture.ChromiumAsync(), product, "agent15");
        var page = desk.Page;
        await page.Locator("[data-testid=phone-state][data-phone=ready]").WaitForAsync();
        await page.GotoAsync("/messages");
        // The key is pressed again and again, so that one falls into the menu however long the announcements before it are (at night and at weekends twice as long); then he speaks and hangs up.
        await page.EvaluateAsync(
            "async to => { const r = await fetch('/api/v1/demo/calls', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ from: '13800138000', to, digits: ',,4,4,4,4,4,4,4,4,4,4,4,4', holdMs: 55000 }) }); if (!r.ok) throw new Error(await r.text()); }",
            ServiceLine);
        var row = page.GetByTestId("message-row").First;
        await row.WaitForAsync(new LocatorWaitForOptions { Timeout = 120_000 });
        await row.ClickAsync();
        await page.GetByTestId("message-claim").WaitForAsync();
        await page.Keyboard.PressAsync("F3");
        await page.GetByTestId("message-dial").WaitForAsync();
        await Assertions.Expect(row.Locator("[data-state]")).ToHaveAttributeAsync("data-state", "Claimed");
        await Axe.CheckAsync(page, "message-claimed");
        await Screenshots.TakeAsync(page, "messages-zh");

        await page.Keyboard.PressAsync("F3");
        await desk.StateAsync("Busy");
        await page.Keyboard.PressAsync("F4");
        await desk.StateAsync("WrapUp");
        await Assertions.Expect(page.GetByTestId("message-close")).ToBeEnabledAsync();
        await page.GetByTestId("message-note").FillAsync("已回电，明天上午上门");
        await page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(page.GetByTestId("message-close")).ToHaveCountAsync(0);
        await page.GetByTestId("message-view").GetByText("已办结").ClickAsync();
        await Assertions.Expect(page.GetByTestId("message-row").First.Locator("[data-state]")).ToHaveAttributeAsync("data-state", "Done");
        await desk.PresenceAsync("agent15", "signedOut");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Flow_DrawnTriedAndPublished_ShowsTheWayOfACall_AndWhomItsCallerKeyedBeforeTheAnswer()
    {
        var product = await fixture.ProductAsync();
        var chromium = await fixture.ChromiumAsync();
        var desk = await Desk.SignInAsync(chromium, product, "agent18");
        var (serial, ticket) = await KnownUnitAsync(desk);
        var page = (await Desk.SignInAsync(chromium, product, "admin")).Page;
        await page.GotoAsync("/admin/flows");
        await page.GetByTestId("flow-new").ClickAsync();
        await page.GetByTestId("flow-id").FillAsync("short-line");
        await page.GetByTestId("flow-zh").FillAsync("简短流程");
        await page.GetByTestId("flow-en").FillAsync("Short line");
        // The queue that a new drawing begins with is for whom we know; everybody else hears goodbye.
        await AddAsync(page, "黑名单", "block");
        await AddAsync(page, "收号", "digits");
        await ChooseAsync(page.GetByTestId("node-prompt"), "zh-CN/flow-key-serial");
        await Assertions.Expect(page.Locator(".said li")).ToHaveCountAsync(1);
        await ChooseAsync(page.GetByTestId("node-number"), "机身编号");
        await AddAsync(page, "识别", "identify");
        await AddAsync(page, "挂机", "hangup");
        await ChooseAsync(page.GetByTestId("node-prompt"), "zh-CN/goodbye");
        await Assertions.Expect(page.Locator(".said li")).ToHaveCountAsync(1);
        await LeadAsync(page, "block", ("blocked", "hangup"), ("next", "digits"));
        await LeadAsync(page, "digits", ("failed", "hangup"), ("next", "identify"));
        await LeadAsync(page, "identify", ("found", "queue"), ("unknown", "hangup"), ("failed", "hangup"));
        await page.GetByTestId("node-close").ClickAsync();
        await ChooseAsync(page.GetByTestId("flow-start"), "block");
        await Assertions.Expect(page.GetByTestId("flow-fault")).ToHaveCountAsync(0);
        await page.GetByTestId("try-keys").FillAsync(KeysOf(serial) + "#");
        await page.GetByTestId("try-finds").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await page.GetByTestId("try-run").ClickAsync();
        await Assertions.Expect(page.GetByTestId("try-path").Locator("li")).ToHaveCountAsync(4);
        await page.GetByTestId("flow-save").ClickAsync();
        await Assertions.Expect(page.GetByTestId("flow-state")).ToContainTextAsync("只有草稿");
        await page.GetByTestId("flow-publish").ClickAsync();
        await Assertions.Expect(page.GetByTestId("flow-state")).ToContainTextAsync("第 1 版");

        await page.GotoAsync("/admin/entries");
        await page.GetByTestId("admin-new").ClickAsync();
        await page.GetByTestId("entry-number").FillAsync(NewLine);
        await page.GetByTestId("entry-zh").FillAsync("简短热线");
        await page.GetByTestId("entry-en").FillAsync("Short hotline");
        await ChooseAsync(page.GetByTestId("entry-flow"), "简短流程 (short-line)");
        await page.GetByTestId("admin-save").ClickAsync();
        await page.Locator(".toast--ok").First.WaitForAsync();

        await page.GotoAsync("/admin/flows");
        await ChooseAsync(page.GetByTestId("flow-pick"), "简短流程 (short-line)");
        await desk.BecomeReadyAsync();
        await page.GetByTestId("try-keys").FillAsync(KeysOf(serial) + "#");
        await page.GetByTestId("try-call").ClickAsync();
        await Assertions.Expect(page.GetByTestId("trail").First).ToContainTextAsync("block");
        await Assertions.Expect(page.GetByTestId("trail").First).ToContainTextAsync("identify");

        // A withheld number, and the desk knows everything before anybody answers.
        await desk.RingCard.WaitForAsync();
        await Assertions.Expect(desk.RingCard.GetByTestId("ring-keyed")).ToContainTextAsync("机身号");
        await Assertions.Expect(desk.RingCard.GetByTestId("pop-unit").First.Locator($"a[href='/units/{serial}']")).ToBeVisibleAsync();
        await Assertions.Expect(desk.RingCard.GetByTestId("pop-warranty").First).ToBeVisibleAsync();
        await Assertions.Expect(desk.RingCard.GetByTestId("pop-ticket").First).ToContainTextAsync(ticket);
        await desk.StateAsync("Ringing");
        await Screenshots.TakeAsync(desk.Page, "desk-ring-keyed-zh");
        await desk.Page.Keyboard.PressAsync("F2");
        await desk.StateAsync("Busy");
        await desk.Page.Keyboard.PressAsync("F4");
        await desk.StateAsync("WrapUp");
        await desk.PresenceAsync("agent18", "signedOut");
        await desk.Page.Context.CloseAsync();
        await Axe.CheckAsync(page, "flow-trail");
        await Screenshots.TakeAsync(page, "flows-zh");
        await page.Context.CloseAsync();
    }

    /// <summary>A machine of the known caller that has an open ticket: its serial, and the ticket's number.</summary>
    private static async Task<(string Serial, string Ticket)> KnownUnitAsync(Desk desk)
    {
        var customer = (await desk.GetAsync("/api/v1/lookup?number=13800138000")).GetProperty("candidates")[0];
        var tickets = customer.GetProperty("openTickets").EnumerateArray().Where(t => t.GetProperty("unitId").ValueKind != JsonValueKind.Null).ToList();
        var unit = customer.GetProperty("units").EnumerateArray().First(u => tickets.Any(t => t.GetProperty("unitId").GetRawText() == u.GetProperty("id").GetRawText()));
        return (unit.GetProperty("serialNo").GetString()!, tickets.First(t => t.GetProperty("unitId").GetRawText() == unit.GetProperty("id").GetRawText()).GetProperty("number").GetString()!);
    }

    /// <summary>A serial on the keys of a telephone.</summary>
    private static string KeysOf(string serial) => string.Concat(serial.Select(c => char.IsAsciiDigit(c) ? c : "22233344455566677778889999"[char.ToUpperInvariant(c) - 'A']));

    private static async Task LeadAsync(IPage page, string node, params (string Way, string Target)[] ways)
    {
        await page.Locator($"[data-node={node}] [data-testid=flow-node]").ClickAsync();
        await Assertions.Expect(page.GetByTestId("node-id")).ToHaveValueAsync(node);
        foreach (var (way, target) in ways)
            await ChooseAsync(page.Locator($"[data-way={way}]"), target);
    }

    /// <summary>A node of a kind, put into the drawing and shown.</summary>
    private static async Task AddAsync(IPage page, string kind, string id)
    {
        await ChooseAsync(page.GetByTestId("flow-kind"), kind);
        await page.GetByTestId("flow-add").ClickAsync();
        await Assertions.Expect(page.GetByTestId("node-id")).ToHaveValueAsync(id);
    }

    private static Task ChooseAsync(ILocator list, string label) => list.SelectOptionAsync(new SelectOptionValue { Label = label });
}
