using System.Collections.Immutable;
using Crm.Domain.InstallBase;
using Crm.Domain.Warranty;
using Microsoft.EntityFrameworkCore;
using Persistence.Lists;
using Persistence.Warranty;

namespace Persistence.InstallBase;

/// <summary>Reads units.</summary>
public sealed class UnitQuery(IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>Counting stops here, as in the list of customers.</summary>
    public const int CountLimit = 10_000;

    /// <summary>Parts of one unit that are listed.</summary>
    private const int MostParts = 100;

    /// <summary>Facts of one unit that are shown, the newest.</summary>
    private const int MostFacts = 500;

    private const int TailLength = 6;

    /// <summary>Units by serial, each with today's verdict.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="after"><see cref="UnitRow.Place"/> of the last row of the page before, its serial alone (then every brand of it was seen), or null.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<UnitRow>> ListAsync(UnitFilter filter, int limit, string? after, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var units = Where(db, db.Units.AsNoTracking(), filter);
        if (after?.Split(UnitRow.PlaceMark, 2) is [var serial, .. var rest])
        {
            // Two brands may share a serial, on either side of a page's border.
            units = rest is [var brand]
                ? units.Where(u => u.SerialNo.CompareTo(serial) >= 0 && (u.SerialNo != serial || u.BrandCode.CompareTo(brand) > 0))
                : units.Where(u => u.SerialNo.CompareTo(serial) > 0);
        }

        var rows = await (from u in units
                          join m in db.Models on u.ModelId equals m.Id
                          join c in db.Customers on u.UserId equals c.Id into users
                          from c in users.DefaultIfEmpty()
                          orderby u.SerialNo, u.BrandCode
                          select new { u, m.Code, m.NameZh, m.NameEn, m.CategoryCode, User = c == null ? null : c.Name }).Take(limit).ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.u.Id);
        var coverages = (await db.Coverages.AsNoTracking().Where(c => ids.Contains(c.UnitId)).ToListAsync(ct)).ToLookup(c => c.UnitId);
        var today = SiteZone.DayOf(clock.GetUtcNow());
        return rows.ConvertAll(r => new UnitRow(r.u, r.Code, r.NameZh, r.NameEn, r.CategoryCode, r.User, WarrantyRules.Judge([.. coverages[r.u.Id]], today)));
    }

    /// <summary>How many there are, <see cref="CountLimit"/> plus one at most.</summary>
    public async Task<int> CountAsync(UnitFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Where(db, db.Units.AsNoTracking(), filter).OrderBy(u => u.SerialNo).Take(CountLimit + 1).CountAsync(ct);
    }

    /// <summary>Everything about the unit of a serial; null when nobody knows it.</summary>
    public Task<UnitCard?> FindAsync(string serial, CancellationToken ct) => FindAsync(serial, null, ct);

    /// <summary>Everything about the unit of a serial. Two brands may use the same one: without a brand it is the first by its code, and the card names the others.</summary>
    public async Task<UnitCard?> FindAsync(string serial, string? brand, CancellationToken ct)
    {
        if (SerialNumber.Normalize(serial) is not { } normal) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var all = await db.Units.AsNoTracking().Where(u => u.SerialNo == normal).OrderBy(u => u.BrandCode).ToListAsync(ct);
        if (all.Find(u => brand is null || u.BrandCode == brand) is not { } unit) return null;
        var model = await db.Models.AsNoTracking().SingleAsync(m => m.Id == unit.ModelId, ct);
        var rows = await db.UnitEvents.AsNoTracking().Where(e => e.UnitId == unit.Id).OrderBy(e => e.Seq).ToListAsync(ct);
        ImmutableArray<UnitFact> facts = [.. rows.Select(r => new UnitFact(r.Seq, r.At, r.ActorId, r.Workstation, UnitEventJson.Read(r)))];
        var history = UnitHistory.Of(facts.Select(f => f.Fact));
        var found = (await UnitCases.OfAsync(db, unit.Id, SiteZone.DayOf(clock.GetUtcNow()), ct))!;
        return new UnitCard(
            unit, model, found.Stored!.Value, history, [.. facts.Reverse().Take(MostFacts)], found, EntitlementRules.Decide(found),
            await RecallStore.OfAsync(db, unit, model.Code, history, ct),
            await SerialAsync(db, unit.ParentId, ct),
            [.. await db.Units.Where(u => u.ParentId == unit.Id).OrderBy(u => u.SerialNo).Select(u => u.SerialNo).Take(MostParts).ToListAsync(ct)],
            await SerialAsync(db, unit.ReplacesId, ct),
            await db.Units.Where(u => u.ReplacesId == unit.Id).Select(u => u.SerialNo).FirstOrDefaultAsync(ct))
        {
            OtherBrands = [.. all.Where(u => u.Id != unit.Id).Select(u => u.BrandCode)],
        };
    }

    /// <summary>What a row that is not yet in the table would do to a unit: as it was sold, and as if it were sold on the row's first day (today when that is past).</summary>
    /// <returns>Null when nobody knows the serial.</returns>
    public async Task<PolicyEffect?> PreviewAsync(string serial, WarrantyPolicy draft, CancellationToken ct)
    {
        if (await FindAsync(serial, ct) is not { } card) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var today = SiteZone.DayOf(clock.GetUtcNow());
        var table = await PolicyStore.LoadAsync(db, ct);
        var next = new PolicyTable(table.Rows.Add(draft with { Version = draft.Version + 1, RecordedOn = today }));
        var region = card.Unit.AddressId is { } address ? await db.CustomerAddresses.Where(a => a.Id == address).Select(a => a.RegionCode).SingleOrDefaultAsync(ct) : null;
        var later = draft.SoldFrom > today ? draft.SoldFrom.Value : today;
        return new PolicyEffect(Change(card.Unit.PurchasedOn ?? card.Unit.ProducedOn ?? today, card.Unit, card.History), Change(later, card.Unit with { PurchasedOn = later, InstalledOn = null }, UnitHistory.Empty), later);

        ImmutableArray<CoverageChange> Change(DateOnly soldOn, InstalledUnit unit, UnitHistory history)
        {
            var sale = new SaleScope(card.Model.CategoryCode, card.Model.BrandCode, card.Model.Code, region, unit.Use, soldOn);
            var before = history.CoveragesOf(unit, table.For(sale)?.Policy);
            var after = history.CoveragesOf(unit, next.For(sale)?.Policy);
            return
            [
                .. before.Select(c => c.Code).Union(after.Select(c => c.Code), StringComparer.Ordinal)
                    .Select(code => new CoverageChange(code, before.FirstOrDefault(c => c.Code == code)?.EndsOn, after.FirstOrDefault(c => c.Code == code)?.EndsOn)).Where(c => c.Before != c.After),
            ];
        }
    }

    private static IQueryable<InstalledUnit> Where(AppDb db, IQueryable<InstalledUnit> units, UnitFilter filter)
    {
        units = QueryFilter.Apply(units, filter.Criteria, field => UnitColumns.Of(db, field));
        if (filter.CustomerId is { } customer) units = units.Where(u => u.UserId == customer || u.PurchaserId == customer || u.OwnerId == customer || u.CustodianId == customer);
        if (filter.State is { } state) units = units.Where(u => u.State == state);
        if (filter.ParentId is { } parent) units = units.Where(u => u.ParentId == parent);
        if (filter.ModelCode is { } model) units = units.Where(u => db.Models.Any(m => m.Id == u.ModelId && m.Code == model));
        if (string.IsNullOrWhiteSpace(filter.Search)) return units;
        if (SerialNumber.Normalize(filter.Search) is not { } serial) return units.Where(u => false);
        if (serial.Length == TailLength) return units.Where(u => u.SerialTail == serial);
        // Z is the last sign of a serial in every collation, and no serial is longer.
        var last = serial.PadRight(SerialNumber.Longest, 'Z');
#pragma warning disable CA1309 // Becomes SQL; a range walks the index where LIKE would scan.
        return units.Where(u => string.Compare(u.SerialNo, serial) >= 0 && string.Compare(u.SerialNo, last) <= 0);
#pragma warning restore CA1309
    }

    private static async Task<string?> SerialAsync(AppDb db, UnitId? id, CancellationToken ct) =>
        id is { } unit ? await db.Units.Where(u => u.Id == unit).Select(u => u.SerialNo).SingleOrDefaultAsync(ct) : null;
}
