namespace Crm.Domain.Administration;

/// <summary>A setting that an administrator may change while the product runs. Whoever reads it registers it once.</summary>
/// <param name="Key">Stable name in dotted form, for example <c>callback.window.opens</c>; at most 40 characters.</param>
/// <param name="Kind">What kind of value it has.</param>
/// <param name="Default">The value without a row, in text form.</param>
/// <param name="NameZh">What it is called, Chinese.</param>
/// <param name="NameEn">What it is called, English.</param>
public sealed record SettingDefinition(string Key, SettingKind Kind, string Default, string NameZh, string NameEn)
{
    /// <summary>Smallest number.</summary>
    public int Min { get; init; }

    /// <summary>Largest number, or longest text.</summary>
    public int Max { get; init; } = 200;

    /// <summary>The words of a choice.</summary>
    public ImmutableArray<string> Allowed { get; init; } = [];

    /// <summary>Of a text: what else it must keep to, or null.</summary>
    public Func<string, Refusal?>? Rule { get; init; }

    /// <summary>Of a time: the key of the setting that it must come before, or null.</summary>
    public string? Before { get; init; }

    /// <summary>Of a time: the key of the setting that it must come after, or null.</summary>
    public string? After { get; init; }

    /// <summary>Heading under which the page shows it, Chinese.</summary>
    public string GroupZh { get; init; } = "";

    /// <summary>Heading under which the page shows it, English.</summary>
    public string GroupEn { get; init; } = "";

    /// <summary>Unit after the value, Chinese, or empty.</summary>
    public string UnitZh { get; init; } = "";

    /// <summary>Unit after the value, English, or empty.</summary>
    public string UnitEn { get; init; } = "";
}
