namespace Crm.Domain.Administration;

/// <summary>What kind of value a setting has.</summary>
public enum SettingKind
{
    /// <summary>A whole number within limits.</summary>
    Number,

    /// <summary>A text of limited length.</summary>
    Text,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A time of day, <c>HH:mm</c>.</summary>
    Time,

    /// <summary>One of the allowed words.</summary>
    Choice,
}
