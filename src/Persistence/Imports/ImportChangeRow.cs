namespace Persistence.Imports;

/// <summary>What an import made or changed, for its undo.</summary>
public sealed class ImportChangeRow
{
    public long Seq { get; init; }
    public Guid ImportId { get; init; }

    /// <summary>Row of the file, the headings being row 1.</summary>
    public int Line { get; init; }

    public Guid EntityId { get; init; }

    /// <summary>Number or serial, as people say it.</summary>
    public string Number { get; init; } = "";

    /// <summary>The version that the import left; another one means that a person changed it since.</summary>
    public int Version { get; init; }

    /// <summary>Of a changed one what stood there before, as JSON; null of a new one. Emptied when the time for the undo is over.</summary>
    public string? Before { get; set; }

    public bool IsNew { get; init; }
    public ImportChangeState State { get; set; }
}
