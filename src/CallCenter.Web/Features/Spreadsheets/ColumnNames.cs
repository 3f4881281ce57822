namespace CallCenter.Web.Features.Spreadsheets;

/// <summary>Columns as spreadsheets call them.</summary>
internal static class ColumnNames
{
    /// <summary>A, B, … Z, AA for 0, 1, … 25, 26.</summary>
    public static string Of(int at) => at < 26 ? ((char)('A' + at)).ToString() : Of(at / 26 - 1) + (char)('A' + at % 26);
}
