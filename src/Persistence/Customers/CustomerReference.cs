using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Persistence.Customers;

/// <summary>A column of the store that names a customer.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Column">Its name.</param>
/// <param name="Property">What writes it.</param>
/// <param name="Key">The one column that names the row.</param>
internal sealed record CustomerReference(string Table, string Column, IProperty Property, IProperty Key)
{
    public string KeyColumn => Key.GetColumnName();

    /// <summary>The column that counts the row's changes, or null.</summary>
    public string? Version => Property.DeclaringType.FindProperty(nameof(Customer.Version)) is { IsConcurrencyToken: true } version ? version.GetColumnName() : null;
}
