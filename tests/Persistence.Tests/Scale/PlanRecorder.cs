using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Persistence.Tests.Scale;

/// <summary>Asks the database, before each query runs, how it will run it, and notes where a big table would be read from end to end.</summary>
internal sealed class PlanRecorder(bool isSqlite) : DbCommandInterceptor
{
    private static readonly string[] Big =
        ["Customers", "CustomerPhones", "CustomerAddresses", "CustomerWords", "AddressWords", "Units", "Coverages", "Tickets", "TicketTimeline", "Interactions"];

    public ConcurrentQueue<string> Scans { get; } = [];

    public int Seen { get; private set; }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith("SELECT", StringComparison.Ordinal)) await ExplainAsync(command, cancellationToken);
        return result;
    }

    /// <summary>Explains a command that is ready to run.</summary>
    public async Task ExplainAsync(DbCommand command, CancellationToken ct)
    {
        Seen++;
        await using var explain = command.Connection!.CreateCommand();
        explain.Transaction = command.Transaction;
        foreach (DbParameter parameter in command.Parameters)
        {
            var copy = explain.CreateParameter();
            copy.ParameterName = parameter.ParameterName;
            copy.DbType = parameter.DbType;
            copy.Value = parameter.Value;
            explain.Parameters.Add(copy);
        }

        if (isSqlite) await SqliteAsync(explain, command.CommandText, ct);
        else await PostgreSqlAsync(explain, command.CommandText, ct);
    }

    // "SCAN t" without an index reads the table; with one it reads the whole index, which only an ordered page may begin to do.
    private async Task SqliteAsync(DbCommand explain, string sql, CancellationToken ct)
    {
        explain.CommandText = "EXPLAIN QUERY PLAN " + sql;
        await using var reader = await explain.ExecuteReaderAsync(ct);
        List<string> lines = [];
        while (await reader.ReadAsync(ct)) lines.Add(reader.GetString(3));
        foreach (var line in lines.Where(l => l.StartsWith("SCAN ", StringComparison.Ordinal) && IsBig(l[5..].Split(' ')[0], sql)))
        {
            var isOrderedPage = line.Contains(" USING ", StringComparison.Ordinal) && sql.Contains("LIMIT", StringComparison.Ordinal) && !lines.Exists(l => l.StartsWith("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal));
            if (!isOrderedPage) Scans.Enqueue($"{line} in {sql}");
        }

        // To look up "merged into nobody" finds almost everybody.
        foreach (var line in lines.Where(l => l.Contains("(MergedIntoId=?)", StringComparison.Ordinal) && sql.Contains("\"MergedIntoId\" IS NULL", StringComparison.Ordinal))) Scans.Enqueue($"{line} in {sql}");
    }

    // With sequential scans and joins of whole tables made dear (few rows would not need an index), one that is left has no index that could take its place.
    private async Task PostgreSqlAsync(DbCommand explain, string sql, CancellationToken ct)
    {
        await using (var set = explain.Connection!.CreateCommand())
        {
            set.Transaction = explain.Transaction;
            set.CommandText = "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off";
            await set.ExecuteNonQueryAsync(ct);
        }

        explain.CommandText = "EXPLAIN (FORMAT JSON) " + sql;
        using var plan = JsonDocument.Parse((string)(await explain.ExecuteScalarAsync(ct))!);
        Walk(plan.RootElement[0].GetProperty("Plan"), isLimited: false, sql);
    }

    private void Walk(JsonElement node, bool isLimited, string sql)
    {
        var type = node.GetProperty("Node Type").GetString()!;
        var table = node.TryGetProperty("Relation Name", out var relation) ? relation.GetString()! : "";
        var isWhole = type == "Seq Scan" || (type.StartsWith("Index", StringComparison.Ordinal) && !node.TryGetProperty("Index Cond", out _) && !isLimited);
        if (isWhole && Big.Contains(table)) Scans.Enqueue($"{type} on {table} in {sql}");
        // What is sorted or gathered below a limit is read to its end all the same.
        var below = (isLimited || type == "Limit") && type is not ("Sort" or "Aggregate" or "Hash" or "Hash Join" or "Incremental Sort" or "Unique");
        if (!node.TryGetProperty("Plans", out var plans)) return;
        foreach (var child in plans.EnumerateArray()) Walk(child, below, sql);
    }

    // SQLite names the alias; the statement says whose it is.
    private static bool IsBig(string alias, string sql) => Big.Any(t => alias == t || alias == $"\"{t}\"" || sql.Contains($"\"{t}\" AS \"{alias}\"", StringComparison.Ordinal) || sql.Contains($"\"{t}\" {alias} ", StringComparison.Ordinal));
}
