using System.Collections.Immutable;
using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.InstallBase;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;

namespace Persistence.InstallBase;

/// <summary>The campaigns of makers.</summary>
public sealed class RecallStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>Campaigns that run at one time: each screen pop reads them all.</summary>
    public const int MostRunning = 200;

    private const int Shown = 500;

    /// <summary>The newest campaigns, running ones first.</summary>
    public async Task<IReadOnlyList<Recall>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Recalls.AsNoTracking().OrderBy(r => r.ClosedOn != null).ThenByDescending(r => r.Code).Take(Shown).ToListAsync(ct);
    }

    /// <summary>Opens a campaign (version 0) or changes it.</summary>
    public Task<SaveResult<Recall>> SaveAsync(Recall draft, Actor actor, CancellationToken ct) => writer.WriteAsync<Recall>(
        async db =>
        {
            var recall = draft with { SerialFrom = SerialNumber.Normalize(draft.SerialFrom), SerialTo = SerialNumber.Normalize(draft.SerialTo), Version = draft.Version + 1 };
            if (RecallRules.Check(recall) is [var wrong, ..]) return wrong;
            if (!await db.Models.AnyAsync(m => m.Code == recall.ModelCode, ct)) return FieldRules.IsUnknown("model", recall.ModelCode);
            var stored = await db.Recalls.SingleOrDefaultAsync(r => r.Code == recall.Code, ct);
            if (stored is not null && draft.Version == 0) return FieldRules.IsTaken("code", recall.Code);
            if (stored is null && draft.Version != 0) return Refusal.Of(Refusal.NotFound, ("recall", recall.Code));
            if (stored is not null && stored.Version != draft.Version) return Refusal.Of(Refusal.StaleVersion, ("recall", recall.Code));
            if (stored is null && await db.Recalls.CountAsync(r => r.ClosedOn == null, ct) >= MostRunning) return FieldRules.Range("code", MostRunning + 1, 0, MostRunning)!;
            Audit.Note(db, actor, stored is null ? "recall.opened" : "recall.changed", "recall:" + recall.Code, clock.GetUtcNow(), stored is null ? null : StoreJson.Write(stored), StoreJson.Write(recall));
            if (stored is null) db.Recalls.Add(recall);
            else db.Entry(stored).CurrentValues.SetValues(recall);
            return recall;
        },
        ct);

    /// <summary>The running campaigns that concern a unit and were not done on it.</summary>
    internal static async Task<ImmutableArray<Recall>> OfAsync(AppDb db, InstalledUnit unit, string modelCode, UnitHistory history, CancellationToken ct)
    {
        var running = await db.Recalls.AsNoTracking().Where(r => r.ClosedOn == null && r.ModelCode == modelCode).OrderBy(r => r.Code).ToListAsync(ct);
        return [.. running.Where(r => RecallRules.Concerns(r, modelCode, unit.SerialNo, unit.ProducedOn) && !history.HandledRecalls.Contains(r.Code))];
    }
}
