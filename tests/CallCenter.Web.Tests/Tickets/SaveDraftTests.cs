using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.Tickets;
using CallCenter.Web.Tests.Desk;
using Crm.Domain;
using Crm.Domain.Knowledge;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Knowledge;
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
    public async Task Save_ForSomebodyWhoCallsForTheOwner_StoresBothAsTheirOwnRoles()
    {
        await using var floor = await TestFloor.OpenAsync();
        var owner = await floor.CustomerAsync("周敏", "13812348000");
        var draft = new DeskDraft { Interaction = Floor.FirstCall, Customer = owner.Id, Category = "AC", Symptom = "AC-S01", ContactName = "周小妹", ContactPhone = "13911112222" };

        (await floor.Services.GetRequiredService<SaveDraft>().HandleAsync(draft, Callers.Pop(), Lin, Ct)).ShouldBeOfType<SaveResult<DeskDraft>.Saved>();

        await using var db = await floor.DbAsync();
        var ticket = await db.Tickets.SingleAsync(Ct);
        (ticket.CustomerId, ticket.ReporterName, ticket.ReporterE164).ShouldBe((owner.Id, "周小妹", "+8613911112222"));
        (await db.Customers.SingleAsync(Ct)).Name.ShouldBe("周敏", "the owner stays who he is");
        (await db.CustomerPhones.Select(p => p.E164).ToListAsync(Ct)).ShouldNotContain("+8613911112222");
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

    [Fact]
    public async Task Save_WhenAnArticleSolvedIt_EndsTheTicketOnThePhoneAndTellsTheArticles()
    {
        await using var floor = await TestFloor.OpenAsync();
        await PublishAsync(floor, "AC-001");
        await PublishAsync(floor, "AC-010");
        var customer = await floor.CustomerAsync("周敏", "13812348000");
        var draft = new DeskDraft { Interaction = Floor.FirstCall, Customer = customer.Id, Category = "AC", Symptom = "AC-S01", SolvedBy = "AC-001", Tried = ["AC-010"] };

        var saved = (await floor.Services.GetRequiredService<SaveDraft>().HandleAsync(draft, Callers.Pop(), Lin, Ct)).ShouldBeOfType<SaveResult<DeskDraft>.Saved>().Value;

        Dispositions.Derive(saved).ShouldBe(Dispositions.PhoneSolved);
        await using var db = await floor.DbAsync();
        (await db.Tickets.SingleAsync(Ct)).Status.ShouldBe(TicketStatus.PhoneSolved);
        (await db.TicketTimeline.SingleAsync(t => t.Type == "PhoneSolved", Ct)).Data.ShouldSatisfyAllConditions(d => d.ShouldContain("AC-001"), d => d.ShouldContain("\"articleVersion\":1"));
        var articles = floor.Services.GetRequiredService<ArticleQuery>();
        (await articles.FindAsync("AC-001", Ct))!.Votes.ShouldBe(new ArticleVotes(1, 0));
        (await articles.FindAsync("AC-010", Ct))!.Votes.ShouldBe(new ArticleVotes(0, 1));
    }

    [Fact]
    public async Task Save_OfADangerousSymptomAsSolvedByPhone_IsRefusedAndStoresNothing()
    {
        await using var floor = await TestFloor.OpenAsync();
        await using (var before = await floor.DbAsync())
        {
            before.Symptoms.Add(new Crm.Domain.Catalogue.Symptom { Code = "AC-S14", CategoryCode = "AC", NameZh = "漏电", NameEn = "Shock", IsSafetyCritical = true });
            await before.SaveChangesAsync(Ct);
        }

        var customer = await floor.CustomerAsync("周敏", "13812348000");
        var draft = new DeskDraft { Interaction = Floor.FirstCall, Customer = customer.Id, Category = "AC", Symptom = "AC-S14", SolvedBy = "AC-001" };

        var refusal = (await floor.Services.GetRequiredService<SaveDraft>().HandleAsync(draft, Callers.Pop(), Lin, Ct)).ShouldBeOfType<SaveResult<DeskDraft>.Refused>().Refusal;

        refusal.Rule.ShouldBe("SafetyFaultIsNeverSolvedByPhone");
        await using var db = await floor.DbAsync();
        (await db.Tickets.CountAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Save_OfADangerousSymptom_IsRefusedUntilTheSafetyScriptWasSaid()
    {
        await using var floor = await TestFloor.OpenAsync();
        await using (var before = await floor.DbAsync())
        {
            before.Symptoms.Add(new Crm.Domain.Catalogue.Symptom { Code = "AC-S15", CategoryCode = "AC", NameZh = "漏电", NameEn = "Shock", IsSafetyCritical = true });
            await before.SaveChangesAsync(Ct);
        }

        var customer = await floor.CustomerAsync("周敏", "13812348000");
        var save = floor.Services.GetRequiredService<SaveDraft>();
        var draft = new DeskDraft { Interaction = Floor.FirstCall, Customer = customer.Id, Category = "AC", Symptom = "AC-S15", Said = ["hv.touch"] };

        var refusal = (await save.HandleAsync(draft, Callers.Pop(), Lin, Ct)).ShouldBeOfType<SaveResult<DeskDraft>.Refused>().Refusal;

        refusal.Rule.ShouldBe("SafetyScriptMustBeSaid");
        SaveDraft.FieldsOf(refusal).ShouldBe([DraftFields.Script]);
        (await save.HandleAsync(draft with { Said = ["hv.touch", "hv.power"] }, Callers.Pop(), Lin, Ct)).ShouldBeOfType<SaveResult<DeskDraft>.Saved>();
    }

    private static async Task PublishAsync(TestFloor floor, string number)
    {
        var store = floor.Services.GetRequiredService<ArticleStore>();
        var content = new ArticleContent { Texts = [new ArticleText(ArticleLanguages.Chinese, number, "1. 重启", [])], IsSolvableByPhone = true };
        (await store.BeginAsync(number, content, new Actor("qa1"), Ct)).ShouldBeOfType<SaveResult<Article>.Saved>();
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime).AddMonths(3);
        (await store.ChangeAsync(number, 1, [new ArticleCommand.Submit("qa1"), new ArticleCommand.Approve("supervisor1"), new ArticleCommand.Publish(day, "supervisor1")], new Actor("supervisor1"), Ct))
            .ShouldBeOfType<SaveResult<Article>.Saved>();
    }
}
