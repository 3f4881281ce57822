using Bunit;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.Tickets;
using CallCenter.Web.Tests.Desk;
using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Tickets;

/// <summary>The address of a known customer who has none, at the desk's own form.</summary>
public sealed class KnownPlaceTests
{
    private static readonly Actor Lin = new("agent1", "desk-7");

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_WithAPlaceThatIsNotOnFile_KeepsItWithTheCustomer_AndTheTicketGoesThere()
    {
        await using var floor = await TestFloor.OpenAsync();
        var customer = await floor.CustomerAsync("周敏", "13812348000");
        var draft = DraftOf(customer) with { NewRegion = "370202", NewRegionName = "山东省青岛市市南区", NewAddress = " 香港中路 76 号 " };

        var saved = await SavedAsync(floor, draft);
        await SavedAsync(floor, draft with { Interaction = new(Guid.CreateVersion7()) });

        await using var db = await floor.DbAsync();
        var place = await db.CustomerAddresses.SingleAsync(Ct);
        (place.CustomerId, place.Region, place.Detail, place.IsDefault).ShouldBe((customer.Id, "山东省青岛市市南区", "香港中路 76 号", true));
        saved.Address.ShouldBe(place.Id);
        (await db.Tickets.Select(t => t.AddressId).ToListAsync(Ct)).ShouldBe([place.Id, place.Id], "the same place twice is one");
    }

    [Theory]
    [InlineData("370202", "", "newAddress")]
    [InlineData("", "香港中路 76 号", "region")]
    [InlineData("370000", "香港中路 76 号", "region")]
    public async Task Save_WithHalfAPlace_NamesTheOtherHalfAndStoresNothing(string region, string detail, string missing)
    {
        await using var floor = await TestFloor.OpenAsync();
        var customer = await floor.CustomerAsync("周敏", "13812348000");

        var refusal = (await floor.Services.GetRequiredService<SaveDraft>().HandleAsync(DraftOf(customer) with { NewRegion = region, NewAddress = detail }, Callers.Pop(), Lin, Ct))
            .ShouldBeOfType<SaveResult<DeskDraft>.Refused>().Refusal;

        SaveDraft.FieldsOf(refusal).ShouldBe([missing]);
        await using var db = await floor.DbAsync();
        (await db.CustomerAddresses.CountAsync(Ct) + await db.Tickets.CountAsync(Ct)).ShouldBe(0);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Form_OfACustomerWithoutAnAddress_TakesOneByTheRegionMap(string culture)
    {
        using var pages = new DeskPages(culture);
        var who = Callers.Candidate(1, "周敏", Callers.Unit(11));
        who = who with { Customer = who.Customer with { AddressId = null }, Units = [who.Units[0] with { AddressId = null }] };
        DeskDraft draft = DraftPrefill.Begin(Callers.Pop(who), Floor.Repair);
        var form = pages.Render<TicketForm>(p => p.Add(x => x.Draft, draft).Add(x => x.Candidate, who).Add(x => x.OnChange, d => draft = d)
            .Add(x => x.FindRegions, (text, _) => Task.FromResult(DeskReads.Regions(text))));
        form.Find("[data-testid=no-address]").TextContent.Trim().ShouldNotBeEmpty();

        await form.Find("[data-testid=place-region]").InputAsync(new() { Value = "shinan" });
        form.WaitForAssertion(() => form.FindAll("[data-testid=known-place] [role=option]").Count.ShouldBeGreaterThan(0), TimeSpan.FromSeconds(30));
        var choice = form.FindAll("[data-testid=known-place] [role=option]").First(o => o.TextContent.Contains("青岛", StringComparison.Ordinal));
        await choice.TriggerEventAsync("onmousedown", new Microsoft.AspNetCore.Components.Web.MouseEventArgs());
        if (draft.NewRegion.Length == 0)
            await choice.ClickAsync(new());
        form.Render(p => p.Add(x => x.Draft, draft));
        await form.Find("[data-testid=place-detail]").InputAsync(new() { Value = "香港中路 76 号" });

        draft.NewRegion.ShouldBe("370202");
        draft.NewAddress.ShouldBe("香港中路 76 号");
    }

    [Fact]
    public void Choose_OfACustomerWithAnAddress_DropsNothingThatIsOnFile_AndOneWithoutKeepsWhatWasTyped()
    {
        var typed = new DeskDraft { Interaction = Floor.FirstCall, NewRegion = "370202", NewRegionName = "山东省青岛市市南区", NewAddress = "香港中路 76 号" };
        var with = Callers.Candidate(1, "周敏", Callers.Unit(11));
        var without = with with { Customer = with.Customer with { AddressId = null }, Units = [] };

        DraftPrefill.Choose(typed, with).ShouldSatisfyAllConditions(d => d.Address.ShouldBe(Callers.Home), d => d.HasNewPlace.ShouldBeFalse());
        DraftPrefill.Choose(typed, without).ShouldSatisfyAllConditions(d => d.HasNewPlace.ShouldBeTrue(), d => d.NewAddress.ShouldBe("香港中路 76 号"));
    }

    private static DeskDraft DraftOf(Customer customer) => new() { Interaction = Floor.FirstCall, Customer = customer.Id, Category = "AC", Symptom = "AC-S01", ContactName = "周敏" };

    private static async Task<DeskDraft> SavedAsync(TestFloor floor, DeskDraft draft)
    {
        var result = await floor.Services.GetRequiredService<SaveDraft>().HandleAsync(draft, Callers.Pop(), Lin, Ct);
        return result.ShouldBeOfType<SaveResult<DeskDraft>.Saved>((result as SaveResult<DeskDraft>.Refused)?.Refusal.Rule).Value;
    }
}
