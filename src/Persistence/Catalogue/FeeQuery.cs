using Crm.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Catalogue;

/// <summary>Reads what a fee is computed from.</summary>
public sealed class FeeQuery(IDbContextFactory<AppDb> contexts)
{
    /// <summary>Prices, items and parts for a machine on a day. Prices of other brands are not read.</summary>
    /// <param name="category">Category, or null for the items of every one.</param>
    /// <param name="brand">Brand, or null.</param>
    /// <param name="model">Model, or null.</param>
    /// <param name="day">The day of the price.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<FeeBook> OfAsync(string? category, string? brand, ModelId? model, DateOnly day, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var prices = await db.Set<Price>().AsNoTracking()
            .Where(p => p.ValidFrom <= day && (p.ValidTo == null || p.ValidTo >= day) && (p.BrandCode == null || p.BrandCode == brand))
            .OrderBy(p => p.Id).Take(CatalogueStore.MostRows).ToListAsync(ct);
        var items = await db.Set<ServiceItem>().AsNoTracking().Where(i => !i.IsRetired && (category == null || i.CategoryCode == null || i.CategoryCode == category))
            .OrderBy(i => i.Position).ThenBy(i => i.Code).ToListAsync(ct);
        IReadOnlyList<BomPosition> parts = model is not { } id
            ? []
            : await db.Set<BomPosition>().AsNoTracking().Where(p => p.ModelId == id && p.ValidFrom <= day && (p.ValidTo == null || p.ValidTo >= day)).OrderBy(p => p.Position).ToListAsync(ct);
        return new FeeBook(new PriceTable([.. prices]), items, parts);
    }
}
