namespace Crm.Domain.Warranty;

/// <summary>What came of looking at a rule.</summary>
public enum StepResult
{
    /// <summary>The rule holds.</summary>
    Held,

    /// <summary>It was looked at and does not hold.</summary>
    NotHeld,

    /// <summary>It was not asked, because another one decided or a fact is missing.</summary>
    Skipped,
}
