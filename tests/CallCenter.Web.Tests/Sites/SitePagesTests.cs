using System.Security.Claims;
using Bunit;
using CallCenter.Web.Features.Sites;
using CallCenter.Web.Tests.Admin;
using CallCenter.Web.Tests.Host;
using CallCenter.Web.Tests.Ui;
using Crm.Domain.Dispatch;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Administration;
using Persistence.Dispatch;
using Persistence.Queries;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Sites;

[Collection(HostTests.Name)]
public sealed class SitePagesTests(RunningHost host)
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Site_MadeByRegionAndCategory_IsKept_ChangedAndPutBack()
    {
        using var context = Open();
        var page = context.Render<SitesPage>();
        await page.At("admin-new").ClickAsync();
        await page.At("admin-save").ClickAsync();
        page.At("site-form").TextContent.ShouldContain("服务区域：");

        await page.TypeAsync("site-code", "ts-pages");
        await page.TypeAsync("site-zh", "拉萨城关网点");
        await page.At("site-region").InputAsync("chengguan");
        page.WaitForElement("[data-testid=region-option]");
        await page.At("site-region").InputAsync("拉萨市城关");
        await page.WaitForElement("[data-testid=region-option]").TriggerEventAsync("onmousedown", new MouseEventArgs());
        await ChooseAsync(page, "site-categories", "洗衣机");
        await page.At("admin-save").ClickAsync();

        var stored = await FindAsync("TS-PAGES");
        stored.RegionPrefixes.ShouldBe(["540102"]);
        stored.Categories.ShouldBe(["WM"]);

        await page.TypeAsync("site-capacity", "3");
        await page.At("admin-save").ClickAsync();
        (await FindAsync("TS-PAGES")).DailyCapacity.ShouldBe(3);
        await context.Toasts.Items[^1].Undo!();
        (await FindAsync("TS-PAGES")).DailyCapacity.ShouldBe(8);

        await ChooseAsync(page, "site-state", "暂停派单");
        await page.At("admin-save").ClickAsync();
        page.At("site-form").TextContent.ShouldContain("状态原因");
        (await FindAsync("TS-PAGES")).State.ShouldBe(ServiceSiteState.Active);

        // Nobody is sent from here again: other tests have the region for themselves.
        await page.TypeAsync("site-reason", "测试完毕");
        await page.At("admin-save").ClickAsync();
        (await FindAsync("TS-PAGES")).State.ShouldBe(ServiceSiteState.Suspended);
        page.Markup.ShouldNotContain("+86");
    }

    [Theory]
    [InlineData("zh-CN", "青岛市南网点", "王海涛", "没有停业或请假", "默认网点")]
    [InlineData("en", "Qingdao Shinan", "王海涛", "Nobody is away", "Default site")]
    public void EveryPage_InBothLanguages_ShowsItsThings(string culture, string site, string technician, string nobody, string criterion)
    {
        using var context = Open(culture);
        context.Render<SitesPage>().Markup.ShouldContain(site);
        context.Render<TechniciansPage>().Markup.ShouldContain(technician);
        context.Render<AbsencesPage>().Markup.ShouldSatisfyAllConditions(m => (m.Contains(nobody, StringComparison.Ordinal) || m.Contains("absence-row", StringComparison.Ordinal)).ShouldBeTrue());
        context.Render<DispatchRulesPage>().Markup.ShouldContain(criterion);
    }

    [Fact]
    public void PersonOfASite_SeesThatSiteAlone_AndDoesNotChangeIt()
    {
        using var context = Open(own: "HZ01");
        var sites = context.Render<SitesPage>();
        sites.FindAll("[data-testid=site-row]").Count.ShouldBe(1);
        sites.FindAll("[data-testid=admin-new]").ShouldBeEmpty();
        var people = context.Render<TechniciansPage>();
        people.FindAll("[data-testid=technician-row]").Select(r => r.GetAttribute("data-key")!).ShouldAllBe(code => code.StartsWith("HZ01-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Technician_IsTrippedOnHisPageByALeader_AndResetWithAReason()
    {
        // A person of his own: nobody else's ranking changes.
        var sites = host.Services.GetRequiredService<SiteStore>();
        await sites.SaveAsync(new ServiceSite { Code = "TS-TP", NameZh = "林芝网点", RegionPrefixes = ["540402"], Categories = ["WM"], DailyCapacity = 2 }, null, new Actor("admin"), Ct);
        await sites.SaveAsync(new Technician { Code = "TS-TP-01", SiteCode = "TS-TP", Name = "次旺", Categories = ["WM"] }, null, new Actor("admin"), Ct);
        using (var dispatcher = Open())
        {
            var seen = dispatcher.Render<TechniciansPage>();
            await ChooseTechnicianAsync(seen);
            seen.FindAll("[data-testid=trip]").ShouldBeEmpty("a dispatcher trips nobody");
        }

        using var context = Open(role: Roles.Supervisor);
        var page = context.Render<TechniciansPage>();
        await ChooseTechnicianAsync(page);
        await page.At("trip-go").ClickAsync();
        page.At("trip").QuerySelectorAll("[role=alert]").ShouldHaveSingleItem();
        await page.TypeAsync("trip-reason", "两次投诉属实");
        await page.At("trip-go").ClickAsync();
        page.At("tripped").TextContent.ShouldContain("两次投诉属实");
        page.FindAll("[data-testid=is-tripped]").ShouldNotBeEmpty();
        await page.TypeAsync("trip-reason", "培训合格");
        await page.At("trip-go").ClickAsync();
        page.FindAll("[data-testid=tripped]").ShouldBeEmpty();
        (await sites.TechniciansAsync(Ct)).Single(t => t.Code == "TS-TP-01").TrippedFrom.ShouldBeNull();

        static Task ChooseTechnicianAsync(IRenderedComponent<TechniciansPage> page) => page.Find("[data-testid=technician-row][data-key='TS-TP-01']").ClickAsync(new MouseEventArgs());
    }

    [Fact]
    public async Task Account_BoundToASite_CarriesItsClaimUntilItIsUnbound()
    {
        using var scope = host.Services.CreateScope();
        var (accounts, users) = (scope.ServiceProvider.GetRequiredService<SiteAccounts>(), scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>());
        await accounts.SetAsync("FS01", "agent20", true, new Actor("admin"), Ct);
        (await accounts.OfAsync("FS01")).ShouldContain("agent20");
        var user = (await users.FindByNameAsync("agent20"))!;
        SiteScope.Of(new ClaimsPrincipal(new ClaimsIdentity(await users.GetClaimsAsync(user)))).ShouldBe("FS01");
        await accounts.SetAsync("FS01", "agent20", false, new Actor("admin"), Ct);
        (await accounts.OfAsync("FS01")).ShouldNotContain("agent20");
        (await accounts.SetAsync("FS01", "admin", true, new Actor("admin"), Ct)).ShouldBeOfType<SaveResult<string>.Refused>().Refusal.Rule.ShouldBe("AdministratorSeesEverySite");
        (await accounts.SetAsync("FS01", "nobody-here", true, new Actor("admin"), Ct)).ShouldBeOfType<SaveResult<string>.Refused>().Refusal.Rule.ShouldBe("FieldUnknown");
    }

    [Fact]
    public async Task Ranking_MovedByItsKeys_IsStoredByItsButton_AndPutBackByUndo()
    {
        using var context = Open();
        var page = context.Render<DispatchRulesPage>();
        var before = Rows(page);
        await page.FindAll("[data-testid=ranking-down]")[0].ClickAsync();
        Rows(page).ShouldBe([before[1], before[0], .. before[2..]]);
        var settings = host.Services.GetRequiredService<SettingStore>();
        (await settings.TextAsync(DispatchSettings.Ranking, Ct)).ShouldBe(string.Join(' ', before));

        await page.At("ranking-save").ClickAsync();
        (await settings.TextAsync(DispatchSettings.Ranking, Ct)).ShouldBe(string.Join(' ', Rows(page)));
        await page.InvokeAsync(context.Toasts.Items[^1].Undo!);
        (await settings.TextAsync(DispatchSettings.Ranking, Ct)).ShouldBe(string.Join(' ', before));
    }

    [Fact]
    public async Task Ranking_Dragged_MovesToWhereItIsDropped()
    {
        using var context = Open();
        var page = context.Render<DispatchRulesPage>();
        var before = Rows(page);
        await page.FindAll("[data-testid=ranking-row]")[3].TriggerEventAsync("ondragstart", new DragEventArgs());
        await page.FindAll("[data-testid=ranking-row]")[0].TriggerEventAsync("ondrop", new DragEventArgs());
        Rows(page).ShouldBe([before[3], before[0], before[1], before[2], .. before[4..]]);
    }

    [Fact]
    public async Task Preview_OfATicket_SaysWhoWouldGetItAndWhy()
    {
        using var context = Open();
        var page = context.Render<DispatchRulesPage>();
        // Whatever waits anywhere: what waits in one city for one kind of machine depends on the hour of the demo.
        var waiting = (await host.Services.GetRequiredService<DispatchBoard>().PoolAsync(null, null, 50, Ct)).First(l => l.RegionCode is not null);
        await page.TypeAsync("preview-ticket", waiting.Number);
        await page.Find("[role=search] [type=submit], form[role=search] button").ClickAsync();
        await page.Find("form[role=search]").SubmitAsync();
        page.WaitForElement("[data-testid=preview-row]").TextContent.ShouldContain("网点 ");
    }

    // The lists of the kit know their choices by place.
    private static Task ChooseAsync(IRenderedComponent<SitesPage> page, string testId, string text) =>
        page.At(testId).ChangeAsync(page.At(testId).Children.Single(o => o.TextContent == text).GetAttribute("value")!);

    private static string[] Rows(IRenderedComponent<DispatchRulesPage> page) => [.. page.FindAll("[data-testid=ranking-row]").Select(r => r.GetAttribute("data-key")!)];

    private async Task<ServiceSite> FindAsync(string code) => (await host.Services.GetRequiredService<DispatchQuery>().SitesAsync(Ct)).Single(s => s.Code == code);

    private PageContext Open(string culture = "zh-CN", string? own = null, string role = Roles.Dispatcher)
    {
        var context = AdminPages.Open(host, culture);
        Share<SiteStore>();
        Share<DispatchQuery>();
        Share<DispatchBoard>();
        Share<TicketQuery>();
        Share<CatalogueQuery>();
        context.Services.AddScoped(_ => host.Services.CreateScope().ServiceProvider.GetRequiredService<SiteAccounts>());
        List<Claim> claims = [new(ClaimTypes.Name, "dispatcher1"), new(ClaimTypes.Role, role)];
        if (own is not null)
            claims.Add(new Claim(SiteScope.Claim, own));
        var state = Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(claims, "test"))));
        context.RenderTree.Add<CascadingValue<Task<AuthenticationState>>>(p => p.Add(c => c.Value, state));
        return context;

        void Share<T>()
            where T : class => context.Services.AddSingleton(host.Services.GetRequiredService<T>());
    }
}
