using System.Collections.Immutable;
using Crm.Domain.Catalogue;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;
using Microsoft.EntityFrameworkCore;
using Persistence.Queries;
using Persistence.Warranty;

namespace Persistence.InstallBase;

/// <summary>Puts together what a stored unit's guarantee is judged by: its events, its stored coverages, its policy, its province, and what its open tickets wait for.</summary>
public static class UnitCases
{
    /// <summary>The case of a stored unit for a day, or null when there is no such unit.</summary>
    internal static async Task<WarrantyCase?> OfAsync(AppDb db, UnitId id, DateOnly today, CancellationToken ct)
    {
        if (await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct) is not { } unit) return null;
        return await OfAsync(db, unit, await db.Models.AsNoTracking().SingleAsync(m => m.Id == unit.ModelId, ct), today, ct);
    }

    /// <summary>The case of a unit that was read already.</summary>
    internal static async Task<WarrantyCase> OfAsync(AppDb db, InstalledUnit unit, ProductModel model, DateOnly today, CancellationToken ct)
    {
        var id = unit.Id;
        var history = UnitHistory.Of(await EventsAsync(db, id, ct));
        var coverages = await SaveReads.Of(db).Coverages(db, id).ToListAsync(ct);
        var waits = await SaveReads.Of(db).Waits(db, id).ToListAsync(ct);
        var (policy, choice) = await PolicyAsync(db, unit, model, history, today, ct);
        var failed = await UnitRepairs.FailedAsync(db, id, ct);
        ImmutableArray<PastRepair> repairs = [.. history.Repairs.Select(r => r.Ticket is { } ticket && failed.Contains(ticket) ? r with { Outcome = RepairOutcome.Failed } : r)];
        return new WarrantyCase
        {
            Unit = history.FactsOf(unit, policy) with { Suspensions = [], ReplacedParts = [] },
            Choice = choice,
            Stored = [.. coverages],
            ReportedOn = today,
            Today = today,
            Repairs = history.InRepairSince is { } since ? repairs.Add(new PastRepair(since, null, RepairOutcome.Open)) : repairs,
            Waits = [.. waits.Select(w => new RepairWait(SiteZone.DayOf(w), null, RepairWaitCause.Part))],
        };
    }

    /// <summary>A unit's policy: what somebody set, else what the table says for its sale.</summary>
    internal static async Task<(WarrantyPolicy? Policy, PolicyChoice? Choice)> PolicyAsync(
        AppDb db, InstalledUnit unit, ProductModel model, UnitHistory history, DateOnly today, CancellationToken ct)
    {
        var table = await PolicyStore.LoadAsync(db, ct);
        if (history.Correction is { } set && table.Rows.FirstOrDefault(r => r.Code == set.Code && r.Version == set.Version) is { } row)
            return (row, new PolicyChoice(row, row, []));
        var region = unit.AddressId is { } address ? await SaveReads.Of(db).Region(db, address, ct) : null;
        var choice = table.For(new SaleScope(model.CategoryCode, model.BrandCode, model.Code, region, unit.Use, unit.PurchasedOn ?? unit.ProducedOn ?? today));
        return (choice?.Policy, choice);
    }

    /// <summary>Everything that happened to a unit, in its order.</summary>
    internal static async Task<ImmutableArray<UnitEvent>> EventsAsync(AppDb db, UnitId id, CancellationToken ct)
    {
        var rows = await SaveReads.Of(db).UnitEvents(db, id).ToListAsync(ct);
        return [.. rows.Select(UnitEventJson.Read)];
    }
}
