namespace Crm.Domain.Warranty;

/// <summary>What a period's first day was taken from, strongest proof first.</summary>
public enum CoverageStart
{
    /// <summary>The day of an exchange, which restarts the period.</summary>
    Exchange,

    /// <summary>The invoice.</summary>
    Invoice,

    /// <summary>The installation record, when the policy counts from it.</summary>
    Installation,

    /// <summary>No voucher: the first day of the month after the nameplate's month.</summary>
    Production,

    /// <summary>The day of a repair, which guarantees what it put in.</summary>
    Repair,

    /// <summary>The day on which a contract began.</summary>
    Contract,
}
