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

        // A paid contract stands for the whole unit once the maker does not.
        var whole = verdicts[0].Status != CoverageStatus.Covered && verdicts.FirstOrDefault(v => CoverageCodes.IsContract(v.Code) && v.Status == CoverageStatus.Covered) is { } paid
            ? paid
            : verdicts[0];
        return new WarrantyVerdict(whole.Status, whole.LastDay, whole.Reason, verdicts);
    }

    /// <summary>Computes the coverages that an event (sale, installation, repair, exchange) leaves behind; no promise without a start or a policy.</summary>
    public static ImmutableArray<UnitCoverage> Cover(UnitId unit, WarrantyFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var coverages = ImmutableArray.CreateBuilder<UnitCoverage>();
        if (facts.Policy is { } policy && StartOf(facts) is var (start, basis))
        {
            var pauses = PeriodCounting.Merge(facts.Suspensions, start);
            foreach (var term in policy.Terms)
                coverages.Add(Cover(unit, facts, policy, term, start, basis, pauses));
            AddRepaired(coverages, unit, facts, policy);
        }

        foreach (var contract in facts.Contracts.DistinctBy(c => c.Number, StringComparer.Ordinal))
        {
            coverages.Add(new UnitCoverage
            {
                UnitId = unit, Code = CoverageCodes.Contract + contract.Number, Source = CoverageSource.Contract, Start = CoverageStart.Contract, StartsOn = contract.From, EndsOn = contract.Until,
                LabourPercent = contract.LabourPercent, PartsPercent = contract.PartsPercent, TravelPercent = contract.TravelPercent,
            });
        }

        return coverages.ToImmutable();
    }

    /// <summary>The first day of the periods and where it was taken from, or null when no date is known.</summary>
    public static (DateOnly Start, CoverageStart Basis)? StartOf(WarrantyFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.ExchangedOn is { } exchanged) return (exchanged, CoverageStart.Exchange);
        if (facts.Policy is { Basis: StartBasis.Production } && Produced(facts) is { } plate) return (plate, CoverageStart.Production);
        if (facts.Policy is { Basis: StartBasis.Installation } && facts.InstalledOn is { } installed) return (installed, CoverageStart.Installation);
        if (facts.PurchasedOn is { } purchased) return (purchased, CoverageStart.Invoice);
        if (Produced(facts) is { } produced) return (produced, CoverageStart.Production);
        return null;
    }

    /// <summary>Moves a last day off the rest days where the house does so.</summary>
    internal static DateOnly Roll(WarrantyFacts facts, DateOnly lastDay) =>
        facts.RollsOverRestDays ? PeriodCounting.RollOver(lastDay, facts.RestDays.Contains) : lastDay;

    // Without a voucher the period begins with the month after the one on the nameplate.
    private static DateOnly? Produced(WarrantyFacts facts) => facts.ProducedOn is { } day ? new DateOnly(day.Year, day.Month, 1).AddMonths(1) : null;

    private static UnitCoverage Cover(
        UnitId unit, WarrantyFacts facts, WarrantyPolicy policy, WarrantyTerm term, DateOnly start, CoverageStart basis, ImmutableArray<Suspension> pauses)
    {
        var promised = PeriodCounting.LastDayOfMonths(start, term.Months);
        var ends = PeriodCounting.Extend(promised, pauses);
        var extension = ends.DayNumber - promised.DayNumber;
        var since = start;
        foreach (var part in facts.ReplacedParts.Where(p => p.Code == term.Code && p.ReplacedOn >= start).OrderBy(p => p.ReplacedOn))
        {
            var months = policy.ReplacedPartRestarts && part.ReplacedOn <= ends ? term.Months : 0;
            var guarantee = Later(PeriodCounting.LastDayOfMonths(part.ReplacedOn, months), PeriodCounting.LastDayOfDays(part.ReplacedOn, policy.RepairedPartDays));
            if (guarantee <= ends) continue;
            (ends, extension, since, basis) = (guarantee, 0, part.ReplacedOn, CoverageStart.Repair);
        }

        return new UnitCoverage
        {
            UnitId = unit, Code = term.Code, Source = basis == CoverageStart.Repair ? CoverageSource.Repair : CoverageSource.Maker, StartsOn = since, Start = basis,
            Months = term.Months, ExtendedByDays = extension, EndsOn = Roll(facts, ends),
            LabourPercent = term.LabourPercent, PartsPercent = term.PartsPercent, TravelPercent = term.TravelPercent,
        };
    }

    // A part without a term of its own goes with the whole unit, and has at least the repair's guarantee.
    private static void AddRepaired(ImmutableArray<UnitCoverage>.Builder coverages, UnitId unit, WarrantyFacts facts, WarrantyPolicy policy)
    {
        var whole = coverages.FirstOrDefault(c => c.Code == CoverageCodes.Whole);
        foreach (var parts in facts.ReplacedParts.Where(p => policy.Terms.All(t => t.Code != p.Code)).GroupBy(p => p.Code, StringComparer.Ordinal))
        {
            var day = parts.Max(p => p.ReplacedOn);
            var months = policy.ReplacedPartRestarts && whole is not null && day <= whole.EndsOn ? whole.Months : 0;
            var guarantee = Later(PeriodCounting.LastDayOfMonths(day, months), PeriodCounting.LastDayOfDays(day, policy.RepairedPartDays));
            coverages.Add(new UnitCoverage
            {
                UnitId = unit, Code = parts.Key, Source = CoverageSource.Repair, StartsOn = day, Start = CoverageStart.Repair, Months = months,
                EndsOn = Roll(facts, whole is null ? guarantee : Later(whole.EndsOn, guarantee)),
            });
        }
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static CoverageVerdict Judge(UnitCoverage coverage, DateOnly today)
    {
        var isAhead = coverage.Source == CoverageSource.Contract && today < coverage.StartsOn;
        var isOver = isAhead || today > coverage.EndsOn;
        var isEstimate = coverage.Start == CoverageStart.Production;

        // Without a voucher the real sale can only be later than assumed: a running period is certain, an ended one is not.
        var status = !isOver ? CoverageStatus.Covered : isEstimate ? CoverageStatus.Unknown : CoverageStatus.Expired;
        var key = (status, isEstimate) switch
        {
            (CoverageStatus.Unknown, _) => "Warranty.CheckVoucher",
            _ when isAhead => "Warranty.ContractNotBegun",
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

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
