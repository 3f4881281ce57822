namespace Crm.Domain.Imports;

/// <summary>What is wrong with a cell.</summary>
/// <param name="Field">Whose field, see <see cref="ImportFields"/>.</param>
/// <param name="Value">What stands in it, cut to a line.</param>
/// <param name="Refusal">The rule, with what is allowed.</param>
public sealed record ImportFault(string Field, string Value, Refusal Refusal)
{
    private const int LongestValue = 80;

    /// <summary>Of a row's cells.</summary>
    public static ImportFault Of(Refusal refusal, IReadOnlyDictionary<string, string> cells)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        ArgumentNullException.ThrowIfNull(cells);
        var field = refusal.Parameters.IsDefaultOrEmpty ? "" : refusal.Parameters.FirstOrDefault(p => p.Name is "field" or "fields").Value ?? "";
        return new ImportFault(field, Cut(cells.GetValueOrDefault(field) ?? ""), refusal);
    }

    private static string Cut(string value)
    {
        var line = new string([.. value.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]);
        return line.Length <= LongestValue ? line : line[..(LongestValue - 1)] + "…";
    }
}
