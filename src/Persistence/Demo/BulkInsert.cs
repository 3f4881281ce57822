using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Persistence.Demo;

/// <summary>Inserts rows of one entity through one prepared statement; columns and conversions come from the model, so a new column cannot be forgotten.</summary>
internal sealed class BulkInsert<T> : IAsyncDisposable
    where T : class
{
    private readonly DbCommand _command;
    private readonly Column[] _columns;
    private readonly string _table;

    public BulkInsert(AppDb db)
    {
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is no entity.");
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        // A column with a default is written all the same: only numbers that the store gives itself are left to it.
        var properties = entity.GetProperties().Where(p => p.ValueGenerated != ValueGenerated.OnAdd || p.ClrType == typeof(string) || p.TryGetDefaultValue(out _)).ToList();
        _command = db.Database.GetDbConnection().CreateCommand();
        _command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        _table = table.Name;
        _columns = [.. properties.Select((p, i) => new Column(p, p.GetColumnName(table)!, Parameter(_command, p, "@p" + i)))];
        var names = string.Join(',', properties.Select(p => $"\"{p.GetColumnName(table)}\""));
        _command.CommandText = $"INSERT INTO \"{table.Name}\" ({names}) VALUES ({string.Join(',', _columns.Select(c => c.Parameter.ParameterName))})";
    }

    public long Count { get; private set; }

    public async Task AddAsync(T row, CancellationToken ct)
    {
        foreach (var column in _columns) column.Set(row);
        if (Count == 0) await _command.PrepareAsync(ct);
        await _command.ExecuteNonQueryAsync(ct);
        Count++;
    }

    public async Task AddAsync(IEnumerable<T> rows, CancellationToken ct)
    {
        foreach (var row in rows) await AddAsync(row, ct);
    }

    /// <summary>Inserts many rows the fastest way that the provider has; nothing else may use the connection meanwhile.</summary>
    public static async Task WriteAsync(AppDb db, StoreProvider provider, IReadOnlyCollection<T> rows, CancellationToken ct)
    {
        if (rows.Count == 0) return;
        await using var insert = new BulkInsert<T>(db);
        if (provider.BeginCopy is not { } begin)
        {
            await insert.AddAsync(rows, ct);
            return;
        }

        await using var copy = await begin(db.Database.GetDbConnection(), insert._table, [.. insert._columns.Select(c => c.Name)], ct);
        var values = new object?[insert._columns.Length];
        foreach (var row in rows)
        {
            for (var at = 0; at < values.Length; at++) values[at] = insert._columns[at].Of(row);
            await copy.WriteAsync(values, ct);
        }

        await copy.CompleteAsync(ct);
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();

    private static DbParameter Parameter(DbCommand command, IProperty property, string name)
    {
        var parameter = property.GetRelationalTypeMapping().CreateParameter(command, name, null, nullable: true);
        command.Parameters.Add(parameter);
        return parameter;
    }

    private sealed class Column(IProperty property, string name, DbParameter parameter)
    {
        private readonly IClrPropertyGetter _getter = property.GetGetter();
        private readonly ValueConverter? _converter = property.GetRelationalTypeMapping().Converter;

        public string Name => name;

        public DbParameter Parameter => parameter;

        public void Set(object row) => parameter.Value = Of(row) ?? DBNull.Value;

        public object? Of(object row)
        {
            var value = _getter.GetClrValueUsingContainingEntity(row);
            return value is null || _converter is null ? value : _converter.ConvertToProvider(value);
        }
    }
}
