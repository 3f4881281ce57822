namespace Persistence.Imports;

/// <summary>A row of a file.</summary>
/// <param name="Number">Its place, the headings being row 1.</param>
/// <param name="Cells">Texts by field.</param>
public sealed record ImportLine(int Number, IReadOnlyDictionary<string, string> Cells);
