namespace CallCenter.Web.Features.Spreadsheets;

/// <summary>One cell of a CSV file (RFC 4180) that no spreadsheet takes for a formula.</summary>
internal static class CsvCell
{
    /// <summary>A text that begins like a formula gets an apostrophe, which spreadsheets show as text; commas, quotes and line breaks are quoted.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var safe = Safe(text);
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : safe;
    }

    /// <summary>The same, always in quotes.</summary>
    public static string Quoted(string? text) => "\"" + Safe(text ?? "").Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Safe(string text) => text.Length > 0 && BeginsLikeAFormula(text) ? "'" + text : text;

    /// <summary>Also the full-width signs, which some programs read alike, and white space that some programs skip.</summary>
    private static bool BeginsLikeAFormula(string text) =>
        text[0] is '\t' or '\r' or '\n' || (text.AsSpan().TrimStart() is { Length: > 0 } rest && "=+-@\uFF1D\uFF0B\uFF0D\uFF20".Contains(rest[0], StringComparison.Ordinal));
}
