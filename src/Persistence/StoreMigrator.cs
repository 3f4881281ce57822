using Microsoft.EntityFrameworkCore;
using Persistence.Demo;

namespace Persistence;

/// <summary>Brings the store to the model's shape.</summary>
public sealed class StoreMigrator(IDbContextFactory<AppDb> contexts, WriteGate gate)
{
    public async Task MigrateAsync(CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Database.MigrateAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        await BulkIndexes.RestoreAsync(db, null, ct);
    }

    /// <summary>Names of migrations that the store does not have yet; empty when it is ready.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return [.. await db.Database.GetPendingMigrationsAsync(ct)];
    }
}
