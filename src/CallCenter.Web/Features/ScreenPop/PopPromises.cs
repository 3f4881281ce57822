using Crm.Domain.Callbacks;
using Crm.Domain.Customers;
using Crm.Domain.Dispatch;
using Microsoft.EntityFrameworkCore;
using Persistence;

namespace CallCenter.Web.Features.ScreenPop;

/// <summary>What the card adds a moment later, so that it never waits for it: whether one of our technicians calls, and by when we promised the likeliest customer a call.</summary>
internal sealed class PopPromises(IDbContextFactory<AppDb> contexts, BusinessClock clock)
{
    /// <summary>Visits shown; nobody does more in a day.</summary>
    private const int MostVisits = 8;

    /// <summary>The technician whose number it is, with his day; null for anybody else.</summary>
    public async Task<CallingTechnician?> TechnicianAsync(string e164, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var who = await db.Set<Technician>().AsNoTracking().Where(t => t.E164 == e164).OrderBy(t => t.Code).FirstOrDefaultAsync(ct);
        if (who is null)
            return null;
        var site = await db.Set<ServiceSite>().AsNoTracking().Where(s => s.Code == who.SiteCode).Select(s => new { s.NameZh, s.NameEn }).FirstOrDefaultAsync(ct);
        var today = SiteZone.DayOf(clock.GetUtcNow());
        var visits = await (
            from o in db.Set<DispatchOrder>().AsNoTracking()
            where o.TechnicianCode == who.Code && o.Day == today && o.Status != DispatchStatus.Cancelled
            join t in db.Tickets on o.TicketId equals t.Id
            join s in db.Symptoms on t.SymptomCode equals s.Code into symptoms
            from s in symptoms.DefaultIfEmpty()
            orderby o.WindowFrom, o.Number
            select new TechnicianVisit(t.Number, o.Status, o.WindowFrom, s == null ? null : s.NameZh, s == null ? null : s.NameEn)).Take(MostVisits).ToListAsync(ct);
        return new CallingTechnician(who.Code, who.Name, site?.NameZh ?? who.SiteCode, site?.NameEn ?? "", [.. visits]);
    }

    /// <summary>When the customer's next call from us is due, or null.</summary>
    public async Task<DateTimeOffset?> CallbackDueAsync(CustomerId customer, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<CallbackTask>().AsNoTracking().Where(t => t.CustomerId == customer && t.OpenFor != null).OrderBy(t => t.DueAt).Select(t => (DateTimeOffset?)t.DueAt).FirstOrDefaultAsync(ct);
    }
}
