using System.Collections.Immutable;
using Crm.Domain;
using Crm.Domain.Dispatch;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;
using Microsoft.EntityFrameworkCore;
using Persistence.Conventions;
using Persistence.Queries;

namespace Persistence.InstallBase;

/// <summary>A repair order that is done becomes an event of its unit: the periods grow by the days in which it could not be used.</summary>
internal static class UnitRepairs
{
    /// <summary>Notes the repair in the ticket's transaction. A unit that went out of use meanwhile is left alone: the order may be completed all the same.</summary>
    public static async Task FollowAsync(AppDb db, Ticket ticket, IReadOnlyCollection<TicketEvent> events, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        if (ticket is not { Type: TicketType.Repair, UnitId: { } unit } || !events.Any(e => e is TicketEvent.WorkCompleted)) return;
        var state = await db.Units.AsNoTracking().Where(u => u.Id == unit).Select(u => u.State).SingleAsync(ct);
        if (UnitRules.IsGone(state)) return;
        var today = SiteZone.DayOf(now);
        var used = await PartsAsync(db, ticket.Id, ct);
        ImmutableArray<string> covered = [.. used.Select(p => p.Coverage ?? p.Position.ToUpperInvariant()).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).Take(UnitRules.MostParts)];
        UnitCommand command = state == UnitState.InRepair
            ? new UnitCommand.EndRepair(today, RepairOutcome.Fixed, covered, ticket.Number)
            : new UnitCommand.RecordRepair(await IdleSinceAsync(db, ticket, ct) ?? today, today, RepairOutcome.Fixed, covered, ticket.Number);
        var parts = used.Select(p => new UnitCommand.ReplaceComponent(p.Position, p.PartNo, p.Quantity, p.Serial, p.Coverage, today, ticket.Number));
        await UnitChanges.ApplyAsync(db, unit, null, [command, .. parts], actor, now, ct);
    }

    // Of every visit since the last completion; the last visit's result is not in the database yet, it goes down in the same transaction.
    private static async Task<IReadOnlyList<VisitPart>> PartsAsync(AppDb db, TicketId ticket, CancellationToken ct)
    {
        var orders = await db.Set<DispatchOrder>().Where(o => o.TicketId == ticket).Select(o => o.Id).ToListAsync(ct);
        var events = await db.UnitEvents.AsNoTracking().Where(e => e.Type == nameof(UnitEvent.ComponentReplaced) && db.Tickets.Any(t => t.Id == ticket && t.UnitId == e.UnitId)).ToListAsync(ct);
        var number = await db.Tickets.Where(t => t.Id == ticket).Select(t => t.Number).SingleAsync(ct);
        var known = events.Select(UnitEventJson.Read).OfType<UnitEvent.ComponentReplaced>().Where(e => e.Ticket == number).Select(e => (e.Position, e.PartNo)).ToList();
        var stored = await db.Set<VisitResult>().AsNoTracking().Where(r => orders.Contains(r.OrderId)).ToListAsync(ct);
        var added = db.Set<VisitResult>().Local.Where(r => orders.Contains(r.OrderId) && !stored.Exists(s => s.OrderId == r.OrderId));
        return [.. stored.Concat(added).SelectMany(r => r.PartsUsed.IsDefault ? [] : r.PartsUsed).Where(p => !known.Remove((p.Position, p.PartNo))).Take(UnitRules.MostParts)];
    }

    /// <summary>Repairs whose fault came back: the next order named theirs as the earlier one.</summary>
    public static async Task<HashSet<string>> FailedAsync(AppDb db, UnitId unit, CancellationToken ct) =>
        [.. await SaveReads.Of(db).FailedRepairs(db, unit).ToListAsync(ct)];

    // Since it first waited for a part or the workshop, after the last completion: until then it stood with the customer and may have worked.
    private static async Task<DateOnly?> IdleSinceAsync(AppDb db, Ticket ticket, CancellationToken ct)
    {
        var rows = await db.TicketTimeline.AsNoTracking().Where(t => t.TicketId == ticket.Id && (t.Type == "WaitStarted" || t.Type == "WorkCompleted")).OrderBy(t => t.Seq)
            .Select(t => new { t.Type, t.At, t.Data }).ToListAsync(ct);
        DateOnly? since = null;
        foreach (var row in rows)
        {
            if (row.Type == "WorkCompleted") since = null;
            else if (System.Text.Json.JsonSerializer.Deserialize<TicketEvent.WaitStarted>(row.Data, StoreJson.Options) is { Reason: WaitReason.Part or WaitReason.Workshop }) since ??= SiteZone.DayOf(row.At);
        }

        return since;
    }
}
