namespace Persistence.Imports;

/// <summary>What was wrong with a row of a file.</summary>
public sealed class ImportFaultRow
{
    public long Seq { get; init; }
    public Guid ImportId { get; init; }

    /// <summary>Row of the file, the headings being row 1.</summary>
    public int Line { get; init; }

    public string Field { get; init; } = "";
    public string Value { get; init; } = "";

    /// <summary>The refusal as JSON.</summary>
    public string Refusal { get; init; } = "";
}
