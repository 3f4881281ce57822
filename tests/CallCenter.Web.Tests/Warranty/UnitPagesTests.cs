using Bunit;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Customers;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.Warranty;
using CallCenter.Web.Tests.Admin;
using CallCenter.Web.Tests.Host;
using Crm.Domain.InstallBase;
using Crm.Domain.Warranty;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.InstallBase;
using Persistence.Queries;
using Persistence.Users;
using Persistence.Warranty;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Warranty;

[Collection(HostTests.Name)]
public sealed class UnitPagesTests(RunningHost host)
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh-CN", "起算日", "自发票日 2026-01-10 起算")]
    [InlineData("en", "First day", "Counted from the invoice of 2026-01-10")]
    public async Task Unit_TellsWhy_InTheReadersLanguage(string culture, string rule, string reason)
    {
        var serial = "PAGEWHY" + culture[..2].ToUpperInvariant();
        await RegisterAsync(serial);
        using var pages = new UnitPages(host, Roles.Agent, culture);
        var page = pages.Open<UnitPage>(p => p.Add(x => x.Serial, serial));
        var why = page.At("unit-why");
        why.TextContent.ShouldContain(rule);
        why.TextContent.ShouldContain(reason);
        why.TextContent.ShouldNotContain("Why.");
        why.TextContent.ShouldNotContain("{");
        page.At("unit-remedies").QuerySelectorAll("[data-remedy=Repair]").Length.ShouldBe(1);
        page.FindAll("[data-coverage=whole]").Count.ShouldBe(1);
        page.At("unit-events").QuerySelectorAll("[data-event=Registered]").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Unit_Actions_AreByRight_AndARepairMovesTheEnd()
    {
        await RegisterAsync("PAGEREPAIR1");
        using (var reader = new UnitPages(host, Roles.Parts))
            reader.Open<UnitPage>(p => p.Add(x => x.Serial, "PAGEREPAIR1")).FindAll("[data-testid=unit-actions]").ShouldBeEmpty();
        using (var agent = new UnitPages(host, Roles.Agent))
            agent.Open<UnitPage>(p => p.Add(x => x.Serial, "PAGEREPAIR1")).At("unit-deed").TextContent.ShouldNotContain("换机");

        using var pages = new UnitPages(host, Roles.Supervisor);
        var page = pages.Open<UnitPage>(p => p.Add(x => x.Serial, "PAGEREPAIR1"));
        await ChooseAsync(page, "unit-deed", 3);
        await page.TypeAsync("deed-from", "2026-02-01");
        await page.TypeAsync("deed-to", "2026-01-01");
        await page.At("deed-save").ClickAsync();
        page.At("deed-problem").TextContent.ShouldContain("2026-01-01");
        await page.TypeAsync("deed-to", "2026-02-11");
        await page.TypeAsync("deed-text", "cable");
        await page.At("deed-save").ClickAsync();
        page.At("unit-suspension").TextContent.ShouldContain("10");
        page.Find("[data-coverage=whole]").TextContent.ShouldContain("10");
        page.At("unit-events").QuerySelectorAll("[data-event=RepairEnded]").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Unit_Exchange_FromThePage_LinksTheNewOne()
    {
        await RegisterAsync("PAGEEXCHANGE1");
        using var pages = new UnitPages(host, Roles.Supervisor);
        var page = pages.Open<UnitPage>(p => p.Add(x => x.Serial, "PAGEEXCHANGE1"));
        await ChooseAsync(page, "unit-deed", 2);
        await page.TypeAsync("deed-text", "PAGEEXCHANGE2");
        await page.TypeAsync("deed-to", "2026-02-11");
        await page.At("deed-save").ClickAsync();
        page.At("unit-state").TextContent.ShouldBe("已换机");
        page.At("unit-replaced-by").TextContent.ShouldBe("PAGEEXCHANGE2");
    }

    [Fact]
    public async Task Unit_Recall_IsShownAndDone_AndAnUnknownSerialSaysSo()
    {
        var model = await RegisterAsync("PAGERECALL1");
        var recalls = host.Services.GetRequiredService<RecallStore>();
        await recalls.SaveAsync(new Recall { Code = "RC-PAGE-1", TitleZh = "页面召回", TitleEn = "Page recall", AdviceZh = "请停用", ModelCode = model, SerialFrom = "PAGERECALL1", SerialTo = "PAGERECALL1", IsSafetyCritical = true }, Actor.System, Ct);
        using var pages = new UnitPages(host, Roles.Agent);
        var page = pages.Open<UnitPage>(p => p.Add(x => x.Serial, "pagerecall-1"));
        page.At("unit-recall").TextContent.ShouldContain("请停用");
        await page.At("recall-done").ClickAsync();
        page.FindAll("[data-testid=unit-recall]").ShouldBeEmpty();
        pages.Open<UnitPage>(p => p.Add(x => x.Serial, "NOSUCHUNIT")).Markup.ShouldContain("没有这台机器");
    }

    [Fact]
    public void Pop_TellsARecall_InTheReadersLanguage()
    {
        using var pages = new UnitPages(host, Roles.Agent, "en");
        var unit = new PopUnit(
            new UnitId(Guid.NewGuid()), "S1", "K1", "空调", "Air conditioner", "AC", "HM", "禾沐", "HEMU", null, null, null, null, null, null, false, UnitState.InUse, 0,
            WarrantyRules.Judge([], new DateOnly(2026, 1, 1)))
        {
            Recalls = [new Recall { Code = "RC-1", TitleZh = "压缩机召回", TitleEn = "Compressor recall", AdviceEn = "Switch it off", ModelCode = "K1" }],
        };
        var line = pages.Open<UnitLine>(p => p.Add(x => x.Unit, unit));
        line.At("pop-recall").TextContent.ShouldContain("Compressor recall");
        line.At("pop-recall").GetAttribute("title").ShouldBe("Switch it off");
        pages.Open<UnitLine>(p => p.Add(x => x.Unit, unit with { Recalls = [] })).FindAll("[data-testid=pop-recall]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Units_AreFoundByTheirTail_AndRegistered()
    {
        var model = await RegisterAsync("PAGELISTTAIL77");
        using var pages = new UnitPages(host, Roles.Agent);
        var page = pages.Open<UnitsPage>();
        await page.At("units-search").ChangeAsync("tail77");
        page.FindAll("[data-testid=unit-row]").ShouldHaveSingleItem().TextContent.ShouldContain("PAGELISTTAIL77");

        await page.At("units-new").ClickAsync();
        await page.TypeAsync("unit-serial", "PAGENEW1");
        await page.At("unit-save").ClickAsync();
        page.At("unit-problem").TextContent.ShouldContain("型号");
        await page.At("unit-model").ChangeAsync(page.At("unit-model").QuerySelectorAll("option").First(o => o.TextContent.StartsWith(model + " ", StringComparison.Ordinal)).GetAttribute("value")!);
        await page.TypeAsync("unit-user", "C-9999999");
        await page.At("unit-save").ClickAsync();
        page.At("unit-problem").TextContent.ShouldContain("C-9999999");
        await page.TypeAsync("unit-user", "");
        await page.At("unit-save").ClickAsync();
        pages.Nav.Uri.ShouldContain("/units/PAGENEW1?brand=");
    }

    [Fact]
    public async Task Unit_ShowsPurchase_CoverEnd_Repairs_AndSeller()
    {
        var model = await RegisterAsync("PAGECARD0");
        var query = host.Services.GetRequiredService<CatalogueQuery>();
        var id = (await query.GetAsync(Ct)).Models.First(m => m.Code == model).Id;
        (await host.Services.GetRequiredService<UnitStore>().RegisterAsync(new RegisterUnit("PAGECARD1", id, null, null, null, PurchasedOn: new DateOnly(2026, 1, 10), Seller: "苏宁五四广场店"), new Actor("tester"), Ct))
            .ShouldBeOfType<SaveResult<InstalledUnit>.Saved>();
        using var pages = new UnitPages(host, Roles.Parts);
        var page = pages.Open<UnitPage>(p => p.Add(x => x.Serial, "PAGECARD1"));
        var card = page.At("pop-unit").TextContent;
        card.ShouldContain("2026-01-10");
        card.ShouldContain("苏宁五四广场店");
        page.At("unit-repairs").TextContent.ShouldBe("0");
        page.Find("[data-coverage=whole]").TextContent.ShouldMatch("20(2[7-9]|3[0-9])-[0-9]{2}-[0-9]{2}");
    }

    [Fact]
    public async Task Unit_WhoseSerialTwoBrandsUse_IsChosenByItsBrandBeforeAnythingIsWritten()
    {
        var (brand, other) = await SharedSerials.RegisterAsync(host, "PAGESHARED1");
        using var pages = new UnitPages(host, Roles.Supervisor);
        var page = pages.Open<UnitPage>(p => p.Add(x => x.Serial, "PAGESHARED1"));
        page.FindAll("[data-testid=unit-shared-brand]").Select(l => l.GetAttribute("href")).ShouldBe([$"/units/PAGESHARED1?brand={brand}", $"/units/PAGESHARED1?brand={other}"]);
        page.FindAll("[data-testid=unit-actions]").ShouldBeEmpty();
        pages.Nav.NavigateTo($"/units/PAGESHARED1?brand={other}");
        var chosen = pages.Open<UnitPage>(p => p.Add(x => x.Serial, "PAGESHARED1"));
        chosen.FindAll("[data-testid=unit-shared]").ShouldBeEmpty();
        chosen.FindAll("[data-testid=unit-actions]").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Policies_ANewRow_IsTriedOnAUnit_AndAppended()
    {
        await RegisterAsync("PAGEPOLICY1");
        using var pages = new UnitPages(host, Roles.Administrator);
        var page = pages.Open<PoliciesPage>();
        page.FindAll("[data-testid=policy-row]").Select(r => r.TextContent).ShouldContain(t => t.Contains("AC-HOME", StringComparison.Ordinal));
        await page.FindAll("[data-testid=policy-row]").First(r => r.TextContent.Contains("AC-HOME", StringComparison.Ordinal)).ClickAsync();
        await page.TypeAsync("term-months-0", "12");
        await page.TypeAsync("policy-sample", "PAGEPOLICY1");
        await page.At("policy-try").ClickAsync();
        var effect = page.At("policy-effect").TextContent;
        effect.ShouldContain("销售日", Case.Sensitive, "a later sale would have less");
        effect.ShouldNotContain("2032-01-10", Case.Sensitive, "what was sold keeps its end");

        // A row of its own for sales of long ago: the other tests' sales stay as they were.
        await page.At("admin-new").ClickAsync();
        await page.TypeAsync("policy-code", "PAGE-1990");
        await page.TypeAsync("policy-from", "1990-01-01");
        await page.At("admin-save").ClickAsync();
        page.At("policy-form").TextContent.ShouldContain("必须填写");
        await page.TypeAsync("policy-reason", "test");
        await page.At("admin-save").ClickAsync();
        var stored = (await host.Services.GetRequiredService<PolicyStore>().ListAsync(Ct)).Single(p => p.Policy.Code == "PAGE-1990");
        stored.Policy.Version.ShouldBe(1);
        stored.RecordedBy.ShouldBe("page-person");
    }

    [Theory]
    [InlineData("zh-CN", "新召回")]
    [InlineData("en", "New recall")]
    public async Task Recalls_AreOpened_WithTheirFieldsChecked(string culture, string title)
    {
        var code = "RC-PAGE-" + culture[..2];
        using var pages = new UnitPages(host, Roles.Administrator, culture);
        var page = pages.Open<RecallsPage>();
        await page.At("admin-new").ClickAsync();
        page.At("recall-form").TextContent.ShouldContain(title);
        await page.TypeAsync("recall-code", code);
        await page.TypeAsync("recall-model", "NO-SUCH-MODEL");
        await page.TypeAsync("recall-zh", "标题");
        await page.TypeAsync("recall-en", "Title");
        await page.At("admin-save").ClickAsync();
        page.At("recall-form").TextContent.ShouldContain("NO-SUCH-MODEL");
        await page.TypeAsync("recall-model", await ModelAsync());
        await page.TypeAsync("recall-from", "ZZZZ1");
        await page.TypeAsync("recall-to", "ZZZZ2");
        await page.At("admin-save").ClickAsync();
        page.FindAll("[data-testid=recall-row]").Select(r => r.TextContent).ShouldContain(t => t.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public void Recalls_AreReachedFromTheUnits_ByWhoManagesWarranty()
    {
        using (var agent = new UnitPages(host, Roles.Agent))
            agent.Open<UnitsPage>().FindAll("[data-testid=units-recalls]").ShouldBeEmpty();
        using var pages = new UnitPages(host, Roles.Supervisor);
        pages.Open<UnitsPage>().At("units-recalls").GetAttribute("href").ShouldBe("/admin/recalls");
        typeof(RecallsPage).GetCustomAttributes(typeof(AuthorizeAttribute), true).ShouldHaveSingleItem().ShouldBeOfType<AuthorizeAttribute>().Policy.ShouldBe(Rights.WarrantyManage);
        var doors = pages.Open<RecallsPage>().FindAll(".adm__door").Select(d => d.GetAttribute("href")).ToList();
        doors.ShouldContain("/admin/recalls");
        doors.ShouldNotContain("/admin/users", "no door that stays shut");
    }

    private static Task ChooseAsync(IRenderedComponent<UnitPage> page, string testId, int choice) =>
        page.At(testId).ChangeAsync(page.At(testId).QuerySelectorAll("option")[choice + 1].GetAttribute("value")!);

    private async Task<string> ModelAsync()
    {
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        return await db.Models.Where(m => m.CategoryCode == "AC").OrderBy(m => m.Code).Select(m => m.Code).FirstAsync(Ct);
    }

    private async Task<string> RegisterAsync(string serial)
    {
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        var model = await db.Models.Where(m => m.CategoryCode == "AC").OrderBy(m => m.Code).FirstAsync(Ct);
        var made = await host.Services.GetRequiredService<UnitStore>().RegisterAsync(new RegisterUnit(serial, model.Id, null, null, null, new DateOnly(2026, 1, 10)), Actor.System, Ct);
        made.ShouldBeOfType<SaveResult<InstalledUnit>.Saved>();
        return model.Code;
    }
}
