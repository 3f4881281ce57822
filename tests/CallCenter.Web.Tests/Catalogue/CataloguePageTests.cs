using System.Security.Claims;
using Bunit;
using CallCenter.Web.Composition;
using CallCenter.Web.Features.Catalogue;
using CallCenter.Web.Features.Customers;
using CallCenter.Web.Features.Quotations;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Admin;
using CallCenter.Web.Tests.Host;
using CallCenter.Web.Tests.Ui;
using Crm.Domain.Catalogue;
using Crm.Domain.Fees;
using Crm.Domain.InstallBase;
using Crm.Domain.Quotations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Catalogue;
using Persistence.Floor;
using Persistence.InstallBase;
using Persistence.Queries;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Catalogue;

[Collection(HostTests.Name)]
public sealed class CataloguePageTests(RunningHost host)
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh-CN", "品牌", "压缩机")]
    [InlineData("en", "Brands", "Compressor")]
    public void EveryTable_InBothLanguages_ShowsItsRowsAndForm(string culture, string brands, string part)
    {
        using var context = Open(culture);
        foreach (var table in new[] { "brands", "categories", "models", "bom", "symptoms", "items", "prices" })
        {
            var page = Show<CataloguePage>(context, p => p.Add(x => x.Table, table));
            page.FindAll("[data-testid=catalogue-row]").Count.ShouldBeGreaterThan(0, table);
            page.Markup.ShouldNotContain("Field.", Case.Sensitive, table);
            page.Markup.ShouldNotContain("Hint.", Case.Sensitive, table);
            page.At("admin-new").Click();
            page.FindAll("[data-testid=catalogue-form] [data-testid^=cat-]").Count.ShouldBeGreaterThan(3, table);
            if (table == "brands") page.Markup.ShouldContain(brands);
            if (table == "bom") page.Markup.ShouldContain(part);
        }
    }

    [Fact]
    public async Task ServiceItem_IsMade_FoundByPinyin_ChangedAndUndone()
    {
        using var context = Open();
        var store = host.Services.GetRequiredService<CatalogueStore>();
        var page = Show<CataloguePage>(context, p => p.Add(x => x.Table, "items"));
        await page.At("admin-new").ClickAsync(new());
        await page.TypeAsync("cat-code", "PAGE-1");
        await page.At("admin-save").ClickAsync(new());
        page.At("catalogue-form").TextContent.ShouldContain("必须填写");
        await page.TypeAsync("cat-nameZh", "更换滤芯");
        await page.TypeAsync("cat-nameEn", "Filter change");
        await page.At("admin-save").ClickAsync(new());
        (await store.ListAsync<ServiceItem>(Ct)).Single(i => i.Code == "PAGE-1").NameZh.ShouldBe("更换滤芯");
        await page.TypeAsync("admin-search", "ghlx");
        page.FindAll("[data-testid=catalogue-row]").ShouldHaveSingleItem().TextContent.ShouldContain("更换滤芯");
        await page.TypeAsync("cat-nameEn", "Filter");
        await page.At("admin-save").ClickAsync(new());
        (await store.ListAsync<ServiceItem>(Ct)).Single(i => i.Code == "PAGE-1").NameEn.ShouldBe("Filter");
        var undo = context.Services.GetRequiredService<CallCenter.Web.Ui.Kit.Toasts>().Items[^1].Undo.ShouldNotBeNull();
        await undo();
        (await store.ListAsync<ServiceItem>(Ct)).Single(i => i.Code == "PAGE-1").NameEn.ShouldBe("Filter change");
    }

    [Fact]
    public async Task Import_PreviewsEveryLine_AndRefusesAnOverlapByItsRow()
    {
        using var context = Open();
        var page = Show<CataloguePage>(context, p => p.Add(x => x.Table, "prices"));
        await page.At("catalogue-import").ClickAsync(new());
        await page.TypeAsync("catalogue-paste", "priceKind,subject,amount,validFrom\nLabour,AC-S,abc,2099-01-01");
        page.At("catalogue-import-form").TextContent.ShouldContain("abc");
        page.At("import-go").HasAttribute("disabled").ShouldBeTrue();
        await page.TypeAsync("catalogue-paste", "priceKind,subject,brand,amount,validFrom\nLabour,RF-S,QS,61.50,2099-01-01\nLabour,RF-S,QS,62,2099-06-01");
        await page.At("import-go").ClickAsync(new());
        page.At("catalogue-import-form").TextContent.ShouldContain("Labour RF-S QS");
        (await host.Services.GetRequiredService<CatalogueStore>().ListAsync<Price>(Ct)).ShouldNotContain(p => p.BrandCode == "QS" && p.Subject == "RF-S");
    }

    [Fact]
    public async Task FeePreview_AddsWorkPartsAndWay_AndSaysWhoPays()
    {
        using var context = Open();
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        var model = await db.Models.Where(m => m.Code == "KFR-35GW/HM1").SingleAsync(Ct);
        FeeChoice? used = null;
        var page = Show<FeePreview>(context, p => p.Add(x => x.Case, new FeeCase { CategoryCode = "AC", BrandCode = "HM", Day = new DateOnly(2026, 6, 1) }).Add(x => x.Model, model.Id)
            .Add(x => x.Type, Crm.Domain.Tickets.TicketType.Repair).Add(x => x.OnUse, choice => used = choice).Add(x => x.UseText, "use"));
        page.FindAll("[data-testid=fee-line]").Count.ShouldBe(2, "the usual work and the visit");
        await page.At("fee-part").ChangeAsync("0");
        await page.At("fee-km").ChangeAsync("26");
        page.FindAll("[data-testid=fee-line]").Count.ShouldBe(4);
        page.At("fee-due").TextContent.ShouldBe(page.At("fee-total").TextContent);
        await page.At("fee-use").ClickAsync(new());
        used!.Bill.Total.ShouldBe(used.Bill.Of(Payer.Customer));
        used.PartsUsed.ShouldHaveSingleItem().Position.ShouldBe("C1");
    }

    [Fact]
    public async Task QuotationPage_AddsAFreeLine_SendsAndTakesTheAnswer()
    {
        using var context = Open();
        var quotations = host.Services.GetRequiredService<QuotationDesk>();
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        var ticket = await db.Tickets.Where(t => t.Status == Crm.Domain.Tickets.TicketStatus.Scheduled || t.Status == Crm.Domain.Tickets.TicketStatus.Waiting).OrderByDescending(t => t.Number).FirstAsync(Ct);
        var line = new QuotationLine(FeeKind.Labour, "AC-M", "空调中修", 1, Crm.Domain.Money.Yuan(120), Crm.Domain.Money.Yuan(120), Payer.Customer);
        var made = ((SaveResult<Quotation>.Saved)await quotations.Store.BeginAsync(ticket.Id, new QuotationCommand.Edit([line], 7, ""), new DateOnly(2026, 6, 1), new Actor("agent1"), Ct)).Value;
        var page = Show<QuotationPage>(context, p => p.Add(x => x.Number, ticket.Number).Add(x => x.Quotation, made.Number));
        await page.TypeAsync("free-text", "高空作业");
        await page.TypeAsync("free-amount", "3000");
        await page.At("free-add").ClickAsync(new());
        page.At("quotation-problem").TextContent.ShouldContain("2000.00");
        await page.TypeAsync("free-amount", "80");
        await page.At("free-add").ClickAsync(new());
        page.At("quotation-due").TextContent.ShouldBe("¥200.00");
        await page.At("quotation-send").ClickAsync(new());
        page.FindAll("[data-testid=free-add]").ShouldBeEmpty("what was sent never changes");
        await page.TypeAsync("answer-text", "同意");
        await page.At("quotation-accept").ClickAsync(new());
        page.At("quotation-answer").TextContent.ShouldContain("同意");
        (await quotations.Store.FindAsync(ticket.Number, made.Number, Ct))!.State.ShouldBe(QuotationState.Accepted);
    }

    [Fact]
    public async Task Scan_TellsTheCheckCharacter_GuessesTheModel_AndOpensWhatIsKnown()
    {
        using var context = Open();
        var body = "HMAC0124A01999999AB";
        var serial = body + SerialNumber.CheckCharacter(body);
        var page = Show<UnitScan>(context, _ => { });
        await page.TypeAsync("scan-box", serial.ToLowerInvariant());
        page.At("scan-check").GetAttribute("data-check").ShouldBe("Right");
        page.At("scan-models").TextContent.ShouldContain("KFR-");
        await page.TypeAsync("scan-box", body + (serial[^1] == '0' ? '1' : '0'));
        page.At("scan-check").GetAttribute("data-check").ShouldBe("Wrong");
        await page.TypeAsync("scan-box", "甲乙");
        page.FindAll("[data-testid=scan-unreadable]").Count.ShouldBe(1);
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        var known = await db.Units.OrderBy(u => u.SerialNo).Select(u => u.SerialNo).FirstAsync(Ct);
        await page.TypeAsync("scan-box", known);
        context.Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/units/" + known);
    }

    [Fact]
    public async Task ShipmentsPage_ImportsAFile_AndNamesTheWrongLine()
    {
        using var context = Open();
        var page = Show<ShipmentsPage>(context, _ => { });
        await page.TypeAsync("shipment-number", "SO-PAGE-1");
        await page.TypeAsync("shipment-paste", "HMAC77,NONE\nHMAC78,KFR-35GW/HM1,HM,someday");
        await page.At("admin-save").ClickAsync(new());
        page.FindAll("[data-testid=shipment-refused]").Count.ShouldBe(2);
        page.FindAll("[data-testid=shipment-refused]")[1].TextContent.ShouldContain("someday");
        page.FindAll("[data-testid=shipment-row]").ShouldContain(r => r.TextContent.Contains("SO-PAGE-1", StringComparison.Ordinal));
    }

    private PageContext Open(string culture = "zh-CN")
    {
        var context = new PageContext(culture, host.Services.GetRequiredService<ISwitchboard>());
        context.ComponentFactories.AddStub<CallCenter.Web.Features.Desk.DeskBar>();
        Share<CatalogueStore>();
        Share<FeeQuery>();
        Share<CatalogueQuery>();
        Share<CodeStore>();
        Share<TicketQuery>();
        Share<UnitQuery>();
        Share<ShipmentStore>();
        Share<BusinessClock>();
        Share<Persistence.Quotations.QuotationStore>();
        Share<ILiveConfiguration>();
        // Their words are the reader's own.
        context.Services.AddSingleton<CatalogueSheets>().AddSingleton<CatalogueDesk>().AddSingleton<QuotationDesk>();
        return context;

        void Share<T>()
            where T : class => context.Services.AddSingleton(host.Services.GetRequiredService<T>());
    }

    private static IRenderedComponent<TPage> Show<TPage>(PageContext context, Action<ComponentParameterCollectionBuilder<TPage>> more)
        where TPage : IComponent => context.Render<TPage>(p =>
    {
        p.AddCascadingValue(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "manager1"), new Claim(ClaimTypes.Role, Roles.Administrator)], "test")))));
        more(p);
    });
}
