using System.Collections.Immutable;
using Crm.Domain.InstallBase;
using Crm.Domain.Warranty;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Warranty;

/// <summary>The order of reference §5.2 and what each rule needs.</summary>
public sealed class EntitlementRulesTests
{
    private static readonly WarrantyPolicy Policy = new()
    {
        Code = "AC-HOME", CategoryCode = "AC", Terms = [new WarrantyTerm("whole", 12, TravelPercent: 50), new WarrantyTerm("compressor", 36)],
    };

    private static readonly DateOnly Sold = new(2024, 1, 1);

    [Fact]
    public void Exclusion_WhenFound_ChargesAndSkipsEverythingElse()
    {
        var decision = Decide(3, c => c with { Exclusion = WarrantyExclusion.Misuse });
        decision.DecidedBy.ShouldBe(DecisionRule.Exclusion);
        decision.Remedies.ShouldBe(Remedy.ChargedRepair);
        decision.Entitlement.ShouldBe(CoverageStatus.Expired);
        decision.Steps.First(s => s.Rule == DecisionRule.ReturnDays).Result.ShouldBe(StepResult.Skipped);
        decision.Steps.First(s => s.Rule == DecisionRule.Proof).Result.ShouldBe(StepResult.Held, "within six months the house has to prove it");
    }

    [Fact]
    public void Exclusion_NotInThePolicy_DoesNotCount() =>
        Decide(3, c => c with { Exclusion = WarrantyExclusion.Misuse, Unit = c.Unit with { Policy = Policy with { Exclusions = [WarrantyExclusion.ForceMajeure] } } })
            .DecidedBy.ShouldBe(DecisionRule.ReturnDays);

    [Fact]
    public void SevenDays_WithoutInvoice_AreSkipped_ButTheRepairIsFree()
    {
        var decision = Decide(3, c => c with { Unit = c.Unit with { PurchasedOn = null, ProducedOn = Sold } });
        decision.Steps.First(s => s.Rule == DecisionRule.ReturnDays).Result.ShouldBe(StepResult.Skipped);
        decision.Remedies.ShouldBe(Remedy.Repair);
    }

    [Fact]
    public void SevenDays_LastDayARestDay_RollsOver_WhenTheHouseDoesSo()
    {
        var rolled = Decide(8, c => c with { Unit = c.Unit with { RollsOverRestDays = true, RestDays = [Sold.AddDays(7)] } });
        rolled.Remedies.HasFlag(Remedy.Return).ShouldBeTrue();
        rolled.Clock!.ReturnUntil.ShouldBe(Sold.AddDays(8));
    }

    [Fact]
    public void Repeats_AfterThePeriod_GiveNothing()
    {
        var decision = Decide(500, c => c with { Repairs = [Failed(20), Failed(40)] });
        decision.Remedies.ShouldBe(Remedy.ChargedRepair);
        decision.Steps.First(s => s.Rule == DecisionRule.RepeatLimit).Reason.Key.ShouldBe("Why.RepeatLimit.Late");
    }

    [Fact]
    public void Repeats_BeforeAnExchange_DoNotCountForTheNewUnit() =>
        Decide(60, c => c with { Repairs = [Failed(10), Failed(20)], Unit = c.Unit with { ExchangedOn = Sold.AddDays(30) } }).Remedies.ShouldBe(Remedy.Repair);

    [Fact]
    public void RepairerDelay_After30Days_GivesExchange_InShandongReturnToo()
    {
        WarrantyCase Late(WarrantyCase c) => c with { Waits = [new RepairWait(Sold.AddDays(100), null, RepairWaitCause.Repairer)], Today = Sold.AddDays(131) };
        var decision = Decide(100, Late);
        decision.DecidedBy.ShouldBe(DecisionRule.RepairerDelay);
        decision.Clock!.RepairerDelayFrom.ShouldBe(Sold.AddDays(131));
        Decide(100, c => Late(c) with { Today = Sold.AddDays(130) }).Remedies.ShouldBe(Remedy.Repair);

        var shandong = Policy.StrengthenedBy(DefaultPolicies.Regions.Single(r => r.RegionCode == "37"));
        var full = Decide(100, c => Late(c) with { Unit = c.Unit with { Policy = shandong }, Price = Money.Yuan(900) }).Offers.First(o => o.Remedy == Remedy.Return);
        full.Refund.ShouldBe(Money.Yuan(900), "the province gives return, not money less depreciation");
    }

    [Fact]
    public void PartWait_ThatARepairEndedWell_IsOver() =>
        Decide(200, c => c with
        {
            Waits = [new RepairWait(Sold.AddDays(20), Sold.AddDays(120), RepairWaitCause.Part)],
            Repairs = [new PastRepair(Sold.AddDays(20), Sold.AddDays(121), RepairOutcome.Fixed)],
        }).Remedies.ShouldBe(Remedy.Repair);

    [Fact]
    public void Coverage_OfThePart_OutlastsTheWholeUnit()
    {
        var compressor = Decide(500, c => c with { Part = "compressor" });
        compressor.DecidedBy.ShouldBe(DecisionRule.Coverage);
        compressor.Entitlement.ShouldBe(CoverageStatus.Covered);
        Decide(500, c => c with { Part = "panel" }).Remedies.ShouldBe(Remedy.ChargedRepair);
    }

    [Fact]
    public void RepairedPart_AfterThePeriod_IsFreeForThirtyDays()
    {
        WarrantyCase Cable(WarrantyCase c) => c with { Part = "cable", Repairs = [new PastRepair(Sold.AddDays(498), Sold.AddDays(500), RepairOutcome.Fixed, "cable")] };
        Decide(530, Cable).DecidedBy.ShouldBe(DecisionRule.RepairedPart);
        Decide(531, Cable).Remedies.ShouldBe(Remedy.ChargedRepair);
    }

    [Fact]
    public void Contract_AfterThePeriod_Covers_FromItsFirstToItsLastDay()
    {
        WarrantyCase Paid(WarrantyCase c) => c with { Unit = c.Unit with { Contracts = [new ContractCover("C1", Sold.AddDays(500), Sold.AddDays(600))] } };
        Decide(499, Paid).Remedies.ShouldBe(Remedy.ChargedRepair);
        Decide(500, Paid).DecidedBy.ShouldBe(DecisionRule.Contract);
        Decide(600, Paid).Verdict.Status.ShouldBe(CoverageStatus.Covered, "the badge shows the contract too");
        Decide(601, Paid).Remedies.ShouldBe(Remedy.ChargedRepair);
    }

    [Fact]
    public void Estimate_ThatEnded_IsUnknown_NotExpired()
    {
        var decision = Decide(500, c => c with { Unit = c.Unit with { PurchasedOn = null, ProducedOn = Sold } });
        decision.Entitlement.ShouldBe(CoverageStatus.Unknown);
        decision.Steps[^1].Reason.Key.ShouldBe("Why.Charged.Unproven");
    }

    [Fact]
    public void DistanceFee_OfACoveredUnit_IsPaidByItsShare()
    {
        var decision = Decide(100, c => c with { Trip = new ServiceTrip(26, IsCityCentre: true) });
        decision.DistanceFee.ShouldBe(Money.Yuan(12));
        decision.DistanceFeeDue.ShouldBe(Money.Yuan(6), "half of the way is free");
    }

    [Fact]
    public void Wish_IsAnswered()
    {
        Decide(3, c => c with { Wish = Remedy.Return }).IsWishGranted.ShouldBe(true);
        Decide(30, c => c with { Wish = Remedy.Return }).IsWishGranted.ShouldBe(false);
        Decide(30).IsWishGranted.ShouldBeNull();
    }

    [Fact]
    public void OpenRepair_StopsThePeriod()
    {
        // 366 days from 2024-01-01 end the year; it was handed in before and is still in the workshop.
        Decide(380, c => c with { Repairs = [new PastRepair(Sold.AddDays(360), null, RepairOutcome.Open)] }).Entitlement.ShouldBe(CoverageStatus.Covered);
        Decide(380).Entitlement.ShouldBe(CoverageStatus.Expired);
    }

    [Fact]
    public void Zhejiang_ReplacedPart_BeginsItsOwnPeriodAnew()
    {
        var zhejiang = Policy.StrengthenedBy(DefaultPolicies.Regions.Single(r => r.RegionCode == "33"));
        var facts = new WarrantyFacts { Policy = zhejiang, PurchasedOn = Sold, ReplacedParts = [new ReplacedPart("compressor", new DateOnly(2024, 6, 1)), new ReplacedPart("cable", new DateOnly(2024, 6, 1))] };
        var coverages = WarrantyRules.Cover(default, facts);
        coverages.Single(c => c.Code == "compressor").EndsOn.ShouldBe(new DateOnly(2027, 6, 1));
        coverages.Single(c => c.Code == "cable").EndsOn.ShouldBe(new DateOnly(2025, 6, 1));
        coverages.Single(c => c.Code == "whole").EndsOn.ShouldBe(new DateOnly(2025, 1, 1));
    }

    private static PastRepair Failed(int day) => new(Sold.AddDays(day), Sold.AddDays(day + 2), RepairOutcome.Failed);

    private static WarrantyDecision Decide(int day, Func<WarrantyCase, WarrantyCase>? more = null)
    {
        var plain = new WarrantyCase { Unit = new WarrantyFacts { Policy = Policy, PurchasedOn = Sold }, ReportedOn = Sold.AddDays(day), Today = Sold.AddDays(day) };
        return EntitlementRules.Decide(more is null ? plain : more(plain));
    }
}
