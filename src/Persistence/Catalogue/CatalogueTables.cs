using System.Collections.Frozen;
using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Catalogue;

/// <summary>The tables of the catalogue.</summary>
internal static class CatalogueTables
{
    private static readonly FrozenDictionary<Type, object> Tables = new object[] { Brands, Categories, Models, Symptoms, Positions, Items, Prices }
        .ToFrozenDictionary(t => t.GetType().GetGenericArguments()[0]);

    public static CatalogueTable<T> Of<T>()
        where T : class, ICatalogueRow => (CatalogueTable<T>)Tables[typeof(T)];

    private static CatalogueTable<Brand> Brands => new(
        "brand", db => db.Brands.OrderBy(b => b.Code), (db, key, ct) => db.Brands.SingleOrDefaultAsync(b => b.Code == key, ct), CatalogueRules.Check,
        async (db, old, draft, _, ct) => draft is null && await db.Models.AnyAsync(m => m.BrandCode == old!.Code, ct) ? Used(old!.Code) : null);

    private static CatalogueTable<ProductCategory> Categories => new(
        "category", db => db.Categories.OrderBy(c => c.Position).ThenBy(c => c.Code), (db, key, ct) => db.Categories.SingleOrDefaultAsync(c => c.Code == key, ct), CatalogueRules.Check,
        async (db, old, draft, _, ct) => draft is null && (await db.Models.AnyAsync(m => m.CategoryCode == old!.Code, ct) || await db.Symptoms.AnyAsync(s => s.CategoryCode == old!.Code, ct)
            || await db.Tickets.AnyAsync(t => t.CategoryCode == old!.Code, ct)) ? Used(old!.Code) : null);

    private static CatalogueTable<ProductModel> Models => new(
        "model", db => db.Models.OrderBy(m => m.BrandCode).ThenBy(m => m.CategoryCode).ThenBy(m => m.Code), (db, key, ct) => Guid.TryParse(key, out var id) ? OneModelAsync(db, new ModelId(id), ct) : Task.FromResult<ProductModel?>(null),
        CatalogueRules.Check,
        async (db, old, draft, _, ct) =>
        {
            if (draft is null) return await db.Units.AnyAsync(u => u.ModelId == old!.Id, ct) || await db.Set<BomPosition>().AnyAsync(p => p.ModelId == old!.Id, ct) ? Used(old!.Code) : null;
            if (!await db.Brands.AnyAsync(b => b.Code == draft.BrandCode, ct)) return FieldRules.IsUnknown("brand", draft.BrandCode);
            if (!await db.Categories.AnyAsync(c => c.Code == draft.CategoryCode, ct)) return FieldRules.IsUnknown("category", draft.CategoryCode);

            // Serials, coverages and prices of its units hang on the brand and the category.
            if (old is not null && (old.BrandCode != draft.BrandCode || old.CategoryCode != draft.CategoryCode) && await db.Units.AnyAsync(u => u.ModelId == old.Id, ct)) return Used(old.Code);
            return await db.Models.AnyAsync(m => m.BrandCode == draft.BrandCode && m.Code == draft.Code && m.Id != draft.Id, ct) ? FieldRules.IsTaken("code", draft.Code) : null;
        });

    private static CatalogueTable<Symptom> Symptoms => new(
        "symptom", db => db.Symptoms.OrderBy(s => s.CategoryCode).ThenBy(s => s.Position).ThenBy(s => s.Code), (db, key, ct) => db.Symptoms.SingleOrDefaultAsync(s => s.Code == key, ct), CatalogueRules.Check,
        async (db, old, draft, _, ct) =>
        {
            if (draft is null) return await db.Tickets.AnyAsync(t => t.SymptomCode == old!.Code, ct) ? Used(old!.Code) : null;
            if (!await db.Categories.AnyAsync(c => c.Code == draft.CategoryCode, ct)) return FieldRules.IsUnknown("category", draft.CategoryCode);
            return draft.Liability is { } liability && !await db.Codes.AnyAsync(c => c.Group == "liability" && c.Code == liability, ct) ? FieldRules.IsUnknown("liability", liability) : null;
        });

    private static CatalogueTable<BomPosition> Positions => new(
        "bom", db => db.Set<BomPosition>().OrderBy(p => p.ModelId).ThenBy(p => p.Position).ThenBy(p => p.ValidFrom), (db, key, ct) => ByIdAsync(db.Set<BomPosition>(), key, (rows, id) => rows.Where(p => p.Id == id), ct),
        CatalogueRules.Check,
        async (db, _, draft, _, ct) =>
        {
            if (draft is null) return null;
            if (!await db.Models.AnyAsync(m => m.Id == draft.ModelId, ct)) return FieldRules.IsUnknown("model", draft.ModelId.ToString());
            return CatalogueRules.Overlap(draft, await db.Set<BomPosition>().AsNoTracking().Where(p => p.ModelId == draft.ModelId && p.Position == draft.Position).ToListAsync(ct)) is { } overlap ? Named(overlap, draft.Position) : null;
        });

    private static CatalogueTable<ServiceItem> Items => new(
        "item", db => db.Set<ServiceItem>().OrderBy(i => i.Position).ThenBy(i => i.Code), (db, key, ct) => db.Set<ServiceItem>().SingleOrDefaultAsync(i => i.Code == key, ct), CatalogueRules.Check,
        async (db, old, draft, _, ct) =>
        {
            if (draft is null) return await db.Set<Price>().AnyAsync(p => p.Kind == PriceKind.Labour && p.Subject == old!.Code, ct) ? Used(old!.Code) : null;
            return draft.CategoryCode is { } category && !await db.Categories.AnyAsync(c => c.Code == category, ct) ? FieldRules.IsUnknown("category", category) : null;
        });

    private static CatalogueTable<Price> Prices => new(
        "price", db => db.Set<Price>().OrderBy(p => p.Kind).ThenBy(p => p.Subject).ThenBy(p => p.BrandCode).ThenBy(p => p.Level).ThenBy(p => p.FromKm).ThenByDescending(p => p.ValidFrom),
        (db, key, ct) => ByIdAsync(db.Set<Price>(), key, (rows, id) => rows.Where(p => p.Id == id), ct), CatalogueRules.Check,
        async (db, old, draft, today, ct) =>
        {
            if (CatalogueRules.Keep(old, draft, today) is { } history) return history;
            if (draft is null) return null;
            if (draft.BrandCode is { } brand && !await db.Brands.AnyAsync(b => b.Code == brand, ct)) return FieldRules.IsUnknown("brand", brand);
            if (draft.CategoryCode is { } category && !await db.Categories.AnyAsync(c => c.Code == category, ct)) return FieldRules.IsUnknown("category", category);
            if (draft.Kind == PriceKind.Labour && !await db.Set<ServiceItem>().AnyAsync(i => i.Code == draft.Subject, ct)) return FieldRules.IsUnknown("subject", draft.Subject);
            if (draft.Kind == PriceKind.Part && !await db.Set<BomPosition>().AnyAsync(p => p.PartNo == draft.Subject, ct)) return FieldRules.IsUnknown("subject", draft.Subject);
            return CatalogueRules.Overlap(draft, await db.Set<Price>().AsNoTracking().Where(p => p.Kind == draft.Kind && p.Subject == draft.Subject).ToListAsync(ct));
        });

    private static Task<ProductModel?> OneModelAsync(AppDb db, ModelId id, CancellationToken ct) => db.Models.SingleOrDefaultAsync(m => m.Id == id, ct);

    private static Task<T?> ByIdAsync<T>(IQueryable<T> rows, string key, Func<IQueryable<T>, Guid, IQueryable<T>> where, CancellationToken ct)
        where T : class => Guid.TryParse(key, out var id) ? where(rows, id).SingleOrDefaultAsync(ct) : Task.FromResult<T?>(null);

    private static Refusal Used(string row) => Refusal.Of(CatalogueRules.RowIsUsed, ("row", row));

    // A parts list's topic begins with the model's id, which nobody can read.
    private static Refusal Named(Refusal refusal, string row) => refusal with { Parameters = [.. refusal.Parameters.Select(p => p.Name == "row" ? p with { Value = row } : p)] };
}
