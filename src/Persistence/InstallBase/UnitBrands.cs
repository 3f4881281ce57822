using Microsoft.EntityFrameworkCore;

namespace Persistence.InstallBase;

/// <summary>Tells the units of a store that had no such column which brand they are. Does nothing when all know.</summary>
public sealed class UnitBrands(IDbContextFactory<AppDb> contexts, StoreWriter writer)
{
    /// <summary>Fills what is missing.</summary>
    public async Task FillAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.Units.AnyAsync(u => u.BrandCode == "", ct)) return;
        foreach (var brand in await db.Brands.Select(b => b.Code).ToListAsync(ct))
        {
            await writer.WriteAsync(
                write => write.Units.Where(u => u.BrandCode == "" && write.Models.Any(m => m.Id == u.ModelId && m.BrandCode == brand)).ExecuteUpdateAsync(s => s.SetProperty(u => u.BrandCode, brand), ct), ct);
        }
    }
}
