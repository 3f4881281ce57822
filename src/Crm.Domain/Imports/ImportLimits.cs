namespace Crm.Domain.Imports;

/// <summary>How much one import may bring.</summary>
public static class ImportLimits
{
    /// <summary>Bytes of a file: 200,000 rows of 20 short cells as CSV, with room.</summary>
    public const long MostBytes = 50L * 1024 * 1024;

    /// <summary>Rows without the headings: an hour's work of the store that a person can still check and take back.</summary>
    public const int MostRows = 200_000;

    /// <summary>Columns: a person names each.</summary>
    public const int MostColumns = 100;

    /// <summary>Characters of a cell: a note with room. Longer is a broken quote that swallowed the file.</summary>
    public const int LongestCell = 4_000;

    /// <summary>Bytes of a workbook when unpacked: a sheet of so many rows takes a third of it. More is a bomb.</summary>
    public const long MostUnpacked = 600L * 1024 * 1024;

    /// <summary>Faults that are kept of one import: who has more mends the file, not the rows.</summary>
    public const int MostFaults = 5_000;

    /// <summary>Rows shown before anything happens.</summary>
    public const int PreviewRows = 20;

    /// <summary>How long an import can be taken back, from its end.</summary>
    public static TimeSpan UndoFor { get; } = TimeSpan.FromHours(24);
}
