using Crm.Domain.Administration;
using Crm.Domain.Catalogue;
using Crm.Domain.InstallBase;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.InstallBase;

public sealed class ShipmentRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly ProductModel Model = new() { Id = new ModelId(Guid.NewGuid()), BrandCode = "HM", CategoryCode = "AC", Code = "K1", NameZh = "挂机", NameEn = "Wall", SerialRule = "HMAC###*!" };

    [Fact]
    public void SerialRule_TakesItsShape_AndItsCheckCharacter()
    {
        var body = "HMAC123X";
        var serial = body + SerialNumber.CheckCharacter(body);
        SerialRule.Fits(Model.SerialRule, serial).ShouldBeTrue();
        SerialRule.Fits(Model.SerialRule, body + (serial[^1] == '0' ? '1' : '0')).ShouldBeFalse("the check character is wrong");
        SerialRule.Fits(Model.SerialRule, "HMAC12AX" + serial[^1]).ShouldBeFalse();
        SerialRule.Fits(Model.SerialRule, serial + "0").ShouldBeFalse();
        SerialRule.Fits("", "ANYTHING").ShouldBeTrue();
        foreach (var (rule, valid) in new[] { ("HM@#*!", true), ("!", false), ("HM!#", false), ("hm", false), ("", true), (new string('#', 33), false) })
            SerialRule.IsValid(rule).ShouldBe(valid, rule);
    }

    [Fact]
    public void Line_WhenWrong_NamesFieldAndValue()
    {
        var body = "HMAC123X";
        var good = new ShipmentLine(body + SerialNumber.CheckCharacter(body), "K1", "HM", Today.AddDays(-30), Today.AddDays(-2));
        ShipmentRules.Check(good, [Model], false, Today).ShouldBeNull();
        Told(good with { Serial = "甲" }).ShouldBe(("serial", "甲", FieldRules.WrongForm));
        Told(good with { Serial = "HMAC1" }).ShouldBe(("serial", "HMAC1", ShipmentRules.SerialDoesNotFit));
        Told(good, isTwice: true).Item3.ShouldBe(FieldRules.Taken);
        Told(good with { SoldOn = Today.AddDays(1) }).ShouldBe(("soldOn", "2026-11-23", FieldRules.WrongForm));
        Told(good with { SoldOn = Today.AddDays(-31) }).ShouldBe(("soldOn", "2026-10-22", FieldRules.WrongForm));
        ShipmentRules.Check(good, [], false, Today)!.Parameters.Select(p => p.Value).ShouldBe(["model", "K1"]);
        ShipmentRules.Check(good, [Model, Model], false, Today)!.Parameters[0].Value.ShouldBe("brand");

        (string, string, string) Told(ShipmentLine line, bool isTwice = false)
        {
            var refusal = ShipmentRules.Check(line, [Model], isTwice, Today)!;
            return (refusal.Parameters[0].Value, refusal.Parameters[1].Value, refusal.Rule);
        }
    }

    [Fact]
    public void Csv_ReadsLinesAndKeepsWhatItCannotRead()
    {
        var lines = ShipmentCsv.Read(ShipmentCsv.Heading + "\r\nHMAC1,K1,HM,2026-01-02,20260203,F1,C-1\r\n# remark\nHMAC2,\"K1\",,soon\n");
        lines.Length.ShouldBe(2);
        lines[0].ShouldBe((new ShipmentLine("HMAC1", "K1", "HM", new DateOnly(2026, 1, 2), new DateOnly(2026, 2, 3), "F1", "C-1"), null));
        lines[1].Problem!.Parameters.Select(p => p.Value).ShouldBe(["producedOn", "soon", "date"]);
        ShipmentCsv.Read(string.Concat(Enumerable.Repeat("A,B\n", ShipmentRules.MostLines + 9))).Length.ShouldBe(ShipmentRules.MostLines + 1);
    }
}
