using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Persistence;

namespace Benchmarks.Data;

/// <summary>The least that a look-up can cost: one prepared row by an index on a held connection.</summary>
internal sealed class OneRow : IAsyncDisposable
{
    private readonly AppDb _db;
    private readonly DbCommand _command;

    private OneRow(AppDb db)
    {
        _db = db;
        _command = db.Database.GetDbConnection().CreateCommand();
        _command.CommandText = "SELECT \"CustomerId\" FROM \"CustomerPhones\" WHERE \"E164\" = @number LIMIT 1";
        var number = _command.CreateParameter();
        (number.ParameterName, number.DbType, number.Size, number.Value) = ("@number", System.Data.DbType.String, 20, "");
        _command.Parameters.Add(number);
    }

    public static async Task<OneRow> OpenAsync(House house)
    {
        var db = house.Open();
        await db.Database.OpenConnectionAsync();
        var row = new OneRow(db);
        await row._command.PrepareAsync();
        return row;
    }

    public Task<object?> ReadAsync(string number)
    {
        _command.Parameters[0].Value = number;
        return _command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _command.DisposeAsync();
        await _db.DisposeAsync();
    }
}
