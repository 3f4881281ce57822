using Crm.Domain.Administration;
using Crm.Domain.Catalogue;
using Crm.Domain.Dispatch;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Catalogue;

public sealed class CatalogueRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void Overlap_WhenTwoPricesHoldOnOneDay_NamesTheOtherRow()
    {
        var old = Row(Today.AddDays(-30), Today.AddDays(30));
        CatalogueRules.Overlap(Row(Today.AddDays(31), null), [old]).ShouldBeNull();
        CatalogueRules.Overlap(old with { Amount = Money.Yuan(9) }, [old]).ShouldBeNull("a row does not overlap itself");
        CatalogueRules.Overlap(Row(Today.AddDays(30), null) with { Level = ServiceSiteLevel.Third }, [old]).ShouldBeNull("another level is another row");
        var refusal = CatalogueRules.Overlap(Row(Today.AddDays(30), null), [old])!;
        refusal.Rule.ShouldBe(CatalogueRules.ValidityOverlaps);
        refusal.Parameters.Single(p => p.Name == "row").Value.ShouldBe("Labour AC-S HM");
        refusal.Parameters.Single(p => p.Name == "end").Value.ShouldBe("2026-12-22");
    }

    [Fact]
    public void RowsThatWereAccepted_NeverHoldOnTheSameDay()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<(byte Begin, byte Length)[]>(), spans =>
        {
            List<Price> kept = [];
            foreach (var (begin, length) in spans)
            {
                var row = Row(Today.AddDays(begin), length == 0 ? null : Today.AddDays(begin + length));
                if (CatalogueRules.Overlap(row, kept) is null) kept.Add(row);
            }

            for (var day = 0; day < 520; day += 13)
                kept.Count(r => r.ValidFrom <= Today.AddDays(day) && (r.ValidTo is not { } to || to >= Today.AddDays(day))).ShouldBeLessThanOrEqualTo(1);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Keep_WhenAPriceHasBegun_OnlyItsEndMoves()
    {
        var begun = Row(Today.AddDays(-10), null) with { Version = 1 };
        CatalogueRules.Keep(begun, begun with { Amount = Money.Yuan(1) }, Today)!.Rule.ShouldBe(CatalogueRules.PriceHasBegun);
        CatalogueRules.Keep(begun, null, Today)!.Rule.ShouldBe(CatalogueRules.PriceHasBegun);
        CatalogueRules.Keep(begun, begun with { ValidTo = Today.AddDays(-3) }, Today)!.Rule.ShouldBe(CatalogueRules.PriceHasBegun);
        CatalogueRules.Keep(begun, begun with { ValidTo = Today.AddDays(-1) }, Today).ShouldBeNull();
        CatalogueRules.Keep(begun with { ValidTo = Today.AddDays(-5) }, begun, Today)!.Rule.ShouldBe(CatalogueRules.PriceHasBegun, "what has ended stays ended");
        CatalogueRules.Keep(null, Row(Today.AddDays(-1), null), Today)!.Rule.ShouldBe(FieldRules.WrongForm);
        CatalogueRules.Keep(Row(Today, null), null, Today).ShouldBeNull("a price of today is not history yet");
    }

    [Fact]
    public void Check_NamesTheFieldOfEveryTable()
    {
        Fields(CatalogueRules.Check(new Brand { Code = "h", NameZh = "", NameEn = "H" })).ShouldBe(["code", "nameZh"]);
        Fields(CatalogueRules.Check(new ProductCategory { Code = "AC", NameZh = "空调", NameEn = "AC", Hazard = "fire" })).ShouldBe(["hazard"]);
        Fields(CatalogueRules.Check(Row(Today, Today.AddDays(-1)) with { Amount = new Money(-1), FromKm = 3 })).ShouldBe(["fromKm", "amount", "validTo"]);
        Fields(CatalogueRules.Check(Row(Today, null) with { Kind = PriceKind.Distance, Subject = "moon" })).ShouldBe(["subject"]);
        Fields(CatalogueRules.Check(new BomPosition { Id = Guid.NewGuid(), ModelId = new ModelId(Guid.NewGuid()), Position = "C1", PartNo = "", NameZh = "电容", NameEn = "Capacitor", Quantity = 0, Coverage = "whole" }))
            .ShouldBe(["partNo", "quantity", "coverage"]);
        Fields(CatalogueRules.Check(new ProductModel { Id = new ModelId(Guid.NewGuid()), BrandCode = "HM", CategoryCode = "AC", Code = "K", NameZh = "挂机", NameEn = "Wall", SerialRule = "hm?", SoldFrom = Today, SoldTo = Today.AddDays(-1) }))
            .ShouldBe(["serialRule", "soldTo"]);
    }

    private static Price Row(DateOnly from, DateOnly? to) => new()
    {
        Id = Guid.NewGuid(), Kind = PriceKind.Labour, Subject = "AC-S", BrandCode = "HM", Amount = Money.Yuan(60), ValidFrom = from, ValidTo = to,
    };

    private static string[] Fields(IEnumerable<Refusal> refusals) => [.. refusals.Select(r => r.Parameters.Single(p => p.Name == "field").Value)];
}
