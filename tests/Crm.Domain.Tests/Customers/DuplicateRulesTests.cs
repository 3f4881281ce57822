using Crm.Domain.Customers;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Customers;

public sealed class DuplicateRulesTests
{
    private static readonly DuplicateFacts Zhou = Facts("周敏", ["+8613800138000"], [("370202", "香港中路76号3栋2单元501室")], ["HMWM0126B07000001ABC"]);

    [Fact]
    public void SameNumber_SpeaksForOne_AndTheSameNameMakesItSure()
    {
        DuplicateRules.Compare(Zhou, Facts("王强", ["+8613800138000"])).Score.ShouldBe(60, "a household shares a telephone");
        var (score, reasons) = DuplicateRules.Compare(Zhou, Facts("周 敏", ["+8613800138000"]));
        score.ShouldBe(100);
        reasons.Select(r => r.Key).ShouldBe(["Duplicate.Phone", "Duplicate.Name"]);
        reasons[0].Parameters[0].Value.ShouldBe("138****8000");
    }

    [Fact]
    public void SameNameAtTheSameDoor_IsFoundInAnySpelling() =>
        DuplicateRules.Compare(Zhou, Facts("周敏", [], [("370202", "香港中路７６号3-2-501")])).Reasons.ShouldHaveSingleItem().Key.ShouldBe("Duplicate.NameAndAddress");

    [Fact]
    public void SameUnit_SpeaksForOne() =>
        DuplicateRules.Compare(Zhou, Facts("周先生", [], [], ["HMWM0126B07000001ABC"])).Reasons.ShouldHaveSingleItem().Key.ShouldBe("Duplicate.Serial");

    [Fact]
    public void NameAlone_ProvesNothing()
    {
        DuplicateRules.Compare(Zhou, Facts("周敏", ["+8613900139000"], [("370203", "香港中路76号3栋2单元501室")])).ShouldBe((0, []));
        DuplicateRules.Compare(Zhou, Zhou).Score.ShouldBe(0, "nobody is his own duplicate");
    }

    private static DuplicateFacts Facts(string name, string[] phones, (string, string)[]? places = null, string[]? serials = null) =>
        new(new CustomerId(Guid.NewGuid()), name, [.. phones], [.. places ?? []], [.. serials ?? []]);
}
