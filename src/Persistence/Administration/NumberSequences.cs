using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Persistence.Administration;

/// <summary>Gives out numbers without gaps that matter and without doubles, however many ask at once.</summary>
public sealed class NumberSequences(IDbContextFactory<AppDb> contexts, WriteGate gate)
{
    // Days come and go; old keys are forgotten so that the memory of known counters stays small.
    private const int RememberedKeys = 64;

    private const string SqlServer = "Microsoft.EntityFrameworkCore.SqlServer";

    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>Makes sure that the counter's row exists, in a transaction of its own, before the transaction that uses it.</summary>
    public async Task EnsureAsync(string key, CancellationToken ct)
    {
        if (_known.ContainsKey(key)) return;
        using (await gate.EnterAsync(ct))
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            if (!await db.NumberSequences.AnyAsync(n => n.Key == key, ct))
            {
                db.NumberSequences.Add(new NumberSequenceRow { Key = key });
                try
                {
                    await db.SaveChangesAsync(ct);
                }
                catch (DbUpdateException) when (ExistsNow(key))
                {
                    // Another node made the same row in the same moment.
                }
            }
        }

        if (_known.Count >= RememberedKeys) _known.Clear();
        _known[key] = true;
    }

    /// <summary>The next number. The row stays locked until the transaction ends, so a rolled-back save gives its number back.</summary>
    public static Task<long> NextAsync(AppDb db, string key, CancellationToken ct) => TakeAsync(db, key, 1, ct);

    /// <summary>Several numbers at once, for rows by the thousand.</summary>
    /// <returns>The first of them.</returns>
    public static async Task<long> TakeAsync(AppDb db, string key, int count, CancellationToken ct)
    {
        // Every save that needs a number passes here while the others wait: one statement, not an update and a question.
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = TakeSql(db.Database.ProviderName);
        Add(command, "@count", DbType.Int64, (long)count);
        Add(command, "@key", DbType.String, key);
        return await command.ExecuteScalarAsync(ct) is long last ? last - count + 1 : throw new InvalidOperationException($"The counter {key} has no row.");
    }

    /// <summary>Raises a counter and tells what it is then.</summary>
    internal static string TakeSql(string? provider) => provider == SqlServer
        ? "UPDATE \"NumberSequences\" SET \"Last\" = \"Last\" + @count OUTPUT inserted.\"Last\" WHERE \"Key\" = @key"
        : "UPDATE \"NumberSequences\" SET \"Last\" = \"Last\" + @count WHERE \"Key\" = @key RETURNING \"Last\"";

    private static void Add(DbCommand command, string name, DbType type, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.DbType, parameter.Value) = (name, type, value);
        command.Parameters.Add(parameter);
    }

    private bool ExistsNow(string key)
    {
        using var db = contexts.CreateDbContext();
        return db.NumberSequences.Any(n => n.Key == key);
    }
}
