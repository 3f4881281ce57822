using System.Collections.Immutable;
using Crm.Domain.Callbacks;
using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Dispatch;

/// <summary>Reads what a ticket's visit needs and who served its customer before.</summary>
internal static class VisitDemands
{
    /// <summary>Days whose marks count: half a year, so that who got better is seen.</summary>
    private const int MarkDays = 183;

    /// <summary>The demand of a ticket; day, hours, absences and marks are the caller's.</summary>
    public static async Task<VisitDemand> OfTicketAsync(AppDb db, Ticket ticket, CheckPolicy policy, CancellationToken ct)
    {
        var region = await DispatchFactsReader.RegionAsync(db, ticket, ct);
        var demand = new VisitDemand(region, ticket.CategoryCode, default) { Policy = policy, WaitsForPart = ticket is { Status: TicketStatus.Waiting, WaitReason: WaitReason.Part } };
        if (ticket.UnitId is { } unit)
        {
            demand = demand with
            {
                BrandCode = await (from u in db.Units where u.Id == unit join m in db.Models on u.ModelId equals m.Id select m.BrandCode).FirstOrDefaultAsync(ct),
                SameFaultTechnician = await SameFaultAsync(db, ticket, policy, ct),
            };
        }

        if (ticket.CustomerId is not { } customer) return demand;
        var machine = ticket.UnitId;
        var served = await (
            from o in db.Set<DispatchOrder>().AsNoTracking()
            join t in db.Tickets on o.TicketId equals t.Id
            where (t.CustomerId == customer || (machine != null && t.UnitId == machine)) && o.FinishedAt != null && o.TechnicianCode != null
                && (o.Status == DispatchStatus.Done || o.Status == DispatchStatus.PartlyDone)
            orderby o.FinishedAt descending
            select new { o.TechnicianCode, o.Assistants }).Take(MostVisits).ToListAsync(ct);
        var wish = await db.Set<ServiceWish>().AsNoTracking().SingleOrDefaultAsync(w => w.CustomerId == customer, ct);
        return demand with
        {
            LastTechnician = served.Count > 0 ? served[0].TechnicianCode : null,
            TimesServed = served.SelectMany(s => s.Assistants.Prepend(s.TechnicianCode!)).GroupBy(who => who).ToImmutableDictionary(g => g.Key, g => g.Count()),
            DesignatedSite = wish?.SiteCode, DesignatedTechnician = wish?.TechnicianCode,
        };
    }

    /// <summary>What customers said of visits of these people in the call-backs of the last half year, hundredths of a mark.</summary>
    public static async Task<ImmutableDictionary<string, int>> SatisfactionAsync(AppDb db, IReadOnlyCollection<string> technicians, DateOnly day, CancellationToken ct)
    {
        if (technicians.Count == 0) return ImmutableDictionary<string, int>.Empty;
        var codes = technicians.ToList();
        var since = day.AddDays(-MarkDays);
        var marks = await (
            from o in db.Set<DispatchOrder>()
            join c in db.Set<CallbackTask>() on o.TicketId equals c.TicketId
            where codes.Contains(o.TechnicianCode!) && o.Day >= since && o.Day <= day && o.Status == DispatchStatus.Done && c.Kind == CallbackKind.Completion && c.Score != null
            group c.Score by o.TechnicianCode into g
            select new { Who = g.Key, Sum = g.Sum(s => s!.Value), Count = g.Count() }).ToListAsync(ct);
        return marks.ToImmutableDictionary(m => m.Who!, m => ((m.Sum * 100) + (m.Count / 2)) / m.Count);
    }

    /// <summary>Visits of one customer that are counted: a hotel has hundreds, the latest tell enough.</summary>
    private const int MostVisits = 500;

    private static async Task<string?> SameFaultAsync(AppDb db, Ticket ticket, CheckPolicy policy, CancellationToken ct)
    {
        if (ticket is not { UnitId: { } unit, SymptomCode: { } symptom }) return null;
        var (id, since) = (ticket.Id, ticket.OpenedAt.AddDays(-policy.SameFaultDays));
        return await (
            from o in db.Set<DispatchOrder>()
            join t in db.Tickets on o.TicketId equals t.Id
            where t.UnitId == unit && t.SymptomCode == symptom && t.Id != id && o.Status == DispatchStatus.Done && o.FinishedAt >= since && o.TechnicianCode != null
            orderby o.FinishedAt descending
            select o.TechnicianCode).FirstOrDefaultAsync(ct);
    }
}
