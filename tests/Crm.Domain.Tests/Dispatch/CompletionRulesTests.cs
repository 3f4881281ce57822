using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;
using Shouldly;
using Xunit;
using static Crm.Domain.Tests.Dispatch.Visits;

namespace Crm.Domain.Tests.Dispatch;

public sealed class CompletionRulesTests
{
    [Fact]
    public void Result_OfACoveredRepair_IsComplete() => CompletionRules.Check(Repaired, Covered).ShouldBeNull();

    [Fact]
    public void Result_WithoutCodes_NamesEveryOne()
    {
        var refusal = CompletionRules.Check(new VisitResult { Charged = Money.Yuan(10) }, Covered)!;
        refusal.Rule.ShouldBe(Refusal.RequiredFieldsMissing);
        refusal.Parameters.ShouldHaveSingleItem().Value.ShouldBe("done,paidHow,symptom,defect,repair,liability,signedBy");
    }

    [Fact]
    public void Result_OfAnInstallation_NeedsTheWorkCodeOnly() =>
        CompletionRules.Check(new VisitResult { RepairCode = "GN-R01", WhatWasDone = "安装调试完成", SignedBy = "周敏" }, Covered with { Type = TicketType.Install }).ShouldBeNull();

    [Fact]
    public void Result_OfAPartlyDoneVisit_NeedsTheWordsOnly() =>
        CompletionRules.Check(new VisitResult { WhatWasDone = "已检测，待件", NextStep = NextStep.WaitForPart }, Covered with { Entitlement = CoverageStatus.Expired }).ShouldBeNull();

    [Theory]
    [InlineData("WM-D09")]
    [InlineData("WM-D08")]
    [InlineData("WM-D99")]
    public void Code_ThatIsNotActiveOnTheDay_IsRefusedByName(string defect)
    {
        var refusal = CompletionRules.Check(Repaired with { DefectCode = defect }, Covered)!;
        refusal.Rule.ShouldBe("CodeIsNotActive");
        refusal.Parameters.ShouldContain(new RuleParameter("code", defect));
    }

    [Fact]
    public void Code_OfAnotherCategory_IsRefused() =>
        CompletionRules.Check(Repaired with { RepairCode = "AC-R01" }, Covered)!.Rule.ShouldBe("CodeIsOfAnotherCategory");

    [Theory]
    [InlineData(CoverageStatus.Expired)]
    [InlineData(CoverageStatus.Unknown)]
    public void Free_WithoutAValidCoverage_IsRefused(CoverageStatus status) =>
        CompletionRules.Check(Repaired, Covered with { Entitlement = status })!.Rule.ShouldBe("FreeVisitNeedsCoverage");

    [Fact]
    public void Free_WithAReasonInPlaceOfCoverage_IsStored() =>
        CompletionRules.Check(Repaired with { FeeReason = "out-of-warranty" }, Covered with { Entitlement = CoverageStatus.Expired }).ShouldBeNull();

    [Fact]
    public void Repair_WithAPartButNoPosition_NamesThePosition()
    {
        CompletionRules.Check(Repaired with { Parts = Money.Yuan(40) }, Covered)!.Parameters.ShouldContain(new RuleParameter("fields", "position"));
        CompletionRules.Check(Repaired with { Parts = Money.Yuan(40), Position = "CL1" }, Covered).ShouldBeNull();
        CompletionRules.Check(Repaired, Covered).ShouldBeNull();
    }

    [Fact]
    public void Crew_MustNameWhoWentOnceEachWithWords()
    {
        var order = Assigned() with { Assistants = ["QD01-02"] };
        CrewWork[] both = [new("QD01-01", "更换离合器"), new("QD01-02", "搬运、复位", Now, Now.AddMinutes(30))];
        Check(Repaired).ShouldBe(Refusal.RequiredFieldsMissing);
        Check(Repaired with { Crew = [.. both] }).ShouldBeNull();
        Check(Repaired with { Crew = [both[0], both[0]] }).ShouldBe("CrewIsNotOfTheVisit");
        Check(Repaired with { Crew = [both[0], both[1] with { TechnicianCode = "QD09-01" }] }).ShouldBe("CrewIsNotOfTheVisit");
        Check(Repaired with { Crew = [both[0], both[1] with { Did = " " }] }).ShouldBe(Refusal.RequiredFieldsMissing);
        Check(Repaired with { Crew = [both[0], both[1] with { LeftAt = Now.AddHours(-1) }] }).ShouldBe("VisitTimesMustFollowEachOther");

        string? Check(VisitResult result) => CompletionRules.CheckCrew(result, order, Now.AddHours(2))?.Rule;
    }

    [Fact]
    public void Fee_WithoutAReason_IsRefused() =>
        CompletionRules.Check(Repaired with { Charged = Money.Yuan(80), PaidHow = PaidHow.WeChat }, Covered)!.Rule.ShouldBe("FeeNeedsAReason");

    [Fact]
    public void Charge_AboveTheLines_IsRefusedWithBothAmounts()
    {
        var refusal = CompletionRules.Check(Repaired with { Charged = Money.Yuan(90), PaidHow = PaidHow.Cash, FeeReason = "out-of-warranty" }, Covered)!;
        refusal.Rule.ShouldBe("ChargedMustNotExceedTheLines");
        refusal.Parameters.Select(p => p.Value).ShouldBe(["charged", "90.00", "80.00"]);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10_000_001)]
    public void Amount_OutOfRange_IsRefused(long fen) => CompletionRules.Check(Repaired with { Travel = new Money(fen) }, Covered)!.Rule.ShouldBe("AmountOutOfRange");
}
