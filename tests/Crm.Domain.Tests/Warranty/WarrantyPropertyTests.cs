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
        End(repaired).DayNumber.ShouldBe(End(facts).DayNumber + b % 60);
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

    private static DateOnly End(WarrantyFacts facts) => WarrantyRules.Cover(default, facts)[0].EndsOn;

    private static void Check(Action<int, int> property)
    {
        var days = Gen.Choose(0, 4_000).ToArbitrary();
        Prop.ForAll(days, days, property).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }
}
