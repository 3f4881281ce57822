namespace Crm.Domain.Warranty;

/// <summary>Who stands for a coverage (KP-35).</summary>
public enum CoverageSource
{
    /// <summary>厂家保修</summary>
    Maker,

    /// <summary>合同保修</summary>
    Contract,

    /// <summary>维修保修: the guarantee on a repaired part.</summary>
    Repair,
}
