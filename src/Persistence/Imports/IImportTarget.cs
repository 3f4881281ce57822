using Crm.Domain.Imports;

namespace Persistence.Imports;

/// <summary>What rows of one kind become in the store.</summary>
internal interface IImportTarget
{
    ImportKind Kind { get; }

    /// <summary>What must stand before the first transaction, for example a counter.</summary>
    Task PrepareAsync(CancellationToken ct);

    /// <summary>Judges rows, and unless it is a dry run writes them.</summary>
    /// <param name="db">Within the transaction.</param>
    /// <param name="batch">Where the outcome goes.</param>
    /// <param name="lines">The rows.</param>
    /// <param name="seen">What earlier rows of the file stood for.</param>
    /// <param name="now">The instant.</param>
    /// <param name="ct">Stops before the commit.</param>
    Task ApplyAsync(AppDb db, ImportBatch batch, IReadOnlyList<ImportLine> lines, HashSet<string> seen, DateTimeOffset now, CancellationToken ct);

    /// <summary>Takes one change back; false when a person changed or used it since.</summary>
    Task<bool> UndoAsync(AppDb db, ImportRow import, ImportChangeRow change, DateTimeOffset now, CancellationToken ct);
}
