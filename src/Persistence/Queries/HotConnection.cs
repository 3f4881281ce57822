using System.Data;
using System.Data.Common;

namespace Persistence.Queries;

/// <summary>An open connection with prepared statements, used by one look-up at a time.</summary>
internal sealed class HotConnection(DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);

    public static async Task<HotConnection> OpenAsync(StoreProvider provider, CancellationToken ct)
    {
        var connection = provider.Connect();
        try
        {
            await connection.OpenAsync(ct);
            if (provider.Dialect.OpenSettings.Length > 0)
            {
                await using var settings = connection.CreateCommand();
                settings.CommandText = provider.Dialect.OpenSettings;
                await settings.ExecuteNonQueryAsync(ct);
            }

            return new HotConnection(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a statement with one parameter (and @yes where the statement asks for it) and reads every row.</summary>
    public async Task<List<T>> ReadAsync<T>(string sql, string name, object value, Func<DbDataReader, T> map, CancellationToken ct)
    {
        var command = Prepared(sql, name, value);
        command.Parameters[name].Value = value;
        List<T> rows = [];
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleResult, ct);
        while (await reader.ReadAsync(ct)) rows.Add(map(reader));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values) await command.DisposeAsync();
        await connection.DisposeAsync();
    }

    private DbCommand Prepared(string sql, string name, object value)
    {
        if (_commands.TryGetValue(sql, out var known)) return known;
        var command = connection.CreateCommand();
        command.CommandText = sql;
        Add(command, name, value);
        if (sql.Contains("@yes", StringComparison.Ordinal)) Add(command, "@yes", true);
        command.Prepare();
        _commands.Add(sql, command);
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        parameter.DbType = value switch
        {
            Guid => DbType.Guid,
            bool => DbType.Boolean,
            _ => DbType.String,
        };
        if (value is string) parameter.Size = 64;
        command.Parameters.Add(parameter);
    }
}
