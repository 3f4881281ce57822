using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;

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
        var window = RepeatWindows.Of(await SettingRows.ChosenAsync(db, TicketSettings.RepeatWindows, ct) ?? TicketSettings.RepeatWindows.Default, details.CategoryCode);
        var since = now.AddDays(-window.FlagDays);
        var earlier = await db.Tickets
            .Where(t => t.UnitId == unit && t.OpenedAt >= since && t.SymptomCode == symptom && t.Status != TicketStatus.Cancelled && t.Status != TicketStatus.Merged && t.Id != except)
            .OrderByDescending(t => t.OpenedAt).Select(t => new { t.Id, t.Number, t.OpenedAt, t.WorkDoneAt }).FirstOrDefaultAsync(ct);
        return earlier is null ? null : new EarlierRepair(earlier.Id, earlier.Number, earlier.OpenedAt, earlier.WorkDoneAt, window);
    }
}
