using System.Globalization;
using Crm.Domain.Administration;

namespace Crm.Domain.Imports;

/// <summary>Reads the cells of a row: texts, days, words of either language.</summary>
/// <param name="cells">Texts by field; an absent field is empty.</param>
/// <param name="faults">Where the faults go.</param>
internal sealed class ImportCells(IReadOnlyDictionary<string, string> cells, List<ImportFault> faults)
{
    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd", "yyyy-MM-dd HH:mm:ss", "yyyy/M/d H:mm:ss", "yyyy/M/d H:mm"];

    /// <summary>A text without blanks around it, or null. The apostrophe that keeps a spreadsheet from calculating is taken off.</summary>
    public string? Text(string field)
    {
        if (!cells.TryGetValue(field, out var cell)) return null;
        var text = cell.Trim().Trim('\u3000', '\uFEFF');
        if (text.Length > 1 && text[0] == '\'') text = text[1..];
        return text.Length == 0 ? null : text;
    }

    /// <summary>A day, or null.</summary>
    public DateOnly? Day(string field)
    {
        if (Text(field) is not { } text) return null;
        if (DateTime.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1980 and <= 2199) return DateOnly.FromDateTime(day);
        Add(FieldRules.Wrong(field, text, "query-day"));
        return null;
    }

    /// <summary>One of several words; what is empty is the first.</summary>
    public T Word<T>(string field, T otherwise, params ReadOnlySpan<(string Word, T Value)> words)
    {
        if (Text(field) is not { } text) return otherwise;
        foreach (var (word, value) in words)
        {
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase)) return value;
        }

        List<string> allowed = [];
        foreach (var (word, _) in words) allowed.Add(word);
        Add(Refusal.Of("ImportWordUnknown", ("field", field), ("value", text), ("words", string.Join(' ', allowed))));
        return otherwise;
    }

    /// <summary>Notes a fault.</summary>
    public void Add(Refusal refusal) => faults.Add(ImportFault.Of(refusal, cells));
}
