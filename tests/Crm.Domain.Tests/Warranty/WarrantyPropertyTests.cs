using Crm.Domain.InstallBase;
using Crm.Domain.Warranty;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Warranty;

public sealed class WarrantyPropertyTests
{
    private static readonly WarrantyPolicy Policy = DefaultPolicies.All[0];
    private static readonly DateOnly Epoch = new(2015, 1, 1);

    [Fact]
    public void A_later_sale_never_ends_earlier() => Check((a, b) =>
        End(new WarrantyFacts { Policy = Policy, PurchasedOn = Epoch.AddDays(Math.Min(a, b)) })
            .ShouldBeLessThanOrEqualTo(End(new WarrantyFacts { Policy = Policy, PurchasedOn = Epoch.AddDays(Math.Max(a, b)) })));

    [Fact]
    public void Days_in_repair_never_shorten() => Check((a, b) =>
    {
        var facts = new WarrantyFacts { Policy = Policy, PurchasedOn = Epoch };
        var repaired = facts with { Suspensions = [new Suspension(Epoch.AddDays(a), Epoch.AddDays(a + b % 60))] };
        var isWithin = Epoch.AddDays(a) <= End(facts);
        End(repaired).DayNumber.ShouldBe(End(facts).DayNumber + (isWithin ? b % 60 : 0), "a repair after the end revives nothing");
    });

    [Fact]
    public void More_repair_days_never_shorten() => Check((a, b) =>
    {
        var facts = new WarrantyFacts { Policy = Policy, PurchasedOn = Epoch, Suspensions = [new Suspension(Epoch.AddDays(a), Epoch.AddDays(a + b % 90))] };
        var more = facts with { Suspensions = facts.Suspensions.Add(new Suspension(Epoch.AddDays(b), Epoch.AddDays(b + a % 90))) };
        End(more).ShouldBeGreaterThanOrEqualTo(End(facts));
        End(more).DayNumber.ShouldBeLessThanOrEqualTo(End(facts with { Suspensions = [] }).DayNumber + a % 90 + b % 90, "no day counts twice");
    });

    [Fact]
    public void Coverage_never_shrinks_by_a_later_policy() => Check((a, b) =>
    {
        var sold = Epoch.AddDays(a);
        WarrantyPolicy first = Row(1, 12 + b % 60) with { RecordedOn = null };
        var table = new PolicyTable([first]);
        // The later version was typed in after the sale, reaches back to it, and promises anything at all.
        var later = new PolicyTable([first, Row(2, b % 100) with { RecordedOn = sold.AddDays(1 + b), SoldFrom = b % 2 == 0 ? null : sold.AddDays(-b), RepeatLimit = 1 + b % 5, ReturnDays = b % 30, Exclusions = [] }]);
        var before = table.For(Sale(sold))!.Policy;
        var after = later.For(Sale(sold))!.Policy;
        End(new WarrantyFacts { Policy = after, PurchasedOn = sold }).ShouldBeGreaterThanOrEqualTo(End(new WarrantyFacts { Policy = before, PurchasedOn = sold }));
        after.ReturnDays.ShouldBeGreaterThanOrEqualTo(before.ReturnDays);
        after.RepeatLimit.ShouldBeLessThanOrEqualTo(before.RepeatLimit);
        later.For(Sale(sold))!.Row.Version.ShouldBe(1, "the version of the sale day wins");
    });

    [Fact]
    public void Pausing_never_moves_the_statutory_clock() => Check((a, b) =>
    {
        var plain = new WarrantyCase
        {
            Unit = new WarrantyFacts { Policy = Policy, PurchasedOn = Epoch }, ReportedOn = Epoch.AddDays(a), Today = Epoch.AddDays(a + b),
            Waits = [new RepairWait(Epoch.AddDays(a), null, RepairWaitCause.Part), new RepairWait(Epoch.AddDays(a), null, RepairWaitCause.Repairer)],
        };
        var paused = plain with { Repairs = [new PastRepair(Epoch.AddDays(a / 2), Epoch.AddDays(a), RepairOutcome.Failed), new PastRepair(Epoch.AddDays(a), null, RepairOutcome.Open)] };
        EntitlementRules.Decide(paused).Clock.ShouldBe(EntitlementRules.Decide(plain).Clock);
    });

    [Fact]
    public void A_decision_always_gives_something_and_one_rule_that_decided() => Check((a, b) =>
    {
        var decision = EntitlementRules.Decide(new WarrantyCase
        {
            Unit = new WarrantyFacts { Policy = a % 7 == 0 ? null : Policy, PurchasedOn = b % 5 == 0 ? null : Epoch, ProducedOn = b % 3 == 0 ? Epoch : null },
            ReportedOn = Epoch.AddDays(a), Today = Epoch.AddDays(a + b % 100), Exclusion = a % 11 == 0 ? WarrantyExclusion.Misuse : null, Price = Money.Yuan(b),
            Repairs = [new PastRepair(Epoch.AddDays(a / 2), Epoch.AddDays(a / 2 + 10), RepairOutcome.Failed), new PastRepair(Epoch.AddDays(a / 2 + 20), Epoch.AddDays(a / 2 + 30), RepairOutcome.Failed)],
        });
        decision.Offers.ShouldNotBeEmpty();
        decision.Offers.Select(o => o.Remedy).ShouldBeUnique();
        decision.Steps.Select(s => s.Rule).ShouldBe(Enum.GetValues<DecisionRule>(), "every rule is looked at or said to be skipped, in its order");
        decision.Steps.ShouldContain(s => s.Rule == decision.DecidedBy && s.Result == StepResult.Held);
        decision.Offers.ShouldAllBe(o => o.Refund == null || (o.Refund >= Money.Zero && o.Refund <= Money.Yuan(b)));
    });

    [Fact]
    public void Once_over_it_never_comes_back() => Check((sold, later) =>
    {
        var facts = new WarrantyFacts { Policy = Policy, PurchasedOn = Epoch.AddDays(sold) };
        var day = End(facts).AddDays(1);
        WarrantyRules.Decide(facts, day).Status.ShouldBe(CoverageStatus.Expired);
        WarrantyRules.Decide(facts, day.AddDays(later)).Status.ShouldBe(CoverageStatus.Expired);
    });

    [Fact]
    public void Every_default_policy_covers_the_whole_unit() =>
        DefaultPolicies.All.ShouldAllBe(p => p.Terms.Any(t => t.Code == CoverageCodes.Whole));

    private static WarrantyPolicy Row(int version, int months) => new() { Code = "X", CategoryCode = "AC", Version = version, Terms = [new WarrantyTerm(CoverageCodes.Whole, months)] };

    private static SaleScope Sale(DateOnly day) => new("AC", "HM", "M", null, UnitUse.Household, day);

    private static DateOnly End(WarrantyFacts facts) => WarrantyRules.Cover(default, facts)[0].EndsOn;

    private static void Check(Action<int, int> property)
    {
        var days = Gen.Choose(0, 4_000).ToArbitrary();
        Prop.ForAll(days, days, property).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }
}
