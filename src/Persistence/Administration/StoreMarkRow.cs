namespace Persistence.Administration;

/// <summary>Remembers what was done to the store once, e.g. the demo data's loading.</summary>
public sealed class StoreMarkRow
{
    public string Key { get; init; } = "";
    public string Value { get; set; } = "";
    public DateTimeOffset At { get; set; }
}
