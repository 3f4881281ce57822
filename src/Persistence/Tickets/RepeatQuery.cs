using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Queries;

namespace Persistence.Tickets;

/// <summary>Finds the repair that a new one would repeat: for the form while it is typed, and inside the opening itself.</summary>
public sealed class RepeatQuery(IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>The earlier repair, or null.</summary>
    public async Task<EarlierRepair?> FindAsync(UnitId unit, string symptom, string? category, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await FindAsync(db, new TicketDetails { Type = TicketType.Repair, UnitId = unit, SymptomCode = symptom, CategoryCode = category }, null, clock.GetUtcNow(), ct);
    }

    /// <summary>The earlier repair of a ticket's unit and symptom, or null.</summary>
    internal static async Task<EarlierRepair?> FindAsync(AppDb db, TicketDetails details, TicketId? except, DateTimeOffset now, CancellationToken ct)
    {
        if (details is not { Type: TicketType.Repair, UnitId: { } unit, SymptomCode: { } symptom }) return null;
        var window = await WindowAsync(db, details.CategoryCode, ct);
        var since = now.AddDays(-window.FlagDays);
        var earlier = await SaveReads.Of(db).EarlierRepair(db, unit, symptom, since, except, ct);
        return earlier is null ? null : new EarlierRepair(earlier.Id, earlier.Number, earlier.OpenedAt, earlier.WorkDoneAt, window);
    }

    /// <summary>The order that somebody names as the one repeated, when it is an earlier repair of the ticket's unit and symptom; else null.</summary>
    internal static async Task<EarlierRepair?> NamedAsync(AppDb db, Ticket ticket, TicketId named, CancellationToken ct)
    {
        if (ticket is not { Type: TicketType.Repair, UnitId: { } unit, SymptomCode: { } symptom }) return null;
        var order = await db.Tickets.AsNoTracking().SingleOrDefaultAsync(
            t => t.Id == named && t.UnitId == unit && t.SymptomCode == symptom && t.OpenedAt < ticket.OpenedAt && t.Status != TicketStatus.Cancelled && t.Status != TicketStatus.Merged, ct);
        return order is null ? null : new EarlierRepair(order.Id, order.Number, order.OpenedAt, order.WorkDoneAt, await WindowAsync(db, ticket.CategoryCode, ct));
    }

    private static async Task<RepeatWindow> WindowAsync(AppDb db, string? category, CancellationToken ct) =>
        RepeatWindows.Of(await SettingRows.ChosenAsync(db, TicketSettings.RepeatWindows, ct) ?? TicketSettings.RepeatWindows.Default, category);
}
