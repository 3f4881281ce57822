using Crm.Domain;
using Crm.Domain.Administration;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Telephony.Ivr.Flows;

namespace Persistence.Floor;

/// <summary>The flows of callers as administrators draw and publish them.</summary>
public sealed class FlowStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>Flows of a site: one for each number, and then some that are tried out.</summary>
    public const int Most = 200;

    /// <summary>An entry still uses the flow; parameter <c>value</c> is its number.</summary>
    public const string InUse = "FlowInUse";

    /// <summary>There are as many as there may be.</summary>
    public const string TooMany = "FlowTooMany";

    public async Task<IReadOnlyList<FlowRow>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Flows.AsNoTracking().OrderBy(f => f.Id).Take(Most).ToListAsync(ct);
    }

    /// <summary>Keeps the draft of a new flow (<paramref name="version"/> null) or of one that is there. A draft may have faults; callers do not hear it.</summary>
    public Task<SaveResult<int>> SaveDraftAsync(IvrFlow flow, string nameZh, string nameEn, int? version, Actor actor, CancellationToken ct) => writer.WriteAsync<int>(
        async db =>
        {
            if (Wrong(flow, nameZh, nameEn) is { } wrong) return wrong;
            var row = await db.Flows.SingleOrDefaultAsync(f => f.Id == flow.Id, ct);
            if (row is null != version is null) return row is null ? Refusal.Of(Refusal.NotFound, ("field", "id"), ("value", flow.Id)) : FieldRules.IsTaken("id", flow.Id);
            if (row is not null && row.Version != version) return Refusal.Of(Refusal.StaleVersion);
            if (row is null && await db.Flows.CountAsync(ct) >= Most) return Refusal.Of(TooMany);
            if (row is null) db.Flows.Add(row = new FlowRow { Id = flow.Id });
            var before = row.Version == 0 ? null : row.Draft;
            (row.NameZh, row.NameEn, row.Draft) = (nameZh.Trim(), nameEn.Trim(), FlowJson.Write(flow));
            row.Version++;
            Audit.Note(db, actor, before is null ? "flow.created" : "flow.changed", "flow:" + flow.Id, clock.GetUtcNow(), before, row.Draft);
            return row.Version;
        },
        ct);

    /// <summary>Puts the draft in force; the caller has checked it.</summary>
    public Task<SaveResult<int>> PublishAsync(string id, int version, Actor actor, CancellationToken ct) => writer.WriteAsync<int>(
        async db =>
        {
            if (await db.Flows.SingleOrDefaultAsync(f => f.Id == id, ct) is not { } row) return Refusal.Of(Refusal.NotFound, ("field", "id"), ("value", id));
            if (row.Version != version) return Refusal.Of(Refusal.StaleVersion);
            var before = row.Published;
            (row.Published, row.PublishedAt, row.PublishedBy) = (row.Draft, clock.GetUtcNow(), actor.Id);
            row.Edition++;
            row.Version++;
            Audit.Note(db, actor, "flow.published", "flow:" + id, clock.GetUtcNow(), before, row.Published);
            return row.Version;
        },
        ct);

    /// <summary>Takes a flow away that no entry uses.</summary>
    public Task<SaveResult<bool>> RemoveAsync(string id, int version, Actor actor, CancellationToken ct) => writer.WriteAsync<bool>(
        async db =>
        {
            if (await db.Flows.SingleOrDefaultAsync(f => f.Id == id, ct) is not { } row) return Refusal.Of(Refusal.NotFound, ("field", "id"), ("value", id));
            if (row.Version != version) return Refusal.Of(Refusal.StaleVersion);
            if (await db.EntryPoints.Where(e => e.FlowId == id).Select(e => e.CalledNumber).FirstOrDefaultAsync(ct) is { } number) return Refusal.Of(InUse, ("value", number));
            db.Flows.Remove(row);
            Audit.Note(db, actor, "flow.removed", "flow:" + id, clock.GetUtcNow(), row.Draft);
            return true;
        },
        ct);

    private static Refusal? Wrong(IvrFlow flow, string nameZh, string nameEn) =>
        FieldRules.ShortName("id", flow.Id, FlowLimits.Id) ?? FieldRules.Text("nameZh", nameZh, 80) ?? FieldRules.Text("nameEn", nameEn, 80);
}
