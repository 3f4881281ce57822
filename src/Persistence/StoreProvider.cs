using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Persistence;

/// <summary>One kind of database: how the model reaches it, and how hot reads do.</summary>
/// <param name="Name">Sqlite, PostgreSql or SqlServer.</param>
/// <param name="Configure">Points a context's options at the store.</param>
/// <param name="Connect">Makes a closed connection for hot reads.</param>
/// <param name="Dialect">Where the SQL of hot reads differs.</param>
/// <param name="HasOneWriter">True when the store takes one writer at a time, so that writers queue in front of it instead of inside it.</param>
public sealed record StoreProvider(
    string Name,
    Action<DbContextOptionsBuilder> Configure,
    Func<DbConnection> Connect,
    SqlDialect Dialect,
    bool HasOneWriter)
{
    /// <summary>What is to be done now and then after commits, beside the writers; null where the store needs nothing.</summary>
    public Func<CancellationToken, Task>? Upkeep { get; init; }

    /// <summary>Begins a copy into a table's columns on an open connection; null where prepared statements are the fastest way.</summary>
    public Func<DbConnection, string, IReadOnlyList<string>, CancellationToken, Task<IRowCopy>>? BeginCopy { get; init; }
}
