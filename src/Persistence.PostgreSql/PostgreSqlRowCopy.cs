using System.Data.Common;
using Npgsql;

namespace Persistence.PostgreSql;

/// <summary>COPY in the binary format: no statement and no plan per row.</summary>
internal sealed class PostgreSqlRowCopy(NpgsqlBinaryImporter importer) : IRowCopy
{
    public static async Task<IRowCopy> BeginAsync(DbConnection connection, string table, IReadOnlyList<string> columns, CancellationToken ct) => new PostgreSqlRowCopy(
        await ((NpgsqlConnection)connection).BeginBinaryImportAsync($"COPY \"{table}\" ({string.Join(',', columns.Select(c => $"\"{c}\""))}) FROM STDIN (FORMAT BINARY)", ct));

    public async Task WriteAsync(IReadOnlyList<object?> values, CancellationToken ct)
    {
        await importer.StartRowAsync(ct);
        foreach (var value in values)
        {
            if (value is null) await importer.WriteNullAsync(ct);
            else await importer.WriteAsync(value, ct);
        }
    }

    public async Task CompleteAsync(CancellationToken ct) => await importer.CompleteAsync(ct);

    public ValueTask DisposeAsync() => importer.DisposeAsync();
}
