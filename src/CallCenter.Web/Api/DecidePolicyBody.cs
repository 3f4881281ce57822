using Crm.Domain.Warranty;

namespace CallCenter.Web.Api;

/// <summary>Policy terms of a what-if; what is left out is the nation's rule.</summary>
public sealed record DecidePolicyBody(
    IReadOnlyList<DecideTermBody>? Terms, StartBasis StartBasis = StartBasis.Invoice, int? ReturnDays = null, int? ExchangeDays = null, int? RepeatLimit = null, int? PartWaitDays = null,
    int? RepairerDelayDays = null, bool? RepairerDelayGivesReturn = null, int? RepairedPartDays = null, int? CumulativeRepairDays = null, int? LoanerAfterDays = null, bool? ReplacedPartRestarts = null,
    int? DepreciationPerDayMillionths = null, IReadOnlyList<WarrantyExclusion>? Exclusions = null)
{
    internal WarrantyPolicy ToPolicy()
    {
        var rule = new WarrantyPolicy { Code = "given", CategoryCode = null };
        return rule with
        {
            Terms = [.. (Terms ?? []).Select(t => new WarrantyTerm(t.Code ?? "", t.Months, t.LabourPercent, t.PartsPercent, t.TravelPercent))],
            Basis = StartBasis,
            ReturnDays = ReturnDays ?? rule.ReturnDays,
            ExchangeDays = ExchangeDays ?? rule.ExchangeDays,
            RepeatLimit = RepeatLimit ?? rule.RepeatLimit,
            PartWaitDays = PartWaitDays ?? rule.PartWaitDays,
            RepairerDelayDays = RepairerDelayDays ?? rule.RepairerDelayDays,
            RepairerDelayGivesReturn = RepairerDelayGivesReturn ?? false,
            RepairedPartDays = RepairedPartDays ?? rule.RepairedPartDays,
            CumulativeRepairDays = CumulativeRepairDays,
            LoanerAfterDays = LoanerAfterDays,
            ReplacedPartRestarts = ReplacedPartRestarts ?? false,
            DepreciationPerDayMillionths = DepreciationPerDayMillionths ?? rule.DepreciationPerDayMillionths,
            Exclusions = Exclusions is null ? rule.Exclusions : [.. Exclusions],
        };
    }
}
