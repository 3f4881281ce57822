using Crm.Domain.Administration;

namespace Crm.Domain.Warranty;

/// <summary>What a row of the warranty table must be like.</summary>
public static class PolicyRules
{
    /// <summary>Longest day count of a rule: ten years.</summary>
    public const int LongestDays = 3_660;

    /// <summary>Lines that a row may promise; a household appliance has fewer main parts.</summary>
    public const int MostTerms = 30;

    private const int LongestCode = 40;

    /// <summary>Everything that is wrong, field by field; empty when nothing is.</summary>
    public static ImmutableArray<Refusal> Check(WarrantyPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return
        [
            .. new[]
            {
                FieldRules.Text("code", policy.Code, LongestCode) ?? (policy.Code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_') ? null : FieldRules.Wrong("code", policy.Code, "code")),
                policy.RegionCode is { } region && !FieldRules.IsDigits(region, 2, 9) ? FieldRules.Wrong("region", region, "region") : null,
                policy.SoldTo < policy.SoldFrom ? FieldRules.Wrong("soldTo", $"{policy.SoldTo:yyyy-MM-dd}", "not-before-start") : null,
                policy.RegionCode is null && policy.Terms.All(t => t.Code != CoverageCodes.Whole) ? FieldRules.Wrong("terms", "", "policy-whole") : null,
                policy.Terms.Select(t => t.Code).Distinct(StringComparer.Ordinal).Count() < policy.Terms.Length ? FieldRules.Wrong("terms", "", "policy-once") : null,
                FieldRules.Range("terms", policy.Terms.Length, 0, MostTerms),
                FieldRules.Range("returnDays", policy.ReturnDays, 0, LongestDays),
                FieldRules.Range("exchangeDays", policy.ExchangeDays, 0, LongestDays),
                FieldRules.Range("repeatLimit", policy.RepeatLimit, 1, 100),
                FieldRules.Range("partWaitDays", policy.PartWaitDays, 0, LongestDays),
                FieldRules.Range("repairerDelayDays", policy.RepairerDelayDays, 0, LongestDays),
                FieldRules.Range("repairedPartDays", policy.RepairedPartDays, 0, LongestDays),
                FieldRules.Range("cumulativeRepairDays", policy.CumulativeRepairDays ?? 0, 0, LongestDays),
                FieldRules.Range("loanerAfterDays", policy.LoanerAfterDays ?? 0, 0, LongestDays),
                FieldRules.Range("depreciation", policy.DepreciationPerDayMillionths, 0, 1_000_000),
                FieldRules.Range("distance", policy.Distance.FreeKmInCity, 0, 10_000),
                FieldRules.Range("distance", policy.Distance.FreeKmElsewhere, 0, 10_000),
                FieldRules.Range("distance", policy.Distance.FenPerKm, 0, 1_000_000),
            }.OfType<Refusal>(),
            .. policy.Terms.SelectMany(Check).OfType<Refusal>(),
        ];
    }

    private static IEnumerable<Refusal?> Check(WarrantyTerm term) =>
    [
        FieldRules.Text("terms", term.Code, LongestCode) ?? (CoverageCodes.IsContract(term.Code) ? FieldRules.Wrong("terms", term.Code, "policy-code") : null),
        FieldRules.Range("terms", term.Months, 0, WarrantyPolicy.LongestMonths),
        FieldRules.Range("terms", term.LabourPercent, 0, 100),
        FieldRules.Range("terms", term.PartsPercent, 0, 100),
        FieldRules.Range("terms", term.TravelPercent, 0, 100),
    ];
}
