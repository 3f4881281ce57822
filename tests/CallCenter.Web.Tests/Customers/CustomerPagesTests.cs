using System.Security.Claims;
using AfterSales.Tests.Shared;
using Bunit;
using CallCenter.Web.Features.Customers;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Tests.Desk;
using Crm.Domain.Customers;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Customers;
using Persistence.Demo;
using Persistence.Queries;
using Persistence.Sqlite;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Customers;

public sealed class CustomerPagesTests : IDisposable
{
    private static readonly Actor Setup = new("setup");
    private readonly TempFolder _folder = new();

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("zh-CN", "金牌客户", "有犬")]
    [InlineData("en", "Gold", "Dog")]
    public async Task List_ShowsMaskedNumbers_SearchesAndSaysWhenNobodyFits(string culture, string tier, string dog)
    {
        await using var pages = new DeskPages(culture);
        await OpenAsync(pages);
        await CreateAsync(pages, "周敏", "13800138000", d => d with { Tier = CustomerTier.Gold, Risks = ["dog"] });
        await CreateAsync(pages, "曾国强", "13900139000");
        var page = Render<CustomersPage>(pages, "agent1", Roles.Agent);
        page.FindAll("[data-testid=customer-row]").Count.ShouldBe(2);
        page.Markup.ShouldNotContain("13800138000", customMessage: "numbers are masked");
        var row = page.Find("[data-testid=customer-row]").TextContent;
        row.ShouldContain("138****8000");
        row.ShouldContain(tier);
        row.ShouldContain(dog);
        page.FindAll("[data-testid=customers-export]").ShouldBeEmpty("an agent takes no lists away");

        page.Find("[data-testid=customers-search]").Change("zengguo");
        page.WaitForAssertion(() => page.FindAll("[data-testid=customer-row]").ShouldHaveSingleItem().TextContent.ShouldContain("曾国强"));
        page.Find("[data-testid=customers-search]").Change("nobody at all");
        page.WaitForElement("[data-testid=customers-empty]");
        Render<CustomersPage>(pages, "supervisor1", Roles.Supervisor).FindAll("[data-testid=customers-export]").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task List_IsTurnedPageByPage()
    {
        await using var pages = new DeskPages("en");
        await OpenAsync(pages);
        await pages.Services.GetRequiredService<BulkSeeder>().SeedAsync(60, 0, 0, DateTimeOffset.UnixEpoch.AddYears(56), null, Ct);
        var page = Render<CustomersPage>(pages, "agent1", Roles.Agent);
        var first = page.Find("[data-testid=customer-row]").GetAttribute("data-key");
        page.Find("[data-testid=customers-count]").TextContent.ShouldContain("60");
        page.Find("[data-testid=customers-next]").Click();
        page.WaitForAssertion(() => page.Find("[data-testid=customer-row]").GetAttribute("data-key").ShouldNotBe(first));
        page.Find("[data-testid=customers-next]").HasAttribute("disabled").ShouldBeTrue("sixty are two pages");
        page.Find("[data-testid=customers-back]").Click();
        page.WaitForAssertion(() => page.Find("[data-testid=customer-row]").GetAttribute("data-key").ShouldBe(first));
    }

    [Fact]
    public async Task Form_NamesWhatIsWrong_ShowsWhoMayBeTheSame_AndSaves()
    {
        await using var pages = new DeskPages("en");
        await OpenAsync(pages);
        var known = await CreateAsync(pages, "王强", "13800138000");
        var page = Render<CustomerFormPage>(pages, "agent1", Roles.Agent);
        page.Find("[data-testid=customer-save]").Click();
        page.WaitForElement("[data-testid=faults]").TextContent.ShouldContain("must be filled in");

        page.Find("[data-testid=phone-text]").Change("88939999");
        page.WaitForAssertion(() => page.Find("[data-testid=phone-row]").TextContent.ShouldContain("area code"));
        page.Find("[data-testid=phone-text]").Change("０１３８　００１３８０００");
        page.WaitForAssertion(() => page.Find("[data-testid=form-duplicates]").TextContent.ShouldContain(known.Number));
        page.Find("[data-testid=customer-name]").Input("单雄信");
        page.Find("[data-testid=address-detail]").Change("山东省青岛市市南区香港中路76号");
        page.WaitForAssertion(() => page.Find("[data-testid=address-region]").GetAttribute("value").ShouldBe("山东省青岛市市南区", "a pasted address fills its region"));
        page.Find("[data-testid=risk][data-risk=dog]").Click();
        page.Find("[data-testid=customer-save]").Click();
        page.WaitForAssertion(() => pages.Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/customers/C-0000002"));
        var stored = (await pages.Services.GetRequiredService<SearchQuery>().FindAsync("shanxiongxin", 5, Ct)).ShouldHaveSingleItem();
        stored.Title.ShouldBe("单雄信");
    }

    [Fact]
    public async Task Form_ChangedMeanwhile_ShowsEachConflict_AndSavesTheChoice()
    {
        await using var pages = new DeskPages("en");
        await OpenAsync(pages);
        var customer = await CreateAsync(pages, "周敏", "13800138000");
        var page = Render<CustomerFormPage>(pages, "agent1", Roles.Agent, p => p.Add(f => f.Id, customer.Number));
        page.Find("[data-testid=customer-name]").Input("周敏敏");
        page.Find("[data-testid=customer-salutation]").Input("女士");

        var editor = pages.Services.GetRequiredService<CustomerEditor>();
        var (_, draft) = (await editor.ReadAsync(customer.Id, Ct))!.Value;
        (await editor.SaveAsync(customer.Id, 1, draft with { Name = "周小敏", Tier = CustomerTier.Gold }, Setup, Ct)).ShouldBeOfType<SaveResult<Customer>.Saved>();

        page.Find("[data-testid=customer-save]").Click();
        var conflict = page.WaitForElement("[data-testid=conflict]");
        conflict.GetAttribute("data-field").ShouldBe("customerName");
        foreach (var text in new[] { "周敏敏", "周小敏" })
            conflict.TextContent.ShouldContain(text);
        page.FindAll("[data-testid=conflict]").Count.ShouldBe(1, "what only one changed is no conflict");
        page.FindAll("[data-testid=conflict] [role=radio]")[1].Click();
        page.Find("[data-testid=customer-save]").Click();
        page.WaitForAssertion(() => pages.Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith(customer.Number));
        var (now, _) = (await editor.ReadAsync(customer.Id, Ct))!.Value;
        (now.Name, now.Tier, now.Salutation).ShouldBe(("周小敏", CustomerTier.Gold, "女士"), "theirs was chosen, the rest is put together");
    }

    [Fact]
    public async Task Saved_CanBeUndone()
    {
        await using var pages = new DeskPages("en");
        await OpenAsync(pages);
        var customer = await CreateAsync(pages, "周敏", "13800138000");
        var page = Render<CustomerFormPage>(pages, "agent1", Roles.Agent, p => p.Add(f => f.Id, customer.Number));
        page.Find("[data-testid=customer-name]").Input("周敏敏");
        page.Find("[data-testid=customer-save]").Click();
        var toasts = pages.Services.GetRequiredService<CallCenter.Web.Ui.Kit.Toasts>();
        page.WaitForAssertion(() => toasts.Items.ShouldHaveSingleItem().Undo.ShouldNotBeNull());
        await page.InvokeAsync(() => toasts.Items[0].Undo!());
        (await pages.Services.GetRequiredService<CustomerEditor>().ReadAsync(customer.Id, Ct))!.Value.Customer.Name.ShouldBe("周敏");
    }

    [Fact]
    public async Task Merge_IsPreviewedAndDone_AndOnlyBySupervisors()
    {
        await using var pages = new DeskPages("en");
        await OpenAsync(pages);
        var one = await CreateAsync(pages, "周敏", "13800138000");
        var other = await CreateAsync(pages, "周敏", "13900139000", d => d with { Phones = [.. d.Phones, new PhoneDraft("13800138000")] });
        var reader = pages.Render<CustomerMerge>(p => p.Add(m => m.Customer, one).Add(m => m.MayMerge, false));
        reader.Find("[data-testid=duplicate]").TextContent.ShouldContain(other.Number);
        reader.FindAll("[data-testid=merge-preview]").ShouldBeEmpty();

        Customer? told = null;
        var page = pages.Render<CustomerMerge>(p => p.Add(m => m.Customer, one).Add(m => m.MayMerge, true).Add(m => m.Who, "supervisor1").Add(m => m.OnChanged, c => told = c));
        page.Find("[data-testid=merge-preview]").Click();
        page.WaitForElement("[data-testid=merge-moves]").TextContent.ShouldContain("Phone");
        page.Find("[data-testid=merge-do]").Click();
        page.WaitForAssertion(() => told!.Id.ShouldBe(one.Id));
        (await pages.Services.GetRequiredService<PopQuery>().FindByPhoneAsync("+8613900139000", Ct)).Candidates.ShouldHaveSingleItem().Customer.Id.ShouldBe(one.Id);
        page.Render(p => p.Add(m => m.Customer, told!));
        page.WaitForElement("[data-testid=unmerge]").Click();
        page.WaitForAssertion(() => told!.Id.ShouldBe(other.Id));
    }

    [Theory]
    [InlineData("zh-CN", "等级: 普通客户 → 金牌客户")]
    [InlineData("en", "Tier: Standard → Gold")]
    public async Task History_SaysWhoChangedWhat(string culture, string said)
    {
        await using var pages = new DeskPages(culture);
        await OpenAsync(pages);
        var customer = await CreateAsync(pages, "周敏", "13800138000");
        var editor = pages.Services.GetRequiredService<CustomerEditor>();
        var (_, draft) = (await editor.ReadAsync(customer.Id, Ct))!.Value;
        await editor.SaveAsync(customer.Id, 1, draft with { Tier = CustomerTier.Gold }, new Actor("agent7"), Ct);
        var history = pages.Render<CustomerHistory>(p => p.Add(h => h.Customer, customer.Id));
        var fact = history.WaitForElement("[data-testid=history-fact]");
        fact.TextContent.ShouldContain(said);
        fact.TextContent.ShouldContain("agent7");
        history.FindAll("[data-testid=history-kinds] [role=radio]")[1].Click();
        history.WaitForElement("[data-testid=history-empty]");
    }

    [Fact]
    public async Task History_TellsOfAPlaceItsRegionOnly()
    {
        await using var pages = new DeskPages("en");
        await OpenAsync(pages);
        var customer = await CreateAsync(pages, "周敏", "13800138000", d => d with { Addresses = [new AddressDraft(null, "370202", "八大湖街道", "香港中路76号", true)] });
        var history = pages.Render<CustomerHistory>(p => p.Add(h => h.Customer, customer.Id));
        var fact = history.WaitForElement("[data-testid=history-fact]").TextContent;
        fact.ShouldContain("山东省青岛市市南区");
        fact.ShouldNotContain("香港中路");
        var old = new CustomerFact(DateTimeOffset.UnixEpoch, CustomerFactKind.Change, "a1", "customer.edited", null, "agent1", After: """{"address:370202香港中路76号":"山东省青岛市市南区香港中路76号 *"}""");
        pages.Services.GetRequiredService<CustomerWords>().Of(old).ShouldNotContain("香港中路", customMessage: "older audits are masked where they are shown");
    }

    [Fact]
    public async Task Form_ConflictOfANumber_CarriesItMasked()
    {
        await using var pages = new DeskPages("en");
        await OpenAsync(pages);
        var customer = await CreateAsync(pages, "周敏", "13800138000");
        var page = Render<CustomerFormPage>(pages, "agent1", Roles.Agent, p => p.Add(f => f.Id, customer.Number));
        page.Find("[data-testid=phone-from]").Change("2020-01-01");
        var editor = pages.Services.GetRequiredService<CustomerEditor>();
        var (_, draft) = (await editor.ReadAsync(customer.Id, Ct))!.Value;
        await editor.SaveAsync(customer.Id, 1, draft with { Phones = [draft.Phones[0] with { ValidFrom = new DateOnly(2021, 1, 1) }] }, Setup, Ct);
        page.Find("[data-testid=customer-save]").Click();
        page.WaitForElement("[data-testid=conflict]").GetAttribute("data-field").ShouldBe("phone:138****8000");
        page.Find("[data-testid=conflicts]").OuterHtml.ShouldNotContain("13800138000");
    }

    [Theory]
    [InlineData("zh-CN", "共 1 位")]
    [InlineData("en", "1 customer")]
    public async Task List_OfOne_CountsOne(string culture, string said)
    {
        await using var pages = new DeskPages(culture);
        await OpenAsync(pages);
        await CreateAsync(pages, "周敏", "13800138000");
        Render<CustomersPage>(pages, "agent1", Roles.Agent).WaitForElement("[data-testid=customers-count]").TextContent.ShouldBe(said);
    }

    [Fact]
    public async Task Find_GroupsHits_IsMovedByArrows_AndOpensByEnter()
    {
        await using var pages = new DeskPages("en");
        await OpenAsync(pages);
        var one = await CreateAsync(pages, "曾国强", "13900139000");
        var two = await CreateAsync(pages, "曾国豪", "13900139001");
        var box = pages.Render<FindBox>();
        box.Find("[data-testid=find]").Click();
        box.WaitForElement("[data-testid=find-text]").Input("z");
        box.WaitForAssertion(() => box.Find("[data-testid=find-status]").TextContent.ShouldContain("four digits"));
        box.Find("[data-testid=find-text]").Input("zengguo");
        box.WaitForAssertion(() => box.FindAll("[data-testid=find-hit]").Count.ShouldBe(2));
        box.Find("[data-testid=find-group]").TextContent.ShouldContain("Customers");
        box.Markup.ShouldNotContain("13900139000");
        box.Find("[data-testid=find-text]").KeyDown("ArrowDown");
        box.Find("[data-testid=find-text]").KeyDown("Enter");
        var uri = pages.Services.GetRequiredService<NavigationManager>().Uri;
        new[] { one.Id.ToString(), two.Id.ToString() }.ShouldContain(id => uri.EndsWith("/customers/" + id, StringComparison.Ordinal));
        box.FindAll("[data-testid=find-text]").ShouldBeEmpty("the dialog closes");
    }

    private static IRenderedComponent<T> Render<T>(DeskPages pages, string who, string role, Action<ComponentParameterCollectionBuilder<T>>? more = null)
        where T : IComponent => pages.Render<T>(p =>
        {
            p.AddCascadingValue(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, who), new Claim(ClaimTypes.Role, role)], "test")))));
            more?.Invoke(p);
        });

    private static async Task<Customer> CreateAsync(DeskPages pages, string name, string phone, Func<CustomerDraft, CustomerDraft>? more = null)
    {
        var draft = new CustomerDraft { Name = name, Phones = [new PhoneDraft(phone, IsPrimary: true)] };
        return (await pages.Services.GetRequiredService<CustomerEditor>().CreateAsync(more?.Invoke(draft) ?? draft, Setup, Ct)).ShouldBeOfType<SaveResult<Customer>.Saved>().Value;
    }

    // The pages' language flows from where they are made: a method of its own would lose it.
    private async Task OpenAsync(DeskPages pages)
    {
        pages.ComponentFactories.AddStub<DeskBar>();
        pages.Services.AddPersistence(SqliteStore.ForFile(_folder.File("customers.db")));
        pages.Services.AddSingleton<CustomerWords>();
        pages.Services.AddSingleton<RevealPhone>();
        await pages.Services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
    }
}
