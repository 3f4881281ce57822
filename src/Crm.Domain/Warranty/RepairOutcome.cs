namespace Crm.Domain.Warranty;

/// <summary>What came of a repair.</summary>
public enum RepairOutcome
{
    /// <summary>It works.</summary>
    Fixed,

    /// <summary>It still cannot be used.</summary>
    Failed,

    /// <summary>It is still in the workshop.</summary>
    Open,
}
