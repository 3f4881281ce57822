using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Customers;
using Crm.Domain.Dispatch;
using Crm.Domain.PhoneNumbers;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;

namespace Persistence.Dispatch;

/// <summary>Keeps service sites, their technicians, absences and the wishes of customers (XJ-14, XJ-24). Nothing is deleted: who closes or leaves stays for the history. Every change is in the audit, phone numbers masked.</summary>
public sealed class SiteStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>Absences that are listed at most: a year of holidays of every site.</summary>
    private const int MostAbsences = 1000;

    /// <summary>Every technician, those who left among them, by code.</summary>
    public async Task<IReadOnlyList<Technician>> TechniciansAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<Technician>().AsNoTracking().OrderBy(t => t.Code).ToListAsync(ct);
    }

    /// <summary>Absences that are not over on the day and were not taken back, the next first.</summary>
    public async Task<IReadOnlyList<Absence>> AbsencesAsync(DateOnly from, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<Absence>().AsNoTracking().Where(a => !a.IsCancelled && a.LastDay >= from).OrderBy(a => a.FirstDay).ThenBy(a => a.SiteCode).ThenBy(a => a.Id).Take(MostAbsences).ToListAsync(ct);
    }

    /// <summary>One absence, over or taken back as it may be; null when there is none.</summary>
    public async Task<Absence?> FindAbsenceAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<Absence>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct);
    }

    /// <summary>Whom a customer wishes, or null.</summary>
    public async Task<ServiceWish?> WishAsync(CustomerId customer, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<ServiceWish>().AsNoTracking().SingleOrDefaultAsync(w => w.CustomerId == customer, ct);
    }

    /// <summary>Makes a site (<paramref name="version"/> null) or changes it.</summary>
    public Task<SaveResult<ServiceSite>> SaveAsync(ServiceSite site, int? version, Actor actor, CancellationToken ct) => writer.WriteAsync<ServiceSite>(
        async db =>
        {
            if (SiteRules.Check(site) is [var wrong, ..]) return wrong;
            var old = await db.Set<ServiceSite>().SingleOrDefaultAsync(s => s.Code == site.Code, ct);
            if (Clash(old, old?.Version, version, site.Code) is { } clash) return clash;
            if (await UnknownAsync(db, site.Categories, site.Brands, ct) is { } unknown) return unknown;
            return Keep(db, old, site with { Version = (old?.Version ?? 0) + 1 }, "site", site.Code, s => s with { E164 = PhoneNumber.Mask(s.E164) }, actor);
        },
        ct);

    /// <summary>Makes a technician (<paramref name="version"/> null) or changes him. He is not moved while visits of his old site wait for him.</summary>
    public Task<SaveResult<Technician>> SaveAsync(Technician person, int? version, Actor actor, CancellationToken ct) => writer.WriteAsync<Technician>(
        async db =>
        {
            if (SiteRules.Check(person) is [var wrong, ..]) return wrong;
            var (code, site) = (person.Code, person.SiteCode);
            if (!await db.Set<ServiceSite>().AnyAsync(s => s.Code == site, ct)) return FieldRules.IsUnknown("site", site);
            var old = await db.Set<Technician>().SingleOrDefaultAsync(t => t.Code == code, ct);
            if (Clash(old, old?.Version, version, code) is { } clash) return clash;
            if (await UnknownAsync(db, person.Categories, person.Brands, ct) is { } unknown) return unknown;
            var isGoing = old is not null && (old.SiteCode != site || (person.State == TechnicianState.Left && old.State != TechnicianState.Left));
            if (isGoing && await db.Set<DispatchOrder>().CountAsync(o => o.TechnicianCode == code && o.OpenTicketId != null, ct) is > 0 and var open)
                return Refusal.Of("TechnicianHasOpenVisits", ("field", old!.SiteCode != site ? "site" : "state"), ("visits", open.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            // Who is tripped stays so whatever the form says: that is decided by another right.
            person = person with { TripReason = old?.TripReason, TrippedFrom = old?.TrippedFrom, TrippedUntil = old?.TrippedUntil, TrippedBy = old?.TrippedBy };
            return Keep(db, old, person with { Version = (old?.Version ?? 0) + 1 }, "technician", code, t => t with { E164 = PhoneNumber.Mask(t.E164) }, actor);
        },
        ct);

    /// <summary>Trips a technician, or lets him be sent again; the reason is in the audit.</summary>
    public Task<SaveResult<Technician>> TripAsync(string code, int version, TripCommand command, Actor actor, CancellationToken ct) => writer.WriteAsync<Technician>(
        async db =>
        {
            var now = clock.GetUtcNow();
            if (await db.Set<Technician>().SingleOrDefaultAsync(t => t.Code == code, ct) is not { } old) return Refusal.Of(Refusal.NotFound, ("field", "code"), ("value", code));
            if (old.Version != version) return Refusal.Of(Refusal.StaleVersion);
            var (changed, refusal) = TripRules.Decide(old, command, actor.Id, SiteZone.DayOf(now));
            if (changed is null) return refusal!;
            changed = changed with { Version = version + 1 };
            db.Entry(old).CurrentValues.SetValues(changed);
            var before = StoreJson.Write(new { old.TripReason, old.TrippedFrom, old.TrippedUntil });
            var after = command is TripCommand.Reset reset ? StoreJson.Write(new { ResetReason = reset.Reason.Trim() }) : StoreJson.Write(new { changed.TripReason, changed.TrippedFrom, changed.TrippedUntil });
            Audit.Note(db, actor, command is TripCommand.Reset ? "technician.tripReset" : "technician.tripped", "technician:" + code, now, before, after);
            return changed;
        },
        ct);

    /// <summary>Writes down an absence (<paramref name="version"/> null) or changes it, taking it back among that.</summary>
    public Task<SaveResult<Absence>> SaveAsync(Absence absence, int? version, Actor actor, CancellationToken ct) => writer.WriteAsync<Absence>(
        async db =>
        {
            if (SiteRules.Check(absence) is [var wrong, ..]) return wrong;
            var (site, person, id) = (absence.SiteCode, absence.TechnicianCode, absence.Id);
            if (!await db.Set<ServiceSite>().AnyAsync(s => s.Code == site, ct)) return FieldRules.IsUnknown("site", site);
            if (person is not null && !await db.Set<Technician>().AnyAsync(t => t.Code == person && t.SiteCode == site, ct)) return FieldRules.IsUnknown("technician", person);
            var old = await db.Set<Absence>().SingleOrDefaultAsync(a => a.Id == id, ct);
            if (Clash(old, old?.Version, version, id.ToString("D")) is { } clash) return clash;
            return Keep(db, old, absence with { Version = (old?.Version ?? 0) + 1, CreatedBy = old?.CreatedBy ?? actor.Id }, "absence", site, a => a, actor);
        },
        ct);

    /// <summary>Notes whom a customer wishes; both null takes the wish back.</summary>
    public Task<SaveResult<ServiceWish>> WishAsync(CustomerId customer, string? site, string? technician, Actor actor, CancellationToken ct) => writer.WriteAsync<ServiceWish>(
        async db =>
        {
            var now = clock.GetUtcNow();
            if (!await db.Customers.AnyAsync(c => c.Id == customer, ct)) return Refusal.Of(Refusal.NotFound, ("customer", customer.ToString()));
            if (technician is not null && await db.Set<Technician>().AsNoTracking().SingleOrDefaultAsync(t => t.Code == technician, ct) is var person)
            {
                if (person is null) return FieldRules.IsUnknown("technician", technician);
                site = person.SiteCode;
            }
            else if (site is not null && !await db.Set<ServiceSite>().AnyAsync(s => s.Code == site, ct)) return FieldRules.IsUnknown("site", site);

            var old = await db.Set<ServiceWish>().SingleOrDefaultAsync(w => w.CustomerId == customer, ct);
            var wish = new ServiceWish { CustomerId = customer, SiteCode = site, TechnicianCode = technician, SetAt = now, SetBy = actor.Id };
            if (site is null && old is not null) db.Remove(old);
            else if (site is not null && old is null) db.Add(wish);
            else if (old is not null) db.Entry(old).CurrentValues.SetValues(wish);
            Audit.Note(db, actor, "customer.wished", "customer:" + customer, now, old is null ? null : StoreJson.Write(old), StoreJson.Write(wish));
            return wish;
        },
        ct);

    private static Refusal? Clash(object? old, int? stored, int? version, string key)
    {
        if (old is null != version is null) return old is null ? Refusal.Of(Refusal.NotFound, ("field", "code"), ("value", key)) : FieldRules.IsTaken("code", key);
        return stored != version ? Refusal.Of(Refusal.StaleVersion) : null;
    }

    private static async Task<Refusal?> UnknownAsync(AppDb db, IEnumerable<string> categories, IEnumerable<string> brands, CancellationToken ct)
    {
        var knownCategories = await db.Categories.Select(c => c.Code).ToListAsync(ct);
        if (categories.FirstOrDefault(c => !knownCategories.Contains(c)) is { } category) return FieldRules.IsUnknown("categories", category);
        var knownBrands = await db.Brands.Select(b => b.Code).ToListAsync(ct);
        return brands.FirstOrDefault(b => !knownBrands.Contains(b)) is { } brand ? FieldRules.IsUnknown("brands", brand) : null;
    }

    private T Keep<T>(AppDb db, T? old, T next, string kind, string key, Func<T, T> masked, Actor actor)
        where T : class
    {
        var before = old is null ? null : StoreJson.Write(masked(old));
        if (old is null) db.Add(next);
        else db.Entry(old).CurrentValues.SetValues(next);
        Audit.Note(db, actor, $"{kind}.{(old is null ? "created" : "changed")}", $"{kind}:{key}", clock.GetUtcNow(), before, StoreJson.Write(masked(next)));
        return next;
    }
}
