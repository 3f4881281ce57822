using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.Dispatch;
using Crm.Domain.Fees;
using Crm.Domain.InstallBase;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Quotations;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Catalogue;
using Persistence.Customers;
using Persistence.InstallBase;
using Persistence.Quotations;
using Persistence.Tickets;
using Shouldly;
using Xunit;

namespace Persistence.Tests.Catalogue;

/// <summary>The catalogue, quotations and shipments, alike on every provider.</summary>
public abstract class CatalogueContract
{
    private static readonly Actor Keeper = new("manager1", "desk-3");
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task Rows_AreMadeChangedAndDeleted_EachAuditedAndVersioned()
    {
        await using var store = await HouseAsync();
        var keep = store.Get<CatalogueStore>();
        var brand = Saved(await keep.SaveAsync(new Brand { Code = "LA", NameZh = "澜岸", NameEn = "LANAN" }, null, Keeper, Ct));
        brand.Version.ShouldBe(1);
        Refused(await keep.SaveAsync(new Brand { Code = "LA", NameZh = "别的", NameEn = "Other" }, null, Keeper, Ct)).Rule.ShouldBe(FieldRules.Taken);
        var changed = Saved(await keep.SaveAsync(brand with { NameEn = "Lanan" }, 1, Keeper, Ct));
        (changed.Version, changed.NameEn).ShouldBe((2, "Lanan"));
        Refused(await keep.SaveAsync(brand, 1, Keeper, Ct)).Rule.ShouldBe(Refusal.StaleVersion);
        Saved(await keep.DeleteAsync<Brand>("LA", 2, Keeper, Ct));
        Refused(await keep.DeleteAsync<Brand>("HM", 0, Keeper, Ct)).Rule.ShouldBe(CatalogueRules.RowIsUsed, "a model names it");
        Saved(await keep.SaveAsync(changed, null, Keeper, Ct)).Version.ShouldBe(1, "the way back of a deletion");
        await using var db = store.Open();
        (await db.AuditEntries.Where(a => a.Subject == "brand:LA").OrderBy(a => a.Seq).Select(a => a.Command).ToListAsync(Ct))
            .ShouldBe(["catalogue.created", "catalogue.changed", "catalogue.deleted", "catalogue.created"]);
    }

    [Fact]
    public async Task Prices_NeverOverlap_AndWhatHasBegunIsHistory()
    {
        await using var store = await HouseAsync();
        var keep = store.Get<CatalogueStore>();
        Saved(await keep.SaveAsync(new ServiceItem { Code = "AC-S", CategoryCode = "AC", NameZh = "小修", NameEn = "Small" }, null, Keeper, Ct));
        var price = Saved(await keep.SaveAsync(Price("AC-S", 60, Today), null, Keeper, Ct));
        var overlap = Refused(await keep.SaveAsync(Price("AC-S", 70, Today.AddDays(9)), null, Keeper, Ct));
        (overlap.Rule, overlap.Parameters.Single(p => p.Name == "row").Value).ShouldBe((CatalogueRules.ValidityOverlaps, "Labour AC-S"));
        Refused(await keep.SaveAsync(Price("NONE", 70, Today), null, Keeper, Ct)).Parameters.Single(p => p.Name == "field").Value.ShouldBe("subject");
        store.Clock.Advance(TimeSpan.FromDays(2));
        Refused(await keep.SaveAsync(price with { Amount = Money.Yuan(1) }, 1, Keeper, Ct)).Rule.ShouldBe(CatalogueRules.PriceHasBegun);
        Saved(await keep.SaveAsync(price with { ValidTo = Today.AddDays(8) }, 1, Keeper, Ct));
        Saved(await keep.SaveAsync(Price("AC-S", 70, Today.AddDays(9)) with { Level = ServiceSiteLevel.First }, null, Keeper, Ct));
        Refused(await keep.ImportAsync([(Price("AC-S", 75, Today.AddDays(20)), null), (Price("AC-S", 80, Today.AddDays(30)), (int?)null)], Keeper, Ct)).Rule.ShouldBe(CatalogueRules.ValidityOverlaps);
        (await keep.ListAsync<Price>(Ct)).Count.ShouldBe(2, "all of an import or nothing");
        (await store.Get<FeeQuery>().OfAsync("AC", "HM", null, Today, Ct)).Prices.Of(PriceKind.Labour, "AC-S", "AC", "HM", ServiceSiteLevel.First, Today).ShouldBe(Money.Yuan(60));
    }

    [Fact]
    public async Task PartsLists_HaveOnePartForAPositionAtATime()
    {
        await using var store = await HouseAsync();
        var keep = store.Get<CatalogueStore>();
        var row = new BomPosition { Id = Guid.CreateVersion7(), ModelId = Model, Position = "C1", PartNo = "HM-C1", NameZh = "电容", NameEn = "Capacitor", ValidFrom = Today.AddYears(-1) };
        Saved(await keep.SaveAsync(row, null, Keeper, Ct));
        var refusal = Refused(await keep.SaveAsync(row with { Id = Guid.CreateVersion7(), PartNo = "HM-C1B", ValidFrom = Today }, null, Keeper, Ct));
        (refusal.Rule, refusal.Parameters.Single(p => p.Name == "row").Value).ShouldBe((CatalogueRules.ValidityOverlaps, "C1"));
        Saved(await keep.SaveAsync(row with { ValidTo = Today.AddDays(-1) }, 1, Keeper, Ct));
        Saved(await keep.SaveAsync(row with { Id = Guid.CreateVersion7(), PartNo = "HM-C1B", ValidFrom = Today }, null, Keeper, Ct));
        (await store.Get<FeeQuery>().OfAsync("AC", "HM", Model, Today, Ct)).Parts.ShouldHaveSingleItem().PartNo.ShouldBe("HM-C1B");
        (await store.Get<FeeQuery>().OfAsync("AC", "HM", Model, Today.AddDays(-9), Ct)).Parts.ShouldHaveSingleItem().PartNo.ShouldBe("HM-C1");
    }

    [Fact]
    public async Task Quotations_HaveUniqueNumbers_AndAnswerOnce()
    {
        await using var store = await HouseAsync();
        var ticket = await TicketAsync(store);
        var quotations = store.Get<QuotationStore>();
        var content = new QuotationCommand.Edit([new QuotationLine(FeeKind.Labour, "AC-S", "小修", 1, Money.Yuan(60), Money.Yuan(60), Payer.Customer)], 7, "含税");
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => quotations.BeginAsync(ticket.Id, content, Today, Keeper, Ct), Ct)));
        made.Select(m => Saved(m).Number).Distinct(StringComparer.Ordinal).Count().ShouldBe(8);
        var first = Saved(made[0]);
        var sent = Saved(await quotations.ChangeAsync(first.Id, 1, new QuotationCommand.Send(), Keeper, Ct));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(
            () => quotations.ChangeAsync(first.Id, 2, n % 2 == 0 ? new QuotationCommand.Accept("好") : new QuotationCommand.Decline("贵"), Keeper, Ct), Ct)));
        answers.OfType<SaveResult<Quotation>.Saved>().ShouldHaveSingleItem();
        var stored = (await quotations.FindAsync(ticket.Number, first.Number, Ct))!;
        stored.Lines.ShouldBe(sent.Lines);
        stored.State.ShouldBeOneOf(QuotationState.Accepted, QuotationState.Declined);
        (await quotations.FindAsync("T-261122-9999", first.Number, Ct)).ShouldBeNull("it is another ticket's");
        (await quotations.OfTicketAsync(ticket.Id, Ct)).Count.ShouldBe(8);
    }

    [Fact]
    public async Task Shipment_MakesUnitsOnce_KeepsGoodLines_AndNamesTheWrongOnes()
    {
        await using var store = await HouseAsync();
        var shipments = store.Get<ShipmentStore>();
        var shipment = new ShipmentDraft("SO-1", "苏宁易购", false,
        [
            new ShipmentLine("HMAC1", "K-1", null, Today.AddDays(-30), Today.AddDays(-1)), new ShipmentLine("HMAC2", "K-1"), new ShipmentLine("HMAC2", "K-1"), new ShipmentLine("HMAC3", "K-9"),
        ]);
        var result = Saved(await shipments.ImportAsync(shipment, Keeper, Ct));
        (result.Made, result.Known, result.Refused).ShouldBe((2, 0, 2));
        result.Lines[3].Refusal!.Parameters.Select(p => p.Value).ShouldBe(["model", "K-9"]);
        var again = Saved(await shipments.ImportAsync(shipment with { Lines = [.. shipment.Lines.Take(3), new ShipmentLine("HMAC3", "K-1")] }, Keeper, Ct));
        (again.Made, again.Known, again.Refused).ShouldBe((1, 2, 1), "the same document again: only what was put right");
        Saved(await shipments.ImportAsync(shipment with { Number = "SO-2" }, Keeper, Ct)).Made.ShouldBe(0, "another document cannot take them");
        var card = (await store.Get<UnitQuery>().FindAsync("HMAC1", Ct))!;
        (card.Unit.Seller, card.Unit.ShipmentNo, card.Unit.PurchasedOn, card.Unit.BrandCode).ShouldBe(("苏宁易购", "SO-1", (DateOnly?)Today.AddDays(-1), "HM"));
        card.Events.Select(e => e.Fact.Name).ShouldBe(["Shipped", "Registered"]);
        card.Coverages.ShouldNotBeEmpty();
        (await shipments.ListAsync(Ct)).Select(s => (s.Number, s.Units)).ShouldBe([("SO-1", 3), ("SO-2", 0)], ignoreOrder: true);
    }

    [Fact]
    public async Task Serial_IsUniquePerBrand_NotOverAll()
    {
        await using var store = await HouseAsync();
        await using (var db = store.Open())
        {
            db.Brands.Add(new Brand { Code = "LA", NameZh = "澜岸", NameEn = "LANAN" });
            db.Models.Add(new ProductModel { Id = Other, Code = "K-2", BrandCode = "LA", CategoryCode = "AC", NameZh = "挂机", NameEn = "Split" });
            await db.SaveChangesAsync(Ct);
        }

        var units = store.Get<UnitStore>();
        Saved(await units.RegisterAsync(new RegisterUnit("123456", Model, null, null, null), Keeper, Ct)).BrandCode.ShouldBe("HM");
        Saved(await units.RegisterAsync(new RegisterUnit("123456", Other, null, null, null), Keeper, Ct)).BrandCode.ShouldBe("LA");
        Refused(await units.RegisterAsync(new RegisterUnit("12-3456", Other, null, null, null), Keeper, Ct)).Rule.ShouldBe("SerialIsAlreadyRegistered");
        var query = store.Get<UnitQuery>();
        var first = (await query.FindAsync("123456", Ct))!;
        (first.Unit.BrandCode, first.OtherBrands.Single()).ShouldBe(("HM", "LA"));
        (await query.FindAsync("123456", "LA", Ct))!.Unit.BrandCode.ShouldBe("LA");
        (await query.FindAsync("123456", "SY", Ct)).ShouldBeNull();
        var page = (await query.ListAsync(new UnitFilter(), 1, null, Ct)).ShouldHaveSingleItem();
        var next = (await query.ListAsync(new UnitFilter(), 1, page.Place, Ct)).ShouldHaveSingleItem("the second brand stands behind the border of the page");
        (page.Unit.BrandCode, next.Unit.BrandCode).ShouldBe(("HM", "LA"));
        (await query.ListAsync(new UnitFilter(), 1, next.Place, Ct)).ShouldBeEmpty();
        (await query.ListAsync(new UnitFilter(), 1, "123456", Ct)).ShouldBeEmpty("a serial alone means all of it");
        (UnitRow.IsPlace(page.Place), UnitRow.IsPlace("123456"), UnitRow.IsPlace("12-3456")).ShouldBe((true, true, false));
        await using var old = store.Open();
        await old.Units.ExecuteUpdateAsync(s => s.SetProperty(u => u.BrandCode, u => u.ModelId == Other ? "LA" : ""), Ct);
        await store.Get<UnitBrands>().FillAsync(Ct);
        (await old.Units.AsNoTracking().Select(u => u.BrandCode).ToListAsync(Ct)).ShouldBe(["HM", "LA"], ignoreOrder: true);
    }

    private static ModelId Model { get; } = new(Guid.Parse("0193a000-0000-7000-8000-000000000031"));

    private static ModelId Other { get; } = new(Guid.Parse("0193a000-0000-7000-8000-000000000032"));

    private static Price Price(string subject, int yuan, DateOnly from) => new()
    {
        Id = Guid.CreateVersion7(), Kind = PriceKind.Labour, Subject = subject, Amount = Money.Yuan(yuan), ValidFrom = from,
    };

    private static async Task<Ticket> TicketAsync(TestStore store)
    {
        var customer = Saved(await store.Get<CustomerStore>().CreateAsync(new QuickCard("周敏", PhoneNumber.Normalize("13800138000", PhoneSource.Typed)), Keeper, Ct));
        var details = new TicketDetails { Type = TicketType.Repair, CustomerId = customer.Id, CategoryCode = "AC", SymptomCode = "AC-S01", Description = "不制冷" };
        return Saved(await store.Get<TicketStore>().OpenAsync(new OpenTicket(details), Keeper, Ct));
    }

    private async Task<TestStore> HouseAsync()
    {
        var store = await NewStoreAsync();
        await using var db = store.Open();
        db.Brands.Add(new Brand { Code = "HM", NameZh = "禾沐", NameEn = "HEMU" });
        db.Categories.Add(new ProductCategory { Code = "AC", NameZh = "空调", NameEn = "Air conditioner" });
        db.Models.Add(new ProductModel { Id = Model, Code = "K-1", BrandCode = "HM", CategoryCode = "AC", NameZh = "挂机", NameEn = "Split" });
        db.Symptoms.Add(new Symptom { Code = "AC-S01", CategoryCode = "AC", NameZh = "不制冷", NameEn = "Does not cool" });
        await db.SaveChangesAsync(Ct);
        return store;
    }

    private static T Saved<T>(SaveResult<T> result) => result.ShouldBeOfType<SaveResult<T>.Saved>(result is SaveResult<T>.Refused r ? r.Refusal.ToString() : "").Value;

    private static Refusal Refused<T>(SaveResult<T> result) => result.ShouldBeOfType<SaveResult<T>.Refused>().Refusal;
}
