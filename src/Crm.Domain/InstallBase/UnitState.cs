namespace Crm.Domain.InstallBase;

/// <summary>Life of an installed unit.</summary>
public enum UnitState
{
    /// <summary>Known by its sale, not yet installed.</summary>
    Registered,

    /// <summary>Works at the user's place.</summary>
    InUse,

    /// <summary>In repair; its contractual clocks stand.</summary>
    InRepair,

    /// <summary>Given back for another unit.</summary>
    Exchanged,

    /// <summary>Given back for money.</summary>
    Returned,

    /// <summary>No longer used.</summary>
    Retired,
}
