using System.Collections.Immutable;
using Crm.Domain.Warranty;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Warranty;

/// <summary>The vectors of the reference, §3, as far as the rules stand.</summary>
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

    private static DateOnly LastDay(WarrantyFacts facts, string code) => WarrantyRules.Cover(default, facts).Single(c => c.Code == code).EndsOn;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static WarrantyPolicy Policy(params (string Code, int Months)[] terms) => new()
    {
        Code = "test", CategoryCode = "X", Terms = [.. terms.Select(t => new WarrantyTerm(t.Code, t.Months))],
    };
}
