namespace Crm.Domain.Warranty;

/// <summary>Whether a fault today is free of charge by this coverage.</summary>
public enum CoverageStatus
{
    /// <summary>待核: the papers do not prove it either way.</summary>
    Unknown,

    /// <summary>保内</summary>
    Covered,

    /// <summary>保外</summary>
    Expired,
}
