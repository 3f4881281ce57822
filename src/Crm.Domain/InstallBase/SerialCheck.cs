namespace Crm.Domain.InstallBase;

/// <summary>What a serial's check character says.</summary>
public enum SerialCheck
{
    /// <summary>This serial has none.</summary>
    None,

    /// <summary>It fits.</summary>
    Right,

    /// <summary>It does not fit: misread, mistyped or misprinted.</summary>
    Wrong,
}
