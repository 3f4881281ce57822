using System.Text;
using Crm.Domain.Administration;

namespace Crm.Domain.Imports;

/// <summary>Which column of a file fills which field.</summary>
public static class ColumnMapping
{
    /// <summary>A guess from the headings: each field once, the first column that is called so; null for a column that fills none.</summary>
    public static ImmutableArray<string?> Guess(ImportKind kind, IReadOnlyList<string> headings)
    {
        ArgumentNullException.ThrowIfNull(headings);
        var fields = ImportFields.Of(kind);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var guess = new string?[headings.Count];
        for (var column = 0; column < headings.Count; column++)
        {
            var heading = KeyOf(headings[column]);
            // The exact name of the field goes too: what one exported by the API comes back.
            if (fields.FirstOrDefault(f => !taken.Contains(f.Name) && (f.Headings.Contains(heading, StringComparer.Ordinal) || string.Equals(f.Name, heading, StringComparison.OrdinalIgnoreCase))) is not { } field) continue;
            guess[column] = field.Name;
            taken.Add(field.Name);
        }

        return [.. guess];
    }

    /// <summary>Why a mapping cannot be, or null.</summary>
    /// <param name="kind">Of what.</param>
    /// <param name="mapping">A field or null for each column.</param>
    /// <param name="columns">Columns of the file.</param>
    public static Refusal? Check(ImportKind kind, IReadOnlyList<string?> mapping, int columns)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        if (mapping.Count != columns) return Refusal.Of(FieldRules.OutOfRange, ("field", "columns"), ("value", FieldRules.Invariant(mapping.Count)), ("min", FieldRules.Invariant(columns)), ("max", FieldRules.Invariant(columns)));
        var fields = ImportFields.Of(kind);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in mapping.OfType<string>())
        {
            if (!fields.Any(f => f.Name == name)) return FieldRules.IsUnknown("column", name);
            if (!seen.Add(name)) return FieldRules.IsTaken("column", name);
        }

        return fields.FirstOrDefault(f => f.Required && !seen.Contains(f.Name)) is { } missing ? Refusal.Of(FieldRules.Missing, ("field", missing.Name)) : null;
    }

    private static string KeyOf(string heading)
    {
        var key = new StringBuilder(heading.Length);
        foreach (var sign in heading.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(sign)) key.Append(char.ToLowerInvariant(sign));
        }

        return key.ToString();
    }
}
