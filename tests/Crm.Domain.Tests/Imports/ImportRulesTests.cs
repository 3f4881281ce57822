using Crm.Domain.Administration;
using Crm.Domain.Customers;
using Crm.Domain.Imports;
using Crm.Domain.InstallBase;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Imports;

public sealed class ImportRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void Headings_InBothLanguages_AreGuessed()
    {
        ColumnMapping.Guess(ImportKind.Customers, ["客户姓名", "手机号码", "客户 等级", "乱七八糟", "备注", "姓名"]).ShouldBe(["customerName", "phone", "tier", null, "notes", null]);
        ColumnMapping.Guess(ImportKind.Customers, ["Name", "Mobile", "Full address", "Do-not-call"]).ShouldBe(["customerName", "phone", "address", "doNotCall"]);
        ColumnMapping.Guess(ImportKind.Units, ["序列号", "型号", "购机日期", "Invoice No."]).ShouldBe(["serial", "model", "purchased", "invoice"]);
    }

    [Fact]
    public void Mapping_NeedsEachRequiredFieldOnce()
    {
        ColumnMapping.Check(ImportKind.Customers, ["customerName", "phone", null], 3).ShouldBeNull();
        ColumnMapping.Check(ImportKind.Customers, ["customerName", null], 2)!.Rule.ShouldBe(FieldRules.Missing);
        ColumnMapping.Check(ImportKind.Customers, ["customerName", "phone", "phone"], 3)!.Rule.ShouldBe(FieldRules.Taken);
        ColumnMapping.Check(ImportKind.Customers, ["customerName", "phone", "serial"], 3)!.Rule.ShouldBe(FieldRules.Unknown);
        ColumnMapping.Check(ImportKind.Customers, ["customerName", "phone"], 3)!.Rule.ShouldBe(FieldRules.OutOfRange);
    }

    [Fact]
    public void CustomerRow_IsReadWithWordsOfBothLanguages_AndItsPlace()
    {
        var (draft, faults) = CustomerImport.Read(Row(("customerName", " '=周敏 "), ("phone", "138 0013 8000"), ("phone2", "0532-88939999"), ("customerKind", "单位"), ("tier", "Gold"), ("address", "山东省青岛市市南区香港中路76号"), ("doNotCall", "否")), Today);
        faults.ShouldBeEmpty();
        (draft.Name, draft.Kind, draft.Tier).ShouldBe(("=周敏", CustomerKind.Organisation, CustomerTier.Gold));
        draft.Phones.Select(p => (p.Number.E164, p.IsPrimary)).ShouldBe([("+8613800138000", true), ("+8653288939999", false)]);
        var place = draft.Addresses.ShouldHaveSingleItem();
        (place.RegionCode.Length, place.Detail).ShouldBe((6, "香港中路76号"));
    }

    [Fact]
    public void CustomerRow_EveryFaultNamesFieldAndValue()
    {
        var (_, faults) = CustomerImport.Read(Row(("customerName", ""), ("phone", "12x"), ("tier", "铂金"), ("region", "火星"), ("notes", new string('n', 2001))), Today);
        faults.Select(f => f.Field).ShouldBe(["tier", "region", "customerName", "notes", "phone"], ignoreOrder: true);
        var tier = faults.Single(f => f.Field == "tier");
        tier.Value.ShouldBe("铂金");
        tier.Refusal.Parameters.Single(p => p.Name == "words").Value.ShouldContain("gold");
        faults.Single(f => f.Field == "notes").Value.Length.ShouldBeLessThan(100, "a fault is one line");
    }

    [Theory]
    [InlineData("2026-1-5")]
    [InlineData("2026/01/05")]
    [InlineData("2026.1.5")]
    [InlineData("2026年1月5日")]
    [InlineData("20260105")]
    [InlineData("2026/1/5 0:00:00")]
    public void Days_AreReadAsPeopleWriteThem(string text)
    {
        var (unit, faults) = UnitImport.Read(Row(("serial", "ab-12 cd"), ("model", "KFR-35"), ("purchased", text), ("use", "商用")), Today);
        faults.ShouldBeEmpty();
        (unit.Serial, unit.Purchased, unit.Use).ShouldBe(("AB12CD", new DateOnly(2026, 1, 5), UnitUse.Commercial));
    }

    [Fact]
    public void UnitRow_WithoutSerial_AndWithADayToCome_IsRefused()
    {
        var (_, faults) = UnitImport.Read(Row(("serial", "序列"), ("installed", "2026-11-23"), ("produced", "昨天")), Today);
        faults.Select(f => f.Field).ShouldBe(["serial", "model", "installed", "produced"], ignoreOrder: true);
    }

    private static Dictionary<string, string> Row(params (string Field, string Value)[] cells) => cells.ToDictionary(c => c.Field, c => c.Value, StringComparer.Ordinal);
}
