using System.Data.Common;
using System.Globalization;
using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Persistence.Dispatch;

namespace Persistence.Customers;

/// <summary>Every column in which a row elsewhere names a customer, read from the model itself: a table that is added later moves with a merge without being told here.</summary>
internal static class CustomerReferences
{
    // These are the customer, or have it as their key; a merge moves them by its rules.
    private static readonly Type[] Own = [typeof(Customer), typeof(CustomerPhone), typeof(CustomerAddress), typeof(CustomerMergeRow), typeof(CustomerWordRow), typeof(ServiceWish)];

    /// <summary>The columns, in a fixed order.</summary>
    /// <exception cref="InvalidOperationException">A table names customers and has no key of one column.</exception>
    public static IReadOnlyList<CustomerReference> Of(IModel model) =>
    [
        .. from entity in model.GetEntityTypes()
           where entity.GetTableName() is not null && !Own.Contains(entity.ClrType)
           from property in entity.GetProperties()
           where property.ClrType == typeof(CustomerId) || property.ClrType == typeof(CustomerId?)
           let table = entity.GetTableName()!
           orderby table, property.Name
           select new CustomerReference(table, property.GetColumnName(), property, KeyOf(entity)),
    ];

    /// <summary>The rows that name the customer in one column.</summary>
    public static async Task<List<HeldReference>> ReadAsync(AppDb db, CustomerReference reference, CustomerId customer, int limit, CancellationToken ct)
    {
        await using var command = Command(db, $"SELECT \"{reference.KeyColumn}\" FROM \"{reference.Table}\" WHERE \"{reference.Column}\" = @customer");
        command.Parameters.Add(Parameter(command, reference.Property, "@customer", customer));
        List<HeldReference> rows = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (rows.Count < limit && await reader.ReadAsync(ct))
            rows.Add(new HeldReference(reference.Table, reference.Column, Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!));
        return rows;
    }

    /// <summary>How many rows name the customer in one column.</summary>
    public static async Task<int> CountAsync(AppDb db, CustomerReference reference, CustomerId customer, CancellationToken ct)
    {
        await using var command = Command(db, $"SELECT COUNT(*) FROM \"{reference.Table}\" WHERE \"{reference.Column}\" = @customer");
        command.Parameters.Add(Parameter(command, reference.Property, "@customer", customer));
        return Convert.ToInt32(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
    }

    /// <summary>Gives rows of one column to another customer, under a new version where they have one: who read a row before does not write the old customer back.
    /// A row that names somebody else by now is left alone.</summary>
    public static async Task MoveAsync(AppDb db, CustomerReference reference, IEnumerable<string> keys, CustomerId from, CustomerId to, CancellationToken ct)
    {
        var next = reference.Version is { } version ? $", \"{version}\" = \"{version}\" + 1" : "";
        await using var command = Command(
            db, $"UPDATE \"{reference.Table}\" SET \"{reference.Column}\" = @to{next} WHERE \"{reference.KeyColumn}\" = @key AND \"{reference.Column}\" = @from");
        command.Parameters.Add(Parameter(command, reference.Property, "@to", to));
        command.Parameters.Add(Parameter(command, reference.Property, "@from", from));
        var key = Parameter(command, reference.Key, "@key", null);
        command.Parameters.Add(key);
        foreach (var text in keys)
        {
            key.Value = Parameter(command, reference.Key, "@key", ModelValue(reference.Key, text)).Value;
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static IProperty KeyOf(IEntityType entity) => entity.FindPrimaryKey() is { Properties: [var only] }
        ? only
        : throw new InvalidOperationException($"{entity.GetTableName()} names customers, and a merge cannot move its rows: its key has more than one column.");

    private static object ModelValue(IProperty key, string text)
    {
        var converter = key.GetRelationalTypeMapping().Converter;
        var type = converter is null ? key.ClrType : typeof(Guid).IsAssignableFrom(key.ClrType) ? typeof(Guid) : ProviderType(converter.ModelClrType, converter.ProviderClrType);
        object value = type == typeof(Guid) ? Guid.Parse(text) : Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
        return converter is null || type == key.ClrType ? value : FromGuid(key.ClrType, value);
    }

    // SQLite keeps a Guid as text, behind a second converter; a typed id is made of a Guid in any case.
    private static Type ProviderType(Type model, Type provider) => provider == typeof(string) && model != typeof(string) ? typeof(Guid) : provider;

    private static object FromGuid(Type id, object value) => Activator.CreateInstance(id, value)!;

    private static DbCommand Command(AppDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    private static DbParameter Parameter(DbCommand command, IProperty property, string name, object? value) =>
        property.GetRelationalTypeMapping().CreateParameter(command, name, value, nullable: true);
}
