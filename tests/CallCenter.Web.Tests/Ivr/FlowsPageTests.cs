using System.Text;
using AfterSales.Tests.Shared;
using AngleSharp.Dom;
using Bunit;
using CallCenter.Web.Features.Ivr;
using CallCenter.Web.Tests.Admin;
using CallCenter.Web.Tests.Host;
using CallCenter.Web.Tests.Ui;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Persistence.Floor;
using Persistence.Queries;
using Shouldly;
using Telephony.Ivr.Flows;
using Xunit;

namespace CallCenter.Web.Tests.Ivr;

/// <summary>The pages of flows and blocked numbers over the running host's own services.</summary>
[Collection(HostTests.Name)]
public sealed class FlowsPageTests(RunningHost host)
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh-CN", "收号", "约上门", "来电黑名单")]
    [InlineData("en", "Digits", "Visit", "Block list")]
    public async Task Pages_InBothLanguages_ShowTheDemosFlow(string culture, string digits, string visit, string blocked)
    {
        using var context = Open(culture);
        var page = context.Render<FlowsPage>();
        await PickAsync(page, "[data-testid=flow-pick]", "(service)");
        page.Markup.ShouldContain(digits);
        page.Markup.ShouldContain(visit);
        page.FindAll("[data-testid=flow-fault]").ShouldBeEmpty();
        page.FindAll("[data-testid=flow-node]").Count.ShouldBe(18);
        page.Find("[data-node=menu] [data-testid=flow-node]").TextContent.ShouldContain(" · flow-menu");
        page.Find("[data-node=serial] [data-testid=flow-node]").TextContent.ShouldStartWith(digits + " · ");
        page.Find("[data-node=menu] .flow__way").TextContent.ShouldNotBe(page.Find("[data-node=menu] .flow__way").GetAttribute("title"), "a way leads to a node's title, its id is the tooltip");
        context.Render<BlockListPage>().Markup.ShouldContain(blocked);
    }

    [Fact]
    public async Task Flow_MadeDrawnTriedAndPublished_IsInForceOnceANumberUsesIt()
    {
        using var context = Open("en");
        var page = context.Render<FlowsPage>();
        await page.At("flow-new").ClickAsync();
        await page.TypeAsync("flow-id", "drawn");
        await page.TypeAsync("flow-zh", "画的");
        await page.TypeAsync("flow-en", "Drawn");
        await PickAsync(page, "[data-testid=flow-kind]", "Menu");
        await page.At("flow-add").ClickAsync();
        page.FindAll("[data-testid=node-fault]").Count.ShouldBeGreaterThan(2, "a new menu says nothing, has no key and nobody comes to it");
        page.At("flow-publish").HasAttribute("disabled").ShouldBeTrue();
        await PickAsync(page, "[data-testid=node-prompt]", "zh-CN/menu");
        await PickAsync(page, "[data-way='1']", "queue");
        await PickAsync(page, "[data-way=invalid]", "queue");
        await page.TypeAsync("node-id", "ask");
        await page.At("node-close").ClickAsync();
        await PickAsync(page, "[data-testid=flow-start]", "ask");
        page.FindAll("[data-testid=flow-fault]").ShouldBeEmpty();
        await page.At("try-keys").InputAsync("1");
        await page.At("try-run").ClickAsync();
        page.At("try-path").TextContent.ShouldContain("ask");
        page.At("try-path").TextContent.ShouldContain("Queued");
        await page.At("flow-publish").ClickAsync();

        await Eventually.IsTrueAsync(() => page.At("flow-state").TextContent.Contains("Edition 1", StringComparison.Ordinal), "it is published");
        var row = (await host.Services.GetRequiredService<FlowStore>().ListAsync(Ct)).Single(f => f.Id == "drawn");
        FlowJson.Read(row.Published)!.Start.ShouldBe("ask");
        var flows = host.Services.GetRequiredService<FlowStore>();
        (await FlowExport.SendAsync("drawn", flows, Ct)).ShouldBeOfType<FileContentHttpResult>().FileContents.ToArray().ShouldBe(Encoding.UTF8.GetBytes(row.Draft));
        (await FlowExport.SendAsync("nobody", flows, Ct)).ShouldBeOfType<NotFound>();
    }

    [Fact]
    public async Task Undo_TakesTheLastChangeBack_AndAFileThatIsNoFlowIsRefused()
    {
        using var context = Open("en");
        var page = context.Render<FlowsPage>();
        await PickAsync(page, "[data-testid=flow-pick]", "(service)");
        await page.Find("[data-node=menu] [data-testid=flow-node]").ClickAsync();
        await page.At("node-remove").ClickAsync();
        page.FindAll("[data-node=menu]").ShouldBeEmpty();
        page.FindAll("[data-testid=flow-fault]").ShouldNotBeEmpty();
        await page.At("flow-undo").ClickAsync();
        page.FindAll("[data-testid=flow-fault]").ShouldBeEmpty();
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("{ \"no\": 1 }", "x.json"));
        page.FindAll("[data-node=menu]").Count.ShouldBe(1);
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(FlowJson.Write(FlowDrawing.Empty("imported", "repair")), "y.json"));
        page.WaitForAssertion(() => page.FindAll("[data-testid=flow-node]").Count.ShouldBe(1));
    }

    [Fact]
    public async Task BlockedNumber_WithAReason_StandsMaskedInTheList_AndComesOffAgain()
    {
        using var context = Open("en");
        var page = context.Render<BlockListPage>();
        await page.At("admin-new").ClickAsync();
        await page.TypeAsync("block-number", "13755501234");
        await page.At("admin-save").ClickAsync();
        page.At("block-form").TextContent.ShouldContain("Reason");
        await page.TypeAsync("block-reason", "silent calls every night");
        await page.At("admin-save").ClickAsync();
        page.WaitForAssertion(() => page.FindAll("[data-testid=block-row]").Count.ShouldBe(1));
        page.Markup.ShouldNotContain("13755501234");
        var list = host.Services.GetRequiredService<BlockList>();
        var before = (await list.ListAsync(Ct)).Single(b => b.Number == "+8613755501234").Until.ShouldNotBeNull("seven days, as offered");
        await page.At("block-row").ClickAsync();
        page.At("block-days").QuerySelector("option[selected]")!.TextContent.ShouldStartWith("As it is, until ");
        await page.TypeAsync("block-reason", "silent calls at night");
        await page.At("admin-save").ClickAsync();
        page.WaitForAssertion(() => page.At("block-row").TextContent.ShouldContain("silent calls at night"));
        (await list.ListAsync(Ct)).Single(b => b.Number == "+8613755501234").Until.ShouldBe(before, "another reason is no longer block");
        await page.At("block-row").ClickAsync();
        await page.At("block-remove").ClickAsync();
        page.WaitForAssertion(() => page.FindAll("[data-testid=block-row]").ShouldBeEmpty());
    }

    private static Task PickAsync<TPage>(IRenderedComponent<TPage> page, string selector, string text)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        var list = page.Find(selector);
        return list.ChangeAsync(list.QuerySelectorAll("option").First(o => o.TextContent.Contains(text, StringComparison.Ordinal)).GetAttribute("value"));
    }

    private PageContext Open(string culture)
    {
        var page = AdminPages.Open(host, culture);
        foreach (var type in new[] { typeof(BlockList), typeof(FlowKeeping), typeof(FlowTrails), typeof(PopQuery), typeof(CallCenter.Web.Features.Demo.DemoCaller) })
            page.Services.AddSingleton(type, host.Services.GetRequiredService(type));
        return page;
    }
}
