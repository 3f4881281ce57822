namespace Crm.Domain.Warranty;

/// <summary>The national three guarantees by day, failed repairs and waits; provincial rules come as policy data.</summary>
public static class RemedyRules
{
    /// <summary>Remedies for a fault reported on a day. Day one is the day after the sale.</summary>
    public static Remedy ByReportDay(WarrantyPolicy policy, DateOnly soldOn, DateOnly reportedOn)
    {
        var day = reportedOn.DayNumber - soldOn.DayNumber;
        if (day <= policy.ReturnDays) return Remedy.Return | Remedy.Exchange | Remedy.Repair;
        return day <= policy.ExchangeDays ? Remedy.Exchange | Remedy.Repair : Remedy.Repair;
    }

    /// <summary>True when the failed repairs alone give the right to exchange.</summary>
    public static bool ExchangeIsDueByRepeats(WarrantyPolicy policy, int failedRepairs) => failedRepairs >= policy.RepeatLimit;

    /// <summary>The first day on which waiting for a part gives the right to exchange.</summary>
    public static DateOnly ExchangeByPartWaitFrom(WarrantyPolicy policy, DateOnly waitingSince) => waitingSince.AddDays(policy.PartWaitDays + 1);

    /// <summary>The first day on which the repairer's own delay gives the right to exchange.</summary>
    public static DateOnly ExchangeByRepairerDelayFrom(WarrantyPolicy policy, DateOnly handedInOn) => handedInOn.AddDays(policy.RepairerDelayDays + 1);

    /// <summary>What use has taken off the price: price × daily rate × days of use without days in repair.</summary>
    public static Money Depreciation(WarrantyPolicy policy, Money price, int daysSinceSale, int daysInRepair)
    {
        var used = Math.Max(0, daysSinceSale - daysInRepair);
        var taken = price.Share((long)policy.DepreciationPerDayMillionths * used);
        return taken > price ? price : taken;
    }
}
