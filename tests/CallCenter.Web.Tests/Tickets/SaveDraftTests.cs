using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.Tickets;
using CallCenter.Web.Tests.Desk;
using Crm.Domain;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Tickets;

public sealed class SaveDraftTests
{
    private static readonly Actor Lin = new("agent1");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_ForAKnownCustomer_OpensTheTicketAndLinksTheCall()
    {
        await using var floor = await TestFloor.OpenAsync();
        var customer = await floor.CustomerAsync("周敏", "13812348000");
        var draft = new DeskDraft { Interaction = Floor.FirstCall, Customer = customer.Id, Category = "AC", Symptom = "AC-S01", ContactName = "周敏" };

        var saved = (await floor.Services.GetRequiredService<SaveDraft>().HandleAsync(draft, Callers.Pop(), Lin, Ct)).ShouldBeOfType<SaveResult<DeskDraft>.Saved>().Value;

        saved.TicketNumber.ShouldStartWith("T-");
        await using var db = await floor.DbAsync();
        var ticket = await db.Tickets.SingleAsync(Ct);
        ticket.ReporterE164.ShouldBe("+8613812348000");
        var contact = await db.Interactions.SingleAsync(i => i.Id == Floor.FirstCall.Value, Ct);
        contact.TicketId.ShouldBe(ticket.Id);
        contact.CustomerId.ShouldBe(customer.Id);
    }

    [Fact]
    public async Task Save_ForANewCaller_CreatesTheCustomerWithTheCallersNumber()
    {
        await using var floor = await TestFloor.OpenAsync();
        var draft = new DeskDraft
        {
            Interaction = Floor.FirstCall, NewName = "单海燕", NewRegion = "370202", NewRegionName = "山东省青岛市市南区", NewAddress = "香港中路 76 号",
            Category = "AC", Description = "不制冷",
        };

        var saved = (await floor.Services.GetRequiredService<SaveDraft>().HandleAsync(draft, Callers.Pop(), Lin, Ct)).ShouldBeOfType<SaveResult<DeskDraft>.Saved>().Value;

        await using var db = await floor.DbAsync();
        var customer = await db.Customers.SingleAsync(Ct);
        saved.Customer.ShouldBe(customer.Id);
        (await db.CustomerPhones.SingleAsync(Ct)).E164.ShouldBe("+8613812348000");
        (await db.Tickets.SingleAsync(Ct)).AddressId.ShouldNotBeNull();
    }

    [Fact]
    public async Task Save_WhenThingsAreMissing_NamesAllOfThemAndStoresNothing()
    {
        await using var floor = await TestFloor.OpenAsync();
        var draft = new DeskDraft { Interaction = Floor.FirstCall, NewName = "单海燕", NewAddress = "香港中路 76 号" };

        var refusal = (await floor.Services.GetRequiredService<SaveDraft>().HandleAsync(draft, Callers.Pop(), Lin, Ct)).ShouldBeOfType<SaveResult<DeskDraft>.Refused>().Refusal;

        refusal.Rule.ShouldBe(Refusal.RequiredFieldsMissing);
        SaveDraft.FieldsOf(refusal).ShouldBe(["region", "unit", "symptom"]);
        await using var db = await floor.DbAsync();
        (await db.Customers.CountAsync(Ct)).ShouldBe(0);
        (await db.Tickets.CountAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Save_WithATypedNumberThatIsNone_NamesThePhone()
    {
        await using var floor = await TestFloor.OpenAsync();
        var draft = new DeskDraft { Interaction = Floor.FirstCall, NewName = "单海燕", ContactPhone = "12", Category = "AC", Description = "不制冷" };

        var refusal = (await floor.Services.GetRequiredService<SaveDraft>().HandleAsync(draft, Callers.Pop(), Lin, Ct)).ShouldBeOfType<SaveResult<DeskDraft>.Refused>().Refusal;

        SaveDraft.FieldsOf(refusal).ShouldBe([DraftFields.Phone]);
    }
}
