using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;

namespace Persistence.Catalogue;

/// <summary>The catalogue as people keep it: each table by its rules, every change audited.</summary>
public sealed class CatalogueStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>Rows of one table that are read: far beyond the largest house's price table, and what a page can still search while one types.</summary>
    public const int MostRows = 50_000;

    /// <summary>Rows of one import: one transaction, short enough that nobody waits for it.</summary>
    public const int MostImported = 2_000;

    /// <summary>All rows of a table, in their order.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(CancellationToken ct)
        where T : class, ICatalogueRow
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await CatalogueTables.Of<T>().List(db).AsNoTracking().Take(MostRows).ToListAsync(ct);
    }

    /// <summary>Makes a row (<paramref name="version"/> null) or changes it.</summary>
    public Task<SaveResult<T>> SaveAsync<T>(T draft, int? version, Actor actor, CancellationToken ct)
        where T : class, ICatalogueRow => writer.WriteAsync(db => SaveInAsync(db, draft, version, actor, ct), ct);

    /// <summary>Makes or changes many rows, all or none.</summary>
    public Task<SaveResult<int>> ImportAsync<T>(IReadOnlyList<(T Draft, int? Version)> drafts, Actor actor, CancellationToken ct)
        where T : class, ICatalogueRow => writer.WriteAsync<int>(
        async db =>
        {
            if (drafts.Count > MostImported) return FieldRules.Range("lines", drafts.Count, 1, MostImported)!;
            foreach (var (draft, version) in drafts)
            {
                if (await SaveInAsync(db, draft, version, actor, ct) is SaveResult<T>.Refused refused) return refused.Refusal;

                // The next row is weighed against this one too.
                await db.SaveChangesAsync(ct);
            }

            return drafts.Count;
        },
        ct);

    /// <summary>Deletes a row that nothing names; every other one is retired.</summary>
    public Task<SaveResult<T>> DeleteAsync<T>(string key, int version, Actor actor, CancellationToken ct)
        where T : class, ICatalogueRow => writer.WriteAsync<T>(
        async db =>
        {
            var table = CatalogueTables.Of<T>();
            if (await table.Find(db, key, ct) is not { } row) return Refusal.Of(Refusal.NotFound, ("field", table.Name), ("value", key));
            if (row.Version != version) return Refusal.Of(Refusal.StaleVersion);
            if (await table.Against(db, row, null, SiteZone.DayOf(clock.GetUtcNow()), ct) is { } used) return used;
            db.Remove(row);
            Audit.Note(db, actor, "catalogue.deleted", Subject(table.Name, row), clock.GetUtcNow(), StoreJson.Write(row));
            return row;
        },
        ct);

    private async Task<SaveResult<T>> SaveInAsync<T>(AppDb db, T draft, int? version, Actor actor, CancellationToken ct)
        where T : class, ICatalogueRow
    {
        var table = CatalogueTables.Of<T>();
        if (table.Check(draft) is [var wrong, ..]) return wrong;
        var now = clock.GetUtcNow();
        var old = await table.Find(db, draft.Key, ct);
        if (old is null && version is not null) return Refusal.Of(Refusal.NotFound, ("field", table.Name), ("value", draft.Key));
        if (old is not null && version is null) return FieldRules.IsTaken("code", draft.Key);
        if (old is not null && old.Version != version) return Refusal.Of(Refusal.StaleVersion);
        if (await table.Against(db, old, draft, SiteZone.DayOf(now), ct) is { } stands) return stands;
        var before = old is null ? null : StoreJson.Write(old);
        var entry = old is null ? db.Add(draft) : db.Entry(old);
        if (old is not null) entry.CurrentValues.SetValues(draft);
        entry.Property(nameof(ICatalogueRow.Version)).CurrentValue = (version ?? 0) + 1;
        Audit.Note(db, actor, before is null ? "catalogue.created" : "catalogue.changed", Subject(table.Name, draft), now, before, StoreJson.Write(entry.Entity));
        return entry.Entity;
    }

    // A model is known by its code, a dated row by what it is about.
    private static string Subject(string table, ICatalogueRow row) => $"{table}:" + row switch
    {
        ProductModel model => $"{model.BrandCode} {model.Code}",
        BomPosition position => $"{position.Position} {position.PartNo}",
        IDatedRow dated => dated.Topic,
        _ => row.Key,
    };
}
