namespace Persistence;

/// <summary>A provider's fast way to take many rows of one table inside the connection's transaction.</summary>
public interface IRowCopy : IAsyncDisposable
{
    /// <summary>Takes one row, its values in the order of the columns that the copy was begun with; null is the database's null.</summary>
    Task WriteAsync(IReadOnlyList<object?> values, CancellationToken ct);

    /// <summary>The rows are there; without it disposing takes them back.</summary>
    Task CompleteAsync(CancellationToken ct);
}
