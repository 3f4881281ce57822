using Crm.Domain.InstallBase;
using Crm.Domain.Warranty;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Warranty;

public sealed class PolicyTableTests
{
    private static readonly DateOnly Sale = new(2025, 6, 1);

    [Fact]
    public void Narrowest_Wins_ModelThenBrandThenCategory()
    {
        WarrantyPolicy[] rows =
        [
            Row("ALL", null), Row("CAT", "AC"), Row("BRAND", null) with { BrandCode = "HM" }, Row("BOTH", "AC") with { BrandCode = "HM" }, Row("MODEL", null) with { ModelCode = "K1" },
        ];
        For(rows).Row.Code.ShouldBe("MODEL");
        For(rows[..4]).Row.Code.ShouldBe("BOTH");
        For(rows[..3]).Row.Code.ShouldBe("BRAND");
        For(rows[..2]).Row.Code.ShouldBe("CAT");
        For(rows[..1]).Row.Code.ShouldBe("ALL");
    }

    [Fact]
    public void Invariant4_TheVersionInForceOnTheSaleDay_Wins()
    {
        WarrantyPolicy[] rows = [Row("X", "AC", 36), Row("X", "AC", 12) with { Version = 2, SoldFrom = Sale.AddDays(1), RecordedOn = Sale.AddDays(-30) }];
        For(rows).Policy.Terms[0].Months.ShouldBe(36);
        For(rows, Sale.AddDays(1)).Policy.Terms[0].Months.ShouldBe(12);
    }

    [Fact]
    public void Invariant4_ALaterEdit_OnlyMakesEarlierSalesBetter()
    {
        var first = Row("X", "AC", 36);
        For([first, Row("X", "AC", 12) with { Version = 2, RecordedOn = Sale.AddDays(5) }]).Policy.Terms[0].Months.ShouldBe(36);
        var better = For([first, Row("X", "AC", 72) with { Version = 2, RecordedOn = Sale.AddDays(5) }]);
        better.Policy.Terms[0].Months.ShouldBe(72);
        better.Row.Version.ShouldBe(1);
        better.Better.ShouldHaveSingleItem().Version.ShouldBe(2);
        For([first, Row("M", "AC", 6) with { ModelCode = "K1", RecordedOn = Sale.AddDays(5) }]).Policy.Terms[0].Months.ShouldBe(36, "a narrower row of later does not take away either");
    }

    [Fact]
    public void ALaterVersion_OfTheSameCode_SupersedesForLaterSales() =>
        For([Row("X", "AC", 36) with { SoldFrom = Sale.AddDays(-5), Version = 1 }, Row("X", "AC", 24) with { Version = 2, SoldFrom = Sale.AddDays(-100), RecordedOn = Sale.AddDays(-1) }])
            .Policy.Terms[0].Months.ShouldBe(24);

    [Fact]
    public void Region_OnlyStrengthens_AndDoesNotPromiseAlone()
    {
        new PolicyTable(DefaultPolicies.Regions).For(Scope("330106")).ShouldBeNull();
        var zhejiang = DefaultPolicies.Table.For(Scope("330106"))!;
        zhejiang.Policy.CumulativeRepairDays.ShouldBe(35);
        zhejiang.Policy.LoanerAfterDays.ShouldBe(5);
        zhejiang.Better.ShouldHaveSingleItem().Code.ShouldBe("CN-33");
        zhejiang.Policy.Terms.ShouldBe(zhejiang.Row.Terms);
        DefaultPolicies.Table.For(Scope("370203"))!.Policy.RepairerDelayGivesReturn.ShouldBeTrue();
        DefaultPolicies.Table.For(Scope("440106"))!.Better.ShouldBeEmpty();
        DefaultPolicies.Table.For(Scope("330106") with { Use = UnitUse.Commercial })!.Better.ShouldBeEmpty("the law protects consumers");
    }

    [Fact]
    public void Region_LeastTerm_LengthensAShortPromise() =>
        new PolicyTable([Row("X", "AC", 3), .. DefaultPolicies.Regions]).For(Scope("310115"))!.Policy.Terms[0].Months.ShouldBe(6);

    [Fact]
    public void Nothing_InScope_IsNull() => DefaultPolicies.Table.For(new SaleScope("ZZ", "HM", null, null, UnitUse.Household, Sale)).ShouldBeNull();

    [Fact]
    public void DefaultTable_GivesWhatTheHardCodedOneGave()
    {
        foreach (var row in DefaultPolicies.All)
            DefaultPolicies.For(row.CategoryCode!, "HM", row.Use, Sale).ShouldBe(row);
        DefaultPolicies.Table.Rows.SelectMany(r => PolicyRules.Check(r)).ShouldBeEmpty();
    }

    [Fact]
    public void Check_NamesTheFields()
    {
        var wrong = new WarrantyPolicy { Code = "a b", CategoryCode = null, SoldFrom = Sale, SoldTo = Sale.AddDays(-1), Terms = [new WarrantyTerm("panel", 700)], RepeatLimit = 0 };
        PolicyRules.Check(wrong).Select(r => r.Parameters.First(p => p.Name == "field").Value).ShouldBe(["code", "soldTo", "terms", "repeatLimit", "terms"]);
    }

    private static PolicyChoice For(WarrantyPolicy[] rows, DateOnly? sale = null) => new PolicyTable([.. rows]).For(Scope(null) with { SoldOn = sale ?? Sale })!;

    private static SaleScope Scope(string? region) => new("AC", "HM", "K1", region, UnitUse.Household, Sale);

    private static WarrantyPolicy Row(string code, string? category, int months = 12) => new() { Code = code, CategoryCode = category, Terms = [new WarrantyTerm("whole", months)] };
}
