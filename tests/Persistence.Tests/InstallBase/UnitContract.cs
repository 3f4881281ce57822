using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Customers;
using Persistence.InstallBase;
using Persistence.Queries;
using Persistence.Tickets;
using Persistence.Warranty;
using Shouldly;
using Xunit;

namespace Persistence.Tests.InstallBase;

/// <summary>The install base and the warranty table, alike on every provider.</summary>
public abstract class UnitContract
{
    private static readonly Actor Agent = new("agent1", "desk-7");
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly DateOnly Sold = new(2026, 1, 10);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task Registered_WithThePolicyOfItsSale_AndItsFirstEvent()
    {
        await using var store = await HouseAsync();
        var unit = await RegisterAsync(store, "HM AC-0001");
        unit.SerialNo.ShouldBe("HMAC0001");
        var card = await FindAsync(store, "hmac0001");
        card.Coverages.Single(c => c.Code == "whole").EndsOn.ShouldBe(Sold.AddMonths(72));
        card.Coverages.ShouldAllBe(c => c.LabourPercent == 100);
        card.Events.ShouldHaveSingleItem().Fact.ShouldBe(new UnitEvent.Registered(Today, "AC-HOME", 1));
        card.Decision.DecidedBy.ShouldBe(DecisionRule.Coverage);
        Refused(await store.Get<UnitStore>().RegisterAsync(Register("hmac0001"), Agent, Ct)).Rule.ShouldBe("SerialIsAlreadyRegistered");
    }

    [Fact]
    public async Task Repair_MovesTheStoredEnd_OnceAndAudited()
    {
        await using var store = await HouseAsync();
        var unit = await RegisterAsync(store, "HMAC0002");
        var units = store.Get<UnitStore>();
        var inRepair = Saved(await units.ChangeAsync(unit.Id, 1, [new UnitCommand.StartRepair(Sold.AddDays(100))], Agent, Ct));
        inRepair.State.ShouldBe(UnitState.InRepair);
        Saved(await units.ChangeAsync(unit.Id, 2, [new UnitCommand.EndRepair(Sold.AddDays(110), RepairOutcome.Fixed, ["cable"])], Agent, Ct)).State.ShouldBe(UnitState.InUse);
        var card = await FindAsync(store, unit.SerialNo);
        card.Coverages.Single(c => c.Code == "whole").EndsOn.ShouldBe(Sold.AddMonths(72).AddDays(10));
        card.Coverages.Single(c => c.Code == "cable").Source.ShouldBe(CoverageSource.Repair);
        card.Events.Select(e => e.Fact.Name).ShouldBe(["RepairEnded", "RepairStarted", "Registered"]);
        Refused(await units.ChangeAsync(unit.Id, 2, [new UnitCommand.StartRepair(Today)], Agent, Ct)).Rule.ShouldBe(Refusal.StaleVersion);
        await using var db = store.Open();
        var audit = await db.AuditEntries.Where(a => a.Subject == "unit:HMAC0002").OrderBy(a => a.Seq).ToListAsync(Ct);
        audit.Select(a => a.Command).ShouldBe(["unit.registered", "unit.repairStarted", "unit.repairEnded"]);
        audit[2].Before!.ShouldContain("whole 2032-01-10");
        audit[2].After!.ShouldContain("whole 2032-01-20");
        audit[2].Workstation.ShouldBe("desk-7");
    }

    [Fact]
    public async Task Invariant4_ALaterPolicy_NeverShortensWhatWasSold_AndNothingIsEverEdited()
    {
        await using var store = await HouseAsync();
        var sold = await RegisterAsync(store, "HMAC0003");
        var policies = store.Get<PolicyStore>();
        var first = (await policies.ListAsync(Ct)).Single(p => p.Policy.Code == "AC-HOME").Policy;
        var shorter = first with { Terms = [new WarrantyTerm("whole", 24)], SoldFrom = new DateOnly(2026, 1, 1) };
        Saved(await policies.AppendAsync(shorter, "new year", Agent, Ct)).Version.ShouldBe(2);
        Refused(await policies.AppendAsync(shorter, "twice", Agent, Ct)).Rule.ShouldBe(Refusal.StaleVersion);

        Saved(await store.Get<UnitStore>().ChangeAsync(sold.Id, 1, [new UnitCommand.RecordRepair(Sold.AddDays(1), Sold.AddDays(2), RepairOutcome.Fixed, [])], Agent, Ct));
        (await FindAsync(store, "HMAC0003")).Coverages.Single(c => c.Code == "whole").EndsOn.ShouldBe(Sold.AddMonths(72).AddDays(1));
        Saved(await store.Get<UnitStore>().RegisterAsync(Register("HMAC0004") with { PurchasedOn = Today }, Agent, Ct));
        (await FindAsync(store, "HMAC0004")).Coverages.Single(c => c.Code == "whole").EndsOn.ShouldBe(Today.AddMonths(24));

        var versions = (await policies.ListAsync(Ct)).Where(p => p.Policy.Code == "AC-HOME").ToList();
        versions.Select(v => v.Policy.Version).ShouldBe([2, 1]);
        versions[1].Policy.Terms[0].Months.ShouldBe(72);
        versions[0].Reason.ShouldBe("new year");
        await using var db = store.Open();
        (await db.AuditEntries.SingleAsync(a => a.Command == "policy.versioned", Ct)).Before!.ShouldContain("72");
    }

    [Fact]
    public async Task Policy_Wrong_IsRefusedByItsField()
    {
        await using var store = await HouseAsync();
        var policies = store.Get<PolicyStore>();
        WarrantyPolicy draft = new() { Code = "NEW", CategoryCode = "AC", Terms = [new WarrantyTerm("whole", 12)], Version = 0 };
        FieldOf(await policies.AppendAsync(draft with { Terms = [] }, "r", Agent, Ct)).ShouldBe("terms");
        FieldOf(await policies.AppendAsync(draft with { BrandCode = "??" }, "r", Agent, Ct)).ShouldBe("brand");
        FieldOf(await policies.AppendAsync(draft with { ModelCode = "??" }, "r", Agent, Ct)).ShouldBe("model");
        FieldOf(await policies.AppendAsync(draft, " ", Agent, Ct)).ShouldBe("reason");
        Saved(await policies.AppendAsync(draft with { ModelCode = "K-1" }, "r", Agent, Ct)).Version.ShouldBe(1);

        static string FieldOf(SaveResult<WarrantyPolicy> result) => Refused(result).Parameters.First(p => p.Name == "field").Value;
    }

    [Fact]
    public async Task Exchange_LinksBothUnits_AndThePeriodBeginsAnew()
    {
        await using var store = await HouseAsync();
        var customer = await CustomerAsync(store);
        var units = store.Get<UnitStore>();
        var old = Saved(await units.RegisterAsync(Register("HMAC0005") with { PurchaserId = customer.Id, UserId = customer.Id }, Agent, Ct));
        var exchangedOn = Sold.AddDays(30);
        Refused(await units.ExchangeAsync(old.Id, 1, "HMAC0006", new ModelId(Guid.CreateVersion7()), exchangedOn, Agent, Ct)).Rule.ShouldBe(Refusal.NotFound, "what is wrong with the new unit is said, not that its serial is taken");
        Refused(await units.ExchangeAsync(old.Id, 1, "HMAC0005", null, exchangedOn, Agent, Ct)).Rule.ShouldBe("SerialIsAlreadyRegistered");
        var made = Saved(await units.ExchangeAsync(old.Id, 1, "HMAC0006", null, exchangedOn, Agent, Ct));
        made.PurchaserId.ShouldBe(customer.Id);

        var after = await FindAsync(store, "HMAC0006");
        after.Replaces.ShouldBe("HMAC0005");
        after.Coverages.Single(c => c.Code == "whole").ShouldSatisfyAllConditions(c => c.EndsOn.ShouldBe(exchangedOn.AddMonths(72)), c => c.Start.ShouldBe(CoverageStart.Exchange));
        var before = await FindAsync(store, "HMAC0005");
        before.Unit.State.ShouldBe(UnitState.Exchanged);
        before.ReplacedBy.ShouldBe("HMAC0006");
        before.Coverages.ShouldAllBe(c => c.EndsOn == exchangedOn);
        Refused(await units.ExchangeAsync(old.Id, 2, "HMAC0007", null, exchangedOn, Agent, Ct)).Rule.ShouldBe("UnitIsOutOfUse");
        (await store.Get<UnitQuery>().FindAsync("HMAC0007", Ct)).ShouldBeNull("all or nothing");
    }

    [Fact]
    public async Task Allocation_ToAnotherUser_KeepsTheBuyer_KP06()
    {
        await using var store = await HouseAsync();
        var buyer = await CustomerAsync(store);
        var tenant = await CustomerAsync(store, "13900139000");
        var units = store.Get<UnitStore>();
        var unit = Saved(await units.RegisterAsync(Register("HMAC0008") with { PurchaserId = buyer.Id, UserId = buyer.Id }, Agent, Ct));
        var given = Saved(await units.AssignUserAsync(unit.Id, 1, tenant.Id, null, Agent, Ct));
        given.UserId.ShouldBe(tenant.Id);
        given.PurchaserId.ShouldBe(buyer.Id);
        var kept = Saved(await units.ChangeAsync(unit.Id, 2, [new UnitCommand.Assign(buyer.Id, tenant.Id, buyer.Id, null)], Agent, Ct));
        (kept.OwnerId, kept.CustodianId).ShouldBe((buyer.Id, buyer.Id));
        Refused(await units.AssignUserAsync(unit.Id, 3, new CustomerId(Guid.NewGuid()), null, Agent, Ct)).Rule.ShouldBe(Refusal.NotFound);
        (await store.Get<UnitQuery>().ListAsync(new UnitFilter { CustomerId = tenant.Id }, 10, null, Ct)).ShouldHaveSingleItem().Unit.SerialNo.ShouldBe("HMAC0008");
    }

    [Fact]
    public async Task Allocation_ToAnotherUser_MovesThePlace_AndTakesNobodyElses()
    {
        await using var store = await HouseAsync();
        var (buyer, tenant, stranger) = (await CustomerAsync(store), await CustomerAsync(store, "13900139000"), await CustomerAsync(store, "13700137000"));
        var places = (await PlacesAsync(store)).ToDictionary(a => a.CustomerId, a => a.Id);
        var units = store.Get<UnitStore>();
        var unit = Saved(await units.RegisterAsync(Register("HMAC0018") with { PurchaserId = buyer.Id, UserId = buyer.Id, AddressId = places[buyer.Id] }, Agent, Ct));
        Refused(await units.RegisterAsync(Register("HMAC0019") with { PurchaserId = buyer.Id, AddressId = places[stranger.Id] }, Agent, Ct)).Rule.ShouldBe(Refusal.NotFound);

        Saved(await units.ChangeAsync(unit.Id, 1, [new UnitCommand.Assign(tenant.Id, buyer.Id, null, null)], Agent, Ct)).AddressId.ShouldBe(places[buyer.Id], "the same user keeps it where it stands");
        Saved(await units.AssignUserAsync(unit.Id, 2, tenant.Id, null, Agent, Ct)).AddressId.ShouldBe(places[tenant.Id], "the technician goes to the new user");
        Refused(await units.AssignUserAsync(unit.Id, 3, tenant.Id, places[stranger.Id], Agent, Ct)).Rule.ShouldBe(Refusal.NotFound);
        var homeless = Saved(await store.Get<CustomerStore>().CreateAsync(new QuickCard("孙立", PhoneNumber.Normalize("13600136000", PhoneSource.Typed)), Agent, Ct));
        Saved(await units.AssignUserAsync(unit.Id, 3, homeless.Id, null, Agent, Ct)).AddressId.ShouldBeNull("nobody knows where");
        Saved(await units.AssignUserAsync(unit.Id, 4, homeless.Id, places[buyer.Id], Agent, Ct)).AddressId.ShouldBe(places[buyer.Id], "the buyer's place is one of its people's");
    }

    [Fact]
    public async Task List_ByTheBeginningOfASerial_FindsThoseOnly()
    {
        await using var store = await HouseAsync();
        foreach (var serial in new[] { "HMAC", "HMAC0", "HMACZ9", "HMAB9", "HMAD0", "ZHMAC" }) await RegisterAsync(store, serial);
        var found = await store.Get<UnitQuery>().ListAsync(new UnitFilter { Search = "hmac" }, 10, null, Ct);
        found.Select(r => r.Unit.SerialNo).ShouldBe(["HMAC", "HMAC0", "HMACZ9"]);
    }

    [Fact]
    public async Task Parts_HangOnTheirUnit_AndNeverInACircle()
    {
        await using var store = await HouseAsync();
        var units = store.Get<UnitStore>();
        var outdoor = await RegisterAsync(store, "HMAC0010");
        var indoor = Saved(await units.RegisterAsync(Register("HMAC0011") with { ParentId = outdoor.Id }, Agent, Ct));
        (await FindAsync(store, "HMAC0010")).Parts.ShouldBe(["HMAC0011"]);
        (await FindAsync(store, "HMAC0011")).Parent.ShouldBe("HMAC0010");
        Refused(await units.ChangeAsync(outdoor.Id, 1, [new UnitCommand.Attach(indoor.Id)], Agent, Ct)).Rule.ShouldBe("UnitMustNotBePartOfItself");
        Saved(await units.ChangeAsync(indoor.Id, 1, [new UnitCommand.Attach(null)], Agent, Ct)).ParentId.ShouldBeNull();
    }

    [Fact]
    public async Task Recall_IsOnTheUnitAndOnThePop_UntilItWasDone()
    {
        await using var store = await HouseAsync();
        var customer = await CustomerAsync(store);
        var units = store.Get<UnitStore>();
        var unit = Saved(await units.RegisterAsync(Register("HMAC0020") with { PurchaserId = customer.Id, UserId = customer.Id }, Agent, Ct));
        Saved(await units.RegisterAsync(Register("HMAC0099") with { PurchaserId = customer.Id, UserId = customer.Id }, Agent, Ct));
        Recall draft = new() { Code = "RC-1", TitleZh = "压缩机召回", TitleEn = "Compressor recall", ModelCode = "K-1", SerialFrom = "HM AC 0010", SerialTo = "HMAC0030", IsSafetyCritical = true };
        Saved(await store.Get<RecallStore>().SaveAsync(draft, Agent, Ct)).SerialFrom.ShouldBe("HMAC0010");
        Refused(await store.Get<RecallStore>().SaveAsync(draft with { Code = "RC-2", ModelCode = "??" }, Agent, Ct)).Rule.ShouldBe(FieldRules.Unknown);

        (await FindAsync(store, "HMAC0020")).Recalls.ShouldHaveSingleItem().Code.ShouldBe("RC-1");
        (await FindAsync(store, "HMAC0099")).Recalls.ShouldBeEmpty();
        var pop = (await store.Get<PopQuery>().FindByPhoneAsync("+8613800138000", Ct)).Candidates[0];
        pop.Units.Single(u => u.SerialNo == "HMAC0020").Recalls.ShouldHaveSingleItem().TitleEn.ShouldBe("Compressor recall");
        pop.Units.Single(u => u.SerialNo == "HMAC0099").Recalls.ShouldBeEmpty();

        Saved(await units.ChangeAsync(unit.Id, 1, [new UnitCommand.HandleRecall("RC-1", Today)], Agent, Ct));
        (await FindAsync(store, "HMAC0020")).Recalls.ShouldBeEmpty();
        (await store.Get<PopQuery>().FindByPhoneAsync("+8613800138000", Ct)).Candidates[0].Units.ShouldAllBe(u => u.Recalls.IsEmpty);
        Refused(await units.ChangeAsync(unit.Id, 2, [new UnitCommand.HandleRecall("RC-9", Today)], Agent, Ct)).Rule.ShouldBe(Refusal.NotFound);
    }

    [Fact]
    public async Task Contract_Covers_OnceTheMakerDoesNot()
    {
        await using var store = await HouseAsync();
        var unit = Saved(await store.Get<UnitStore>().RegisterAsync(Register("HMAC0030") with { PurchasedOn = new DateOnly(2019, 1, 1) }, Agent, Ct));
        (await FindAsync(store, "HMAC0030")).Decision.Entitlement.ShouldBe(CoverageStatus.Expired);
        Saved(await store.Get<UnitStore>().ChangeAsync(unit.Id, 1, [new UnitCommand.SignContract(new ContractCover("Y-7", Today, Today.AddYears(1), PartsPercent: 50))], Agent, Ct));
        var card = await FindAsync(store, "HMAC0030");
        card.Decision.DecidedBy.ShouldBe(DecisionRule.Contract);
        card.Coverages.Single(c => c.Source == CoverageSource.Contract).PartsPercent.ShouldBe(50);
        card.Decision.Verdict.Status.ShouldBe(CoverageStatus.Covered);
    }

    [Fact]
    public async Task Correction_WithAReason_SetsAnotherPolicy()
    {
        await using var store = await HouseAsync();
        var unit = await RegisterAsync(store, "HMAC0040");
        Saved(await store.Get<UnitStore>().ChangeAsync(unit.Id, 1, [new UnitCommand.CorrectPolicy("AC-SHOP", 1, UnitUse.Commercial, "stands in a shop")], Agent, Ct)).Use.ShouldBe(UnitUse.Commercial);
        (await FindAsync(store, "HMAC0040")).Coverages.ShouldHaveSingleItem().EndsOn.ShouldBe(Sold.AddMonths(6));
        Refused(await store.Get<UnitStore>().ChangeAsync(unit.Id, 2, [new UnitCommand.CorrectPolicy("NONE", 1, UnitUse.Commercial, "r")], Agent, Ct)).Rule.ShouldBe(Refusal.NotFound);
    }

    [Fact]
    public async Task Ticket_KeepsTheDecisionOfItsDay_KP35()
    {
        await using var store = await HouseAsync();
        var unit = Saved(await store.Get<UnitStore>().RegisterAsync(Register("HMAC0050") with { PurchasedOn = Today.AddDays(-5) }, Agent, Ct));
        var opened = Saved(await store.Get<TicketStore>().OpenAsync(
            new OpenTicket(new TicketDetails { Type = TicketType.Repair, CustomerId = (await CustomerAsync(store)).Id, UnitId = unit.Id, ReporterE164 = "+8613800138000", Description = "E6" }), Agent, Ct));
        opened.EntitlementRemedies.ShouldBe(Remedy.Return | Remedy.Exchange | Remedy.Repair);
        store.Clock.Advance(TimeSpan.FromDays(30));
        var kept = (await store.Get<TicketQuery>().FindAsync(opened.Number, Ct))!.Ticket;
        kept.ShouldBe(opened);
        var decision = DecisionJson.Read(kept.EntitlementProof)!;
        decision.DecidedBy.ShouldBe(DecisionRule.ReturnDays);
        decision.Remedies.ShouldBe(opened.EntitlementRemedies!.Value);
        decision.Steps.Length.ShouldBe(Enum.GetValues<DecisionRule>().Length);
        (await FindAsync(store, "HMAC0050")).Decision.Remedies.ShouldBe(Remedy.Repair, "a month later only the repair is free");
    }

    [Fact]
    public async Task RepairOrders_WhenDone_ExtendThePeriod_AndTheThirdFaultGivesExchange()
    {
        await using var store = await HouseAsync();
        var customer = await CustomerAsync(store);
        var unit = await RegisterAsync(store, "HMAC0070");
        await using (var db = store.Open())
        {
            db.Symptoms.Add(new Symptom { Code = "AC-E6", CategoryCode = "AC", NameZh = "E6", NameEn = "E6" });
            await db.SaveChangesAsync(Ct);
        }

        var first = await RepairAsync(store, customer, unit, waits: TimeSpan.FromDays(10));
        var card = await FindAsync(store, "HMAC0070");
        card.Coverages.Single(c => c.Code == "whole").EndsOn.ShouldBe(Sold.AddMonths(72).AddDays(10));
        card.Events[0].Fact.ShouldBeOfType<UnitEvent.RepairEnded>().Ticket.ShouldBe(first.Number);
        card.Decision.Remedies.ShouldBe(Remedy.Repair);

        var second = await RepairAsync(store, customer, unit, waits: null);
        second.RepeatOfId.ShouldBe(first.Id);
        (await FindAsync(store, "HMAC0070")).Coverages.Single(c => c.Code == "whole").EndsOn.ShouldBe(Sold.AddMonths(72).AddDays(10), "a repair within the day takes no day");
        var third = Saved(await store.Get<TicketStore>().OpenAsync(new OpenTicket(Fault(customer, unit)), Agent, Ct));
        third.RepeatOfId.ShouldBe(second.Id);
        var decision = (await FindAsync(store, "HMAC0070")).Decision;
        decision.DecidedBy.ShouldBe(DecisionRule.RepeatLimit);
        decision.Remedies.HasFlag(Remedy.Exchange).ShouldBeTrue();
    }

    [Fact]
    public async Task RepairOrder_OfAUnitOutOfUse_IsCompletedAllTheSame()
    {
        await using var store = await HouseAsync();
        var customer = await CustomerAsync(store);
        var unit = await RegisterAsync(store, "HMAC0071");
        var tickets = store.Get<TicketStore>();
        var opened = Saved(await tickets.OpenAsync(new OpenTicket(Fault(customer, unit) with { SymptomCode = null }), Agent, Ct));
        Saved(await store.Get<UnitStore>().ChangeAsync(unit.Id, null, [new UnitCommand.Retire(Today)], Agent, Ct));
        Saved(await tickets.ChangeAsync(opened.Id, opened.Version, [new TicketCommand.StartWork(), new TicketCommand.CompleteWork("done")], Agent, Ct)).Status.ShouldBe(TicketStatus.WorkDone);
        (await FindAsync(store, "HMAC0071")).Events.Select(e => e.Fact.Name).ShouldBe(["Retired", "Registered"]);
    }

    [Fact]
    public async Task Province_StrengthensByTheUnitsAddress()
    {
        await using var store = await HouseAsync();
        var customer = await CustomerAsync(store);
        AddressId hangzhou = new(Guid.CreateVersion7());
        await using (var db = store.Open())
        {
            db.CustomerAddresses.Add(new CustomerAddress { Id = hangzhou, CustomerId = customer.Id, RegionCode = "330106", Region = "浙江省杭州市西湖区", Detail = "1" });
            await db.SaveChangesAsync(Ct);
        }

        var unit = Saved(await store.Get<UnitStore>().RegisterAsync(Register("HMAC0060") with { AddressId = hangzhou }, Agent, Ct));
        Saved(await store.Get<UnitStore>().ChangeAsync(unit.Id, 1, [new UnitCommand.StartRepair(Today.AddDays(-6))], Agent, Ct));
        var card = await FindAsync(store, "HMAC0060");
        card.Case.Choice!.Better.ShouldHaveSingleItem().Code.ShouldBe("CN-33");
        card.Decision.Remedies.HasFlag(Remedy.Loaner).ShouldBeTrue();
    }

    [Fact]
    public async Task List_PagesBySerial_AndFindsTailsAndBeginnings()
    {
        await using var store = await HouseAsync();
        foreach (var n in new[] { "A1", "A2", "A3", "B1" }) await RegisterAsync(store, "HM000" + n + "ZZZZ99");
        var query = store.Get<UnitQuery>();
        var first = await query.ListAsync(new UnitFilter(), 3, null, Ct);
        first.Select(r => r.Unit.SerialNo).ShouldBe(["HM000A1ZZZZ99", "HM000A2ZZZZ99", "HM000A3ZZZZ99"]);
        (await query.ListAsync(new UnitFilter(), 3, first[^1].Unit.SerialNo, Ct)).ShouldHaveSingleItem().Unit.SerialNo.ShouldBe("HM000B1ZZZZ99");
        (await query.ListAsync(new UnitFilter { Search = "zzzz99" }, 10, null, Ct)).Count.ShouldBe(4);
        (await query.ListAsync(new UnitFilter { Search = "hm000a" }, 10, null, Ct)).ShouldBeEmpty("six characters are the end of a serial");
        (await query.ListAsync(new UnitFilter { Search = "hm000a1" }, 10, null, Ct)).ShouldHaveSingleItem();
        (await query.ListAsync(new UnitFilter { Search = "%" }, 10, null, Ct)).ShouldBeEmpty();
        first[0].Warranty.Status.ShouldBe(CoverageStatus.Covered);
        (await query.ListAsync(new UnitFilter { ModelCode = "K-1", State = UnitState.InUse }, 10, null, Ct)).ShouldBeEmpty();
    }

    private static TicketDetails Fault(Customer customer, InstalledUnit unit) =>
        new() { Type = TicketType.Repair, CustomerId = customer.Id, UnitId = unit.Id, SymptomCode = "AC-E6", ReporterE164 = "+8613800138000", Description = "E6" };

    private static async Task<Ticket> RepairAsync(TestStore store, Customer customer, InstalledUnit unit, TimeSpan? waits)
    {
        var tickets = store.Get<TicketStore>();
        var ticket = Saved(await tickets.OpenAsync(new OpenTicket(Fault(customer, unit)), Agent, Ct));
        ticket = Saved(await tickets.ChangeAsync(ticket.Id, ticket.Version, [new TicketCommand.StartWork()], Agent, Ct));
        if (waits is { } days)
        {
            ticket = Saved(await tickets.ChangeAsync(ticket.Id, ticket.Version, [new TicketCommand.Wait(WaitReason.Part)], Agent, Ct));
            store.Clock.Advance(days);
            ticket = Saved(await tickets.ChangeAsync(ticket.Id, ticket.Version, [new TicketCommand.StartWork()], Agent, Ct));
        }

        return Saved(await tickets.ChangeAsync(ticket.Id, ticket.Version, [new TicketCommand.CompleteWork("done")], Agent, Ct));
    }

    private static RegisterUnit Register(string serial) => new(serial, Model, null, null, null, Sold);

    private static ModelId Model { get; } = new(Guid.Parse("0193a000-0000-7000-8000-000000000011"));

    private static async Task<InstalledUnit> RegisterAsync(TestStore store, string serial) => Saved(await store.Get<UnitStore>().RegisterAsync(Register(serial), Agent, Ct));

    private static async Task<UnitCard> FindAsync(TestStore store, string serial) => (await store.Get<UnitQuery>().FindAsync(serial, Ct)).ShouldNotBeNull();

    private static async Task<List<CustomerAddress>> PlacesAsync(TestStore store)
    {
        await using var db = store.Open();
        return await db.CustomerAddresses.ToListAsync(Ct);
    }

    private static async Task<Customer> CustomerAsync(TestStore store, string phone = "13800138000") =>
        Saved(await store.Get<CustomerStore>().CreateAsync(
            new QuickCard("周敏", PhoneNumber.Normalize(phone, PhoneSource.Typed), RegionCode: "370202", Region: "山东省青岛市市南区", AddressDetail: "香港中路76号"), Agent, Ct));

    private async Task<TestStore> HouseAsync()
    {
        var store = await NewStoreAsync();
        await using var db = store.Open();
        db.Brands.Add(new Brand { Code = "HM", NameZh = "禾沐", NameEn = "HEMU" });
        db.Categories.Add(new ProductCategory { Code = "AC", NameZh = "空调", NameEn = "Air conditioner" });
        db.Models.Add(new ProductModel { Id = Model, Code = "K-1", BrandCode = "HM", CategoryCode = "AC", NameZh = "挂机", NameEn = "Split" });
        await db.SaveChangesAsync(Ct);
        return store;
    }

    private static T Saved<T>(SaveResult<T> result) => result.ShouldBeOfType<SaveResult<T>.Saved>(result is SaveResult<T>.Refused r ? r.Refusal.ToString() : "").Value;

    private static Refusal Refused<T>(SaveResult<T> result) => result.ShouldBeOfType<SaveResult<T>.Refused>().Refusal;
}
