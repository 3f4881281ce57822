namespace Crm.Domain.Imports;

/// <summary>What is wrong with a cell.</summary>
/// <param name="Field">Whose field, see <see cref="ImportFields"/>.</param>
/// <param name="Value">What stands in it, cut to a line.</param>
/// <param name="Refusal">The rule, with what is allowed.</param>
public sealed record ImportFault(string Field, string Value, Refusal Refusal)
{
    private const int LongestValue = 80;

    // A few of them as JSON, every letter escaped, lie in 4,000 characters. The longest list of words that we offer is half of it.
    private const int LongestParameter = 120;

    /// <summary>Of a row's cells.</summary>
    public static ImportFault Of(Refusal refusal, IReadOnlyDictionary<string, string> cells)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        ArgumentNullException.ThrowIfNull(cells);
        var field = refusal.Parameters.IsDefaultOrEmpty ? "" : refusal.Parameters.FirstOrDefault(p => p.Name is "field" or "fields").Value ?? "";
        return new ImportFault(field, Cut(cells.GetValueOrDefault(field) ?? "", LongestValue), Short(refusal));
    }

    // A cell may hold thirty thousand letters, and the rule repeats what it refuses.
    private static Refusal Short(Refusal refusal) =>
        refusal.Parameters.IsDefaultOrEmpty ? refusal : refusal with { Parameters = [.. refusal.Parameters.Select(p => p with { Value = Cut(p.Value, LongestParameter) })] };

    private static string Cut(string value, int most)
    {
        var line = new string([.. value.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]);
        return line.Length <= most ? line : line[..(most - 1)] + "…";
    }
}
