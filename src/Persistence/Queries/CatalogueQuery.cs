using Crm.Domain.Catalogue;
using Crm.Domain.InstallBase;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Queries;

/// <summary>Reads the catalogue and units.</summary>
public sealed class CatalogueQuery(IDbContextFactory<AppDb> contexts)
{
    public async Task<CatalogueView> GetAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return new CatalogueView(
            await db.Brands.AsNoTracking().OrderBy(b => b.Code).ToListAsync(ct),
            await db.Categories.AsNoTracking().OrderBy(c => c.Position).ToListAsync(ct),
            await db.Models.AsNoTracking().OrderBy(m => m.BrandCode).ThenBy(m => m.Code).ToListAsync(ct),
            await db.Symptoms.AsNoTracking().OrderBy(s => s.CategoryCode).ThenBy(s => s.Position).ToListAsync(ct));
    }

    /// <summary>Symptoms of a category, in their order.</summary>
    public async Task<IReadOnlyList<Symptom>> SymptomsAsync(string categoryCode, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Symptoms.AsNoTracking().Where(s => s.CategoryCode == categoryCode).OrderBy(s => s.Position).ToListAsync(ct);
    }

    /// <summary>A unit with its coverages, by full serial.</summary>
    public async Task<(InstalledUnit Unit, ProductModel Model, IReadOnlyList<UnitCoverage> Coverages)?> FindUnitAsync(string serial, CancellationToken ct)
    {
        if (SerialNumber.Normalize(serial) is not { } normal) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var unit = await db.Units.AsNoTracking().OrderBy(u => u.BrandCode).FirstOrDefaultAsync(u => u.SerialNo == normal, ct);
        if (unit is null) return null;
        var model = await db.Models.AsNoTracking().SingleAsync(m => m.Id == unit.ModelId, ct);
        return (unit, model, await db.Coverages.AsNoTracking().Where(c => c.UnitId == unit.Id).OrderBy(c => c.Code).ToListAsync(ct));
    }
}
