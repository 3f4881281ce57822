namespace Persistence.Administration;

/// <summary>A setting that differs from its default.</summary>
public sealed class SettingRow
{
    public string Key { get; init; } = "";
    public string Value { get; set; } = "";
    public DateTimeOffset UpdatedAt { get; set; }
    public string UpdatedBy { get; set; } = "";
    public int Version { get; set; }
}
