using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Warranty;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;
using Persistence.Queries;

namespace Persistence.Warranty;

/// <summary>The warranty table: versions are appended, none is ever changed. A store whose table nobody touched has the default one.</summary>
public sealed class PolicyStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>Longest reason of a version.</summary>
    public const int ReasonLength = 200;

    // Every sale reads them all; a house with more has its products in the wrong table.
    private const int MostRows = 2_000;

    /// <summary>Every version, by code, the newest first.</summary>
    public async Task<IReadOnlyList<StoredPolicy>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await ListAsync(db, ct);
    }

    /// <summary>The table as rules read it.</summary>
    public async Task<PolicyTable> TableAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await LoadAsync(db, ct);
    }

    /// <summary>Appends a version; it holds for sales from its first sale day on, and makes earlier sales only better.</summary>
    /// <param name="draft">The row; its version is the one that was read, 0 for a new code.</param>
    /// <param name="reason">Why, for the audit.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Stops before the commit.</param>
    public Task<SaveResult<WarrantyPolicy>> AppendAsync(WarrantyPolicy draft, string reason, Actor actor, CancellationToken ct) => writer.WriteAsync<WarrantyPolicy>(
        async db =>
        {
            var now = clock.GetUtcNow();
            if ((FieldRules.Text("reason", reason, ReasonLength) ?? PolicyRules.Check(draft).FirstOrDefault()) is { } wrong) return wrong;
            if (await UnknownAsync(db, draft, ct) is { } unknown) return unknown;
            var rows = await ListAsync(db, ct);
            if (rows.Count >= MostRows) return FieldRules.Range("code", rows.Count + 1, 0, MostRows)!;
            var last = rows.Where(r => r.Policy.Code == draft.Code).MaxBy(r => r.Policy.Version);
            if ((last?.Policy.Version ?? 0) != draft.Version) return Refusal.Of(Refusal.StaleVersion, ("code", draft.Code), ("version", (last?.Policy.Version ?? 0).ToString(CultureInfo.InvariantCulture)));

            if (!await db.WarrantyPolicies.AnyAsync(ct)) db.WarrantyPolicies.AddRange(Defaults(now));
            var policy = draft with { Version = draft.Version + 1, RecordedOn = SiteZone.DayOf(now) };
            db.WarrantyPolicies.Add(new WarrantyPolicyRow
            {
                Code = policy.Code, Version = policy.Version, RecordedAt = now, RecordedBy = actor.Id, Reason = reason.Trim(), Data = StoreJson.Write(policy),
            });
            Audit.Note(
                db, actor, last is null ? "policy.created" : "policy.versioned", "policy:" + policy.Code, now,
                last is null ? null : StoreJson.Write(last.Policy), StoreJson.Write(new { policy, reason = reason.Trim() }));
            return policy;
        },
        ct);

    /// <summary>The table inside another use case's transaction.</summary>
    internal static async Task<PolicyTable> LoadAsync(AppDb db, CancellationToken ct)
    {
        var rows = await SaveReads.Of(db).Policies(db).ToListAsync(ct);
        return rows.Count == 0 ? DefaultPolicies.Table : new PolicyTable([.. rows.Select(Read)]);
    }

    /// <summary>The rows that a new store begins with.</summary>
    internal static IEnumerable<WarrantyPolicyRow> Defaults(DateTimeOffset now) => DefaultPolicies.Table.Rows.Select(p => new WarrantyPolicyRow
    {
        Code = p.Code, Version = p.Version, RecordedAt = now, RecordedBy = Actor.System.Id, Reason = "seed", Data = StoreJson.Write(p),
    });

    private static async Task<IReadOnlyList<StoredPolicy>> ListAsync(AppDb db, CancellationToken ct)
    {
        var rows = await db.WarrantyPolicies.AsNoTracking().OrderBy(p => p.Code).ThenByDescending(p => p.Version).ToListAsync(ct);
        return rows.Count == 0
            ? [.. DefaultPolicies.Table.Rows.Select(p => new StoredPolicy(p, null, Actor.System.Id, ""))]
            : [.. rows.Select(r => new StoredPolicy(Read(r.Data), r.RecordedAt, r.RecordedBy, r.Reason))];
    }

    private static async Task<Refusal?> UnknownAsync(AppDb db, WarrantyPolicy draft, CancellationToken ct)
    {
        if (draft.CategoryCode is { } category && !await db.Categories.AnyAsync(c => c.Code == category, ct)) return FieldRules.IsUnknown("category", category);
        if (draft.BrandCode is { } brand && !await db.Brands.AnyAsync(b => b.Code == brand, ct)) return FieldRules.IsUnknown("brand", brand);
        return draft.ModelCode is { } model && !await db.Models.AnyAsync(m => m.Code == model, ct) ? FieldRules.IsUnknown("model", model) : null;
    }

    private static WarrantyPolicy Read(string json) => JsonSerializer.Deserialize<WarrantyPolicy>(json, StoreJson.Options)!;
}
