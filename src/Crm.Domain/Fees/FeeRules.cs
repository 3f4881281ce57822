using System.Globalization;
using Crm.Domain.Catalogue;
using Crm.Domain.InstallBase;
using Crm.Domain.Warranty;

namespace Crm.Domain.Fees;

/// <summary>What a piece of work costs and who pays it (LX-07, KP-25, GB/T 22766 "fees told first"). Pure: prices of the case's day, the warranty of its snapshot.</summary>
public static class FeeRules
{
    private const int MillionthsPerPercent = 10_000;

    // Whoever delivered or installed it wrongly answers for it, and not the maker's guarantee.
    private static readonly string[] s_dealerAnswers = ["install", "transport"];
    private static readonly string[] s_customerAnswers = ["misuse", "environment"];

    /// <summary>Computes the bill. A share of the guarantee gives two lines, one for each payer.</summary>
    public static FeeBill Calculate(FeeCase facts, PriceTable prices)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(prices);
        var lines = ImmutableArray.CreateBuilder<FeeLine>();
        var unpriced = ImmutableArray.CreateBuilder<string>();
        foreach (var item in facts.Items)
            Add(FeeKind.Labour, PriceKind.Labour, item.Code, item.Quantity, Covering(facts, null), c => c.LabourPercent);
        foreach (var part in facts.Parts)
            Add(FeeKind.Part, PriceKind.Part, part.PartNo, part.Quantity, Covering(facts, part), c => c.PartsPercent);
        if (facts.Trip is { IsChargedAlready: false } trip)
        {
            Add(FeeKind.Visit, PriceKind.Visit, "", 1, Covering(facts, null), c => c.LabourPercent);
            var area = trip.IsCityCentre ? Price.City : Price.Elsewhere;
            if (prices.OfDistance(trip.Kilometres, trip.IsCityCentre, facts.BrandCode, facts.Level, facts.Day) is { Fen: > 0 } way)
                Split(new FeeLine(FeeKind.Distance, area, trip.Kilometres, way, way, Payer.Customer, Why(facts)), Covering(facts, null), c => c.TravelPercent);
        }

        return new FeeBill(lines.ToImmutable(), unpriced.ToImmutable());

        void Add(FeeKind kind, PriceKind from, string subject, int quantity, ImmutableArray<UnitCoverage> covering, Func<UnitCoverage, int> share)
        {
            if (prices.Of(from, subject, facts.CategoryCode, facts.BrandCode, facts.Level, facts.Day) is not { } price)
            {
                if (subject.Length > 0) unpriced.Add(subject);
                return;
            }

            var amount = new Money(price.Fen * Math.Max(0, quantity));
            Split(new FeeLine(kind, subject, quantity, price, amount, Payer.Customer, Why(facts)), covering, share);
        }

        void Split(FeeLine line, ImmutableArray<UnitCoverage> covering, Func<UnitCoverage, int> share)
        {
            if (IsDealers(facts))
            {
                lines.Add(line with { Payer = Payer.Dealer, Reason = Reason.Of("Fee.Dealer", ("liability", facts.Liability!)) });
                return;
            }

            var best = covering.OrderByDescending(share).ThenByDescending(c => c.EndsOn).FirstOrDefault();
            var percent = IsRepairersGuarantee(facts) ? 100 : best is null ? 0 : Math.Clamp(share(best), 0, 100);
            var free = line.Amount.Share(percent * (long)MillionthsPerPercent);
            if (percent > 0) lines.Add(line with { Amount = free, Payer = Payer.Maker, Reason = best is null ? Reason.Of("Fee.RepairedPart") : Covered(best, percent) });
            if (percent < 100) lines.Add(line with { Amount = line.Amount - free, Reason = percent == 0 ? line.Reason : Reason.Of("Fee.Share", ("percent", Text(100 - percent))) });
        }
    }

    /// <summary>True when nothing that covers the unit pays, whatever its dates say: wrong use, or an exclusion that decided.</summary>
    public static bool IsExcluded(FeeCase facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return s_customerAnswers.Contains(facts.Liability, StringComparer.Ordinal) || facts.Decision is { DecidedBy: DecisionRule.Exclusion };
    }

    /// <summary>True when the dealer answers for the fault.</summary>
    public static bool IsDealers(FeeCase facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return s_dealerAnswers.Contains(facts.Liability, StringComparer.Ordinal);
    }

    // A repaired part that failed again within its own guarantee: whoever repaired it does it again.
    private static bool IsRepairersGuarantee(FeeCase facts) =>
        !IsExcluded(facts) && facts.Decision is { Entitlement: CoverageStatus.Covered } decision && decision.Steps.Any(s => s is { Rule: DecisionRule.RepairedPart, Result: StepResult.Held });

    // The whole unit and contracts cover everything; a main part covers itself and the work around it.
    private static ImmutableArray<UnitCoverage> Covering(FeeCase facts, FeePart? part)
    {
        if (facts.Decision is not { } decision || IsExcluded(facts)) return [];
        var valid = decision.Verdict.Coverages.Where(v => v.Status == CoverageStatus.Covered).Select(v => v.Code).ToHashSet(StringComparer.Ordinal);
        return [.. decision.Coverages.Where(c => valid.Contains(c.Code) && (c.Code == CoverageCodes.Whole || CoverageCodes.IsContract(c.Code)
            || (part is null ? facts.Parts.Any(p => p.Coverage == c.Code) : part.Coverage == c.Code)))];
    }

    private static Reason Covered(UnitCoverage coverage, int percent) => percent == 100
        ? Reason.Of("Fee.Covered", ("coverage", coverage.Code), ("until", coverage.EndsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
        : Reason.Of("Fee.CoveredPartly", ("coverage", coverage.Code), ("percent", Text(percent)));

    private static Reason Why(FeeCase facts)
    {
        if (facts.Decision is null) return Reason.Of("Fee.NoUnit");
        if (IsExcluded(facts)) return Reason.Of("Fee.Excluded");
        return facts.Decision.Entitlement == CoverageStatus.Unknown ? Reason.Of("Fee.Unproven") : Reason.Of("Fee.OutOfWarranty");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
