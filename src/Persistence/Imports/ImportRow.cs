using Crm.Domain.Imports;

namespace Persistence.Imports;

/// <summary>An import: its file, what to do with it, and how far it is.</summary>
public sealed class ImportRow
{
    public Guid Id { get; init; }
    public ImportKind Kind { get; init; }
    public string FileName { get; init; } = "";

    /// <summary>SHA-256 of the file's bytes: the same file again is told.</summary>
    public string FileHash { get; init; } = "";

    public long FileBytes { get; init; }

    /// <summary>Whether the file is a workbook; else it is text.</summary>
    public bool IsWorkbook { get; init; }

    /// <summary>SHA-256 of the headings: a file that looks alike is mapped alike.</summary>
    public string HeadingHash { get; init; } = "";

    /// <summary>Columns of the file.</summary>
    public int Columns { get; init; }

    /// <summary>A field's name for each column, parted by commas.</summary>
    public string Mapping { get; set; } = "";

    public DuplicateChoice Duplicates { get; set; }

    /// <summary>Nothing is written: the rows are only judged.</summary>
    public bool IsDryRun { get; set; }

    public ImportState State { get; set; }
    public string StartedBy { get; init; } = "";
    public string? Workstation { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Rows of the file without the headings.</summary>
    public int Total { get; set; }

    /// <summary>Rows that are read; written with what they brought in one transaction, so that a restart goes on behind them.</summary>
    public int Done { get; set; }

    public int Created { get; set; }
    public int Updated { get; set; }
    public int Skipped { get; set; }
    public int Failed { get; set; }

    /// <summary>Changes that were taken back.</summary>
    public int Undone { get; set; }

    /// <summary>Changes that were kept by the undo, because a person changed them since.</summary>
    public int Kept { get; set; }

    /// <summary>A person wants it to stop.</summary>
    public bool IsCancelled { get; set; }

    /// <summary>Why the file could not be read to its end: a refusal as JSON, or null.</summary>
    public string? Problem { get; set; }

    public int Version { get; set; }
}
