using System.Globalization;
using Crm.Domain.InstallBase;

namespace Crm.Domain.Warranty;

/// <summary>From facts to coverages, and from coverages to the verdict of a day.</summary>
public static class WarrantyRules
{
    /// <summary>Judges a unit by all its facts for one day.</summary>
    public static WarrantyVerdict Decide(WarrantyFacts facts, DateOnly today) => Judge(Cover(default, facts), today);

    /// <summary>Judges stored coverages for one day; this is what a screen pop does.</summary>
    public static WarrantyVerdict Judge(IReadOnlyCollection<UnitCoverage> coverages, DateOnly today)
    {
        var verdicts = coverages
            .OrderBy(c => c.Code != CoverageCodes.Whole).ThenBy(c => c.Code, StringComparer.Ordinal)
            .Select(c => Judge(c, today)).ToImmutableArray();
        if (verdicts.IsEmpty) return new WarrantyVerdict(CoverageStatus.Unknown, null, Reason.Of("Warranty.NoStartKnown"), verdicts);
        var whole = verdicts[0];
        return new WarrantyVerdict(whole.Status, whole.LastDay, whole.Reason, verdicts);
    }

    /// <summary>Computes the coverages that an event (sale, installation, repair, exchange) leaves behind; none without a start or a policy.</summary>
    public static ImmutableArray<UnitCoverage> Cover(UnitId unit, WarrantyFacts facts)
    {
        if (facts.Policy is not { } policy || StartOf(facts) is not var (start, basis)) return [];
        var extension = facts.Suspensions.Sum(s => s.Days);
        var coverages = ImmutableArray.CreateBuilder<UnitCoverage>();
        foreach (var term in policy.Terms)
            coverages.Add(Cover(unit, facts, policy, term, start, basis, extension));

        var whole = coverages.FirstOrDefault(c => c.Code == CoverageCodes.Whole);
        foreach (var part in facts.ReplacedParts)
        {
            if (policy.Terms.Any(t => t.Code == part.Code)) continue;
            var guarantee = PeriodCounting.LastDayOfDays(part.ReplacedOn, policy.RepairedPartDays);
            coverages.Add(new UnitCoverage
            {
                UnitId = unit, Code = part.Code, Source = CoverageSource.Repair, StartsOn = part.ReplacedOn, Start = basis,
                EndsOn = Roll(facts, whole is not null && whole.EndsOn > guarantee ? whole.EndsOn : guarantee),
            });
        }

        return coverages.ToImmutable();
    }

    private static UnitCoverage Cover(
        UnitId unit, WarrantyFacts facts, WarrantyPolicy policy, WarrantyTerm term, DateOnly start, CoverageStart basis, int extension)
    {
        var ends = PeriodCounting.LastDayOfMonths(start, term.Months).AddDays(extension);
        foreach (var part in facts.ReplacedParts.Where(p => p.Code == term.Code))
        {
            var guarantee = PeriodCounting.LastDayOfDays(part.ReplacedOn, policy.RepairedPartDays);
            if (guarantee > ends) ends = guarantee;
        }

        return new UnitCoverage
        {
            UnitId = unit, Code = term.Code, Source = CoverageSource.Maker, StartsOn = start, Start = basis,
            Months = term.Months, ExtendedByDays = extension, EndsOn = Roll(facts, ends),
        };
    }

    private static (DateOnly Start, CoverageStart Basis)? StartOf(WarrantyFacts facts)
    {
        if (facts.ExchangedOn is { } exchanged) return (exchanged, CoverageStart.Exchange);
        if (facts.Policy is { CountsFromInstallation: true } && facts.InstalledOn is { } installed) return (installed, CoverageStart.Installation);
        if (facts.PurchasedOn is { } purchased) return (purchased, CoverageStart.Invoice);
        if (facts.ProducedOn is { } produced) return (new DateOnly(produced.Year, produced.Month, 1).AddMonths(1), CoverageStart.Production);
        return null;
    }

    private static CoverageVerdict Judge(UnitCoverage coverage, DateOnly today)
    {
        var isOver = today > coverage.EndsOn;
        var isEstimate = coverage.Start == CoverageStart.Production;

        // Without a voucher the real sale can only be later than assumed: a running period is certain, an ended one is not.
        var status = !isOver ? CoverageStatus.Covered : isEstimate ? CoverageStatus.Unknown : CoverageStatus.Expired;
        var key = (status, isEstimate) switch
        {
            (CoverageStatus.Unknown, _) => "Warranty.CheckVoucher",
            (CoverageStatus.Covered, true) => "Warranty.CoveredFromProduction",
            (CoverageStatus.Covered, false) => $"Warranty.CoveredFrom{coverage.Start}",
            _ => $"Warranty.ExpiredFrom{coverage.Start}",
        };
        return new CoverageVerdict(coverage.Code, status, coverage.EndsOn, Reason.Of(
            key,
            ("coverage", coverage.Code),
            ("start", Text(coverage.StartsOn)),
            ("lastDay", Text(coverage.EndsOn)),
            ("months", coverage.Months.ToString(CultureInfo.InvariantCulture)),
            ("extendedByDays", coverage.ExtendedByDays.ToString(CultureInfo.InvariantCulture))));
    }

    private static DateOnly Roll(WarrantyFacts facts, DateOnly lastDay) =>
        facts.RollsOverRestDays ? PeriodCounting.RollOver(lastDay, facts.RestDays.Contains) : lastDay;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
