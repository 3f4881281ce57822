using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.ServiceLevels;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;
using Persistence.Queries;

namespace Persistence.Tickets;

/// <summary>The rows of time limits. A change is a new version; the old one stays for those who ask by what a ticket was promised.</summary>
public sealed class ServiceLevelStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>Rows in use at most: kinds by tiers by severities, and a few categories. Each ticket looks through all of them.</summary>
    public const int Most = 200;

    /// <summary>The newest version of every row: those nobody changed are the built-in ones.</summary>
    public async Task<IReadOnlyList<ServiceLevelPolicy>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await CurrentAsync(db, ct);
    }

    /// <summary>Every stored version of a row, newest first.</summary>
    public async Task<IReadOnlyList<ServiceLevelPolicy>> HistoryAsync(string code, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<ServiceLevelPolicy>().AsNoTracking().Where(p => p.Code == code).OrderByDescending(p => p.Version).Take(Most).ToListAsync(ct);
    }

    /// <summary>Makes a row (<paramref name="version"/> null) or its next version.</summary>
    public Task<SaveResult<ServiceLevelPolicy>> SaveAsync(ServiceLevelPolicy policy, int? version, Actor actor, CancellationToken ct) => writer.WriteAsync<ServiceLevelPolicy>(
        async db =>
        {
            var all = await CurrentAsync(db, ct);
            var present = all.FirstOrDefault(p => p.Code == policy.Code);
            if (present is null != version is null) return present is null ? Refusal.Of(Refusal.NotFound, ("field", "code"), ("value", policy.Code)) : FieldRules.IsTaken("code", policy.Code);
            if (present is not null && present.Version != version) return Refusal.Of(Refusal.StaleVersion);
            if (present is null && all.Count >= Most) return FieldRules.Range("scope", all.Count + 1, 0, Most)!;
            if (ServiceLevelRules.Check(policy, all) is [var wrong, ..]) return wrong;
            if (policy.CategoryCode is { } category && !await db.Categories.AnyAsync(c => c.Code == category, ct)) return FieldRules.IsUnknown("category", category);
            await db.Set<ServiceLevelPolicy>().Where(p => p.Code == policy.Code && p.IsCurrent).ExecuteUpdateAsync(s => s.SetProperty(p => p.IsCurrent, false), ct);
            var now = clock.GetUtcNow();
            var next = policy with
            {
                Version = (present?.Version ?? 0) + 1, IsCurrent = true, ChangedAt = now, ChangedBy = actor.Id, NameZh = policy.NameZh.Trim(), NameEn = policy.NameEn.Trim(),
            };
            db.Add(next);
            Audit.Note(db, actor, present is null ? "serviceLevel.created" : "serviceLevel.changed", "service-level:" + policy.Code, now, present is null ? null : StoreJson.Write(present), StoreJson.Write(next));
            return next;
        },
        ct);

    /// <summary>The rows in force, read inside somebody's transaction.</summary>
    internal static async Task<IReadOnlyList<ServiceLevelPolicy>> CurrentAsync(AppDb db, CancellationToken ct)
    {
        var stored = await SaveReads.Of(db).ServiceLevels(db).ToListAsync(ct);
        var changed = stored.Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
        return [.. ServiceLevelRules.Defaults.Where(d => !changed.Contains(d.Code)).Concat(stored).OrderBy(p => p.Code, StringComparer.Ordinal)];
    }
}
