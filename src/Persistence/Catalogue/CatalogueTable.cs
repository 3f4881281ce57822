using System.Collections.Immutable;
using Crm.Domain;
using Crm.Domain.Catalogue;

namespace Persistence.Catalogue;

/// <summary>What the store asks about a table of the catalogue.</summary>
/// <param name="Name">As the audit names it.</param>
/// <param name="List">All rows in their order.</param>
/// <param name="Find">The row of a draft's key, tracked.</param>
/// <param name="Check">The rules that need the draft alone.</param>
/// <param name="Against">What in the store stands against the change from the old row (or null) to the draft (or null).</param>
internal sealed record CatalogueTable<T>(
    string Name,
    Func<AppDb, IQueryable<T>> List,
    Func<AppDb, string, CancellationToken, Task<T?>> Find,
    Func<T, ImmutableArray<Refusal>> Check,
    Func<AppDb, T?, T?, DateOnly, CancellationToken, Task<Refusal?>> Against)
    where T : class, ICatalogueRow;
