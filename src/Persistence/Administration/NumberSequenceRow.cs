namespace Persistence.Administration;

/// <summary>A counter, e.g. of one day's tickets; advanced in the transaction that uses the number.</summary>
public sealed class NumberSequenceRow
{
    public string Key { get; init; } = "";

    /// <summary>The number given out last.</summary>
    public long Last { get; set; }
}
