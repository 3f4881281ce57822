using System.Collections.Immutable;
using Crm.Domain.Warranty;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Warranty;

/// <summary>The vectors of the reference, §3.</summary>
public sealed class WarrantyVectorTests
{
    private static readonly WarrantyPolicy Ac = Policy(("whole", 72));
    private static readonly WarrantyPolicy Tv = Policy(("whole", 12), ("panel", 36));

    [Fact]
    public void V1_air_conditioner_72_months()
    {
        var facts = new WarrantyFacts { Policy = Ac, PurchasedOn = Day("2023-06-10") };
        LastDay(facts, "whole").ShouldBe(Day("2029-06-10"));
        LastDay(facts with { RollsOverRestDays = true, RestDays = [Day("2029-06-10")] }, "whole").ShouldBe(Day("2029-06-11"));
    }

    [Fact]
    public void V2_days_in_repair_extend()
    {
        LastDay(TvInRepair, "whole").ShouldBe(Day("2025-03-11"));
        LastDay(TvInRepair, "panel").ShouldBe(Day("2027-03-11"));
    }

    [Fact]
    public void V3_a_repaired_part_has_at_least_thirty_days()
    {
        var repaired = TvInRepair with { ReplacedParts = [new ReplacedPart("panel", Day("2025-03-05")), new ReplacedPart("cable", Day("2025-03-05"))] };
        LastDay(repaired, "panel").ShouldBe(Day("2027-03-11"));
        LastDay(repaired, "cable").ShouldBe(Day("2025-04-04"));
    }

    [Theory]
    [InlineData("2024-06-08", Remedy.Return | Remedy.Exchange | Remedy.Repair)]
    [InlineData("2024-06-09", Remedy.Exchange | Remedy.Repair)]
    [InlineData("2024-06-16", Remedy.Exchange | Remedy.Repair)]
    [InlineData("2024-06-17", Remedy.Repair)]
    public void V4_seven_and_fifteen_days(string reported, Remedy expected) =>
        RemedyRules.ByReportDay(Tv, Day("2024-06-01"), Day(reported)).ShouldBe(expected);

    [Fact]
    public void V5_two_failed_repairs_give_exchange()
    {
        RemedyRules.ExchangeIsDueByRepeats(Tv, 1).ShouldBeFalse();
        RemedyRules.ExchangeIsDueByRepeats(Tv, 2).ShouldBeTrue();
    }

    [Fact]
    public void V4_seven_and_fifteen_days_are_remedies_of_the_decision()
    {
        Remedies("2024-06-08").ShouldBe(Remedy.Return | Remedy.Exchange | Remedy.Repair);
        Remedies("2024-06-09").ShouldBe(Remedy.Exchange | Remedy.Repair);
        Remedies("2024-06-16").ShouldBe(Remedy.Exchange | Remedy.Repair);
        Remedies("2024-06-17").ShouldBe(Remedy.Repair);

        Remedy Remedies(string reported) => Decide(new WarrantyFacts { Policy = Tv, PurchasedOn = Day("2024-06-01") }, reported).Remedies;
    }

    [Fact]
    public void V5_third_fault_with_the_same_model_in_stock_gives_exchange_or_money_less_depreciation()
    {
        var decision = Decide(new WarrantyFacts { Policy = Tv, PurchasedOn = Day("2024-06-01") }, "2024-12-01", c => c with
        {
            Repairs = [new PastRepair(Day("2024-07-01"), Day("2024-07-04"), RepairOutcome.Failed), new PastRepair(Day("2024-08-01"), Day("2024-08-03"), RepairOutcome.Failed)],
            Price = Money.Yuan(1_000), IsSameModelAvailable = true,
        });
        decision.DecidedBy.ShouldBe(DecisionRule.RepeatLimit);
        decision.Remedies.ShouldBe(Remedy.Exchange | Remedy.Return | Remedy.Repair);
        decision.Offers.First(o => o.Remedy == Remedy.Return).Depreciation.ShouldBe(Money.Yuan(183 - 5), "183 days less 5 in repair, 0.1 % each");
    }

    [Fact]
    public void V5_without_the_same_model_the_whole_price_comes_back()
    {
        var decision = Decide(new WarrantyFacts { Policy = Tv, PurchasedOn = Day("2024-06-01") }, "2024-12-01", c => c with
        {
            Repairs = [new PastRepair(Day("2024-07-01"), Day("2024-07-04"), RepairOutcome.Failed), new PastRepair(Day("2024-08-01"), Day("2024-08-03"), RepairOutcome.Failed)],
            Price = Money.Yuan(1_000), IsSameModelAvailable = false,
        });
        decision.Offers.First(o => o.Remedy == Remedy.Return).Refund.ShouldBe(Money.Yuan(1_000));
    }

    [Fact]
    public void V6_refund_of_the_decision()
    {
        var decision = Decide(new WarrantyFacts { Policy = Tv, PurchasedOn = Day("2024-01-01") }, "2024-07-19", c => c with
        {
            Repairs = [new PastRepair(Day("2024-02-01"), Day("2024-02-07"), RepairOutcome.Failed), new PastRepair(Day("2024-03-01"), Day("2024-03-07"), RepairOutcome.Failed)],
            Price = Money.Yuan(3_000), IsSameModelAvailable = true,
        });
        var money = decision.Offers.First(o => o.Remedy == Remedy.Return);
        money.Depreciation.ShouldBe(new Money(564_00));
        money.Refund.ShouldBe(new Money(2_436_00));
    }

    [Theory]
    [InlineData("2024-04-01", false)]
    [InlineData("2024-04-02", true)]
    public void V7_exchange_from_day_91(string today, bool isDue)
    {
        var decision = Decide(new WarrantyFacts { Policy = Tv, PurchasedOn = Day("2023-12-01") }, today, c => c with { Waits = [new RepairWait(Day("2024-01-02"), null, RepairWaitCause.Part)] });
        decision.Clock!.PartWaitFrom.ShouldBe(Day("2024-04-02"));
        decision.Remedies.HasFlag(Remedy.Exchange).ShouldBe(isDue);
    }

    [Fact]
    public void V8_zhejiang_36_days_in_repair_give_return_or_exchange()
    {
        var facts = new WarrantyFacts { Policy = Zhejiang, PurchasedOn = Day("2024-01-01") };
        ImmutableArray<PastRepair> twenty = [new PastRepair(Day("2024-03-01"), Day("2024-03-21"), RepairOutcome.Fixed)];
        var long16 = Decide(facts, "2024-06-01", c => c with { Repairs = [.. twenty, new PastRepair(Day("2024-05-01"), Day("2024-05-17"), RepairOutcome.Fixed)] });
        long16.DecidedBy.ShouldBe(DecisionRule.CumulativeDays);
        long16.Remedies.ShouldBe(Remedy.Return | Remedy.Exchange | Remedy.Repair);
        Decide(facts, "2024-06-01", c => c with { Repairs = [.. twenty, new PastRepair(Day("2024-05-01"), Day("2024-05-16"), RepairOutcome.Fixed)] })
            .Remedies.ShouldBe(Remedy.Repair, "35 days are not more than 35");
        Decide(facts with { Policy = Tv }, "2024-06-01", c => c with { Repairs = long16.Steps.IsEmpty ? [] : [.. twenty, new PastRepair(Day("2024-05-01"), Day("2024-05-17"), RepairOutcome.Fixed)] })
            .Remedies.ShouldBe(Remedy.Repair, "elsewhere no such rule holds");
    }

    [Theory]
    [InlineData("2024-06-06", false)]
    [InlineData("2024-06-07", true)]
    public void V8_zhejiang_lends_another_at_day_six(string today, bool isLent) =>
        Decide(new WarrantyFacts { Policy = Zhejiang, PurchasedOn = Day("2024-01-01") }, today, c => c with { Repairs = [new PastRepair(Day("2024-06-01"), null, RepairOutcome.Open)] })
            .Remedies.HasFlag(Remedy.Loaner).ShouldBe(isLent);

    [Fact]
    public void V12_distance_fee_once_per_visit()
    {
        new DistanceTariff().FeeOf(new ServiceTrip(26, IsCityCentre: true)).ShouldBe(Money.Yuan(12));
        new DistanceTariff().FeeOf(new ServiceTrip(26, IsCityCentre: false)).ShouldBe(Money.Yuan(32));
        new DistanceTariff().FeeOf(new ServiceTrip(26, IsCityCentre: false, IsChargedAlready: true)).ShouldBe(Money.Zero);
        new DistanceTariff().FeeOf(new ServiceTrip(5, IsCityCentre: true)).ShouldBe(Money.Zero);
        Decide(new WarrantyFacts { Policy = Tv, PurchasedOn = Day("2020-01-01") }, "2024-06-01", c => c with { Trip = new ServiceTrip(26, true) }).DistanceFeeDue.ShouldBe(Money.Yuan(12));
    }

    [Fact]
    public void V6_depreciation()
    {
        var taken = RemedyRules.Depreciation(Tv, Money.Yuan(3_000), daysSinceSale: 200, daysInRepair: 12);
        taken.ShouldBe(new Money(564_00));
        (Money.Yuan(3_000) - taken).ToString().ShouldBe("2436.00");
    }

    [Fact]
    public void V7_waiting_for_a_part() => RemedyRules.ExchangeByPartWaitFrom(Tv, Day("2024-01-02")).ShouldBe(Day("2024-04-02"));

    [Fact]
    public void V9_commercial_use_ends_at_the_months_end()
    {
        var facts = new WarrantyFacts { Policy = Policy(("whole", 6)), PurchasedOn = Day("2023-08-31") };
        LastDay(facts, "whole").ShouldBe(Day("2024-02-29"));
    }

    [Fact]
    public void V10_without_voucher_the_period_starts_the_month_after_production()
    {
        var facts = new WarrantyFacts { Policy = Tv, ProducedOn = Day("2022-05-17") };
        WarrantyRules.Cover(default, facts)[0].StartsOn.ShouldBe(Day("2022-06-01"));
        WarrantyRules.Decide(facts, Day("2023-06-01")).Status.ShouldBe(CoverageStatus.Covered);
        WarrantyRules.Decide(facts, Day("2023-06-02")).Status.ShouldBe(CoverageStatus.Unknown);
    }

    [Fact]
    public void V11_an_exchange_restarts()
    {
        var facts = new WarrantyFacts { Policy = Policy(("whole", 12)), PurchasedOn = Day("2023-01-01"), ExchangedOn = Day("2024-05-20") };
        LastDay(facts, "whole").ShouldBe(Day("2025-05-20"));
    }

    [Fact]
    public void Without_any_date_the_verdict_is_unknown()
    {
        var verdict = WarrantyRules.Decide(new WarrantyFacts { Policy = Tv }, Day("2024-01-01"));
        verdict.Status.ShouldBe(CoverageStatus.Unknown);
        verdict.LastDay.ShouldBeNull();
        verdict.Reason.Key.ShouldBe("Warranty.NoStartKnown");
    }

    [Fact]
    public void The_last_day_is_covered_and_the_next_is_not()
    {
        var facts = new WarrantyFacts { Policy = Tv, PurchasedOn = Day("2024-03-01") };
        WarrantyRules.Decide(facts, Day("2025-03-01")).Status.ShouldBe(CoverageStatus.Covered);
        WarrantyRules.Decide(facts, Day("2025-03-02")).Status.ShouldBe(CoverageStatus.Expired);
    }

    private static WarrantyFacts TvInRepair { get; } = new()
    {
        Policy = Tv, PurchasedOn = Day("2024-03-01"), Suspensions = [new Suspension(Day("2024-08-01"), Day("2024-08-11"))],
    };

    private static WarrantyPolicy Zhejiang { get; } = Tv.StrengthenedBy(DefaultPolicies.Regions.Single(r => r.RegionCode == "33"));

    private static WarrantyDecision Decide(WarrantyFacts facts, string day, Func<WarrantyCase, WarrantyCase>? more = null)
    {
        var plain = new WarrantyCase { Unit = facts, ReportedOn = Day(day), Today = Day(day) };
        return EntitlementRules.Decide(more is null ? plain : more(plain));
    }

    private static DateOnly LastDay(WarrantyFacts facts, string code) => WarrantyRules.Cover(default, facts).Single(c => c.Code == code).EndsOn;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static WarrantyPolicy Policy(params (string Code, int Months)[] terms) => new()
    {
        Code = "test", CategoryCode = "X", Terms = [.. terms.Select(t => new WarrantyTerm(t.Code, t.Months))],
    };
}
