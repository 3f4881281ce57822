namespace Crm.Domain.InstallBase;

/// <summary>What a unit is used for; commercial use shortens the guarantee.</summary>
public enum UnitUse
{
    /// <summary>家用</summary>
    Household,

    /// <summary>商用</summary>
    Commercial,
}
