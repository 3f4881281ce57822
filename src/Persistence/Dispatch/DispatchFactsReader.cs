using System.Collections.Immutable;
using Crm.Domain;
using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Dispatch;

/// <summary>Reads what a decision about a visit needs, inside its transaction.</summary>
internal static class DispatchFactsReader
{
    /// <summary>The facts of a command, or why there are none.</summary>
    public static async Task<SaveResult<DispatchFacts>> ReadAsync(AppDb db, DispatchOrder order, Ticket ticket, DispatchCommand command, DateTimeOffset now, CancellationToken ct) => command switch
    {
        DispatchCommand.Assign assign => await AssignmentAsync(db, order, ticket, assign, ct),
        DispatchCommand.Finish finish => new DispatchFacts(Completion: await CompletionAsync(db, ticket, finish, now, ct)),
        _ => DispatchFacts.None,
    };

    /// <summary>Where a ticket's visit goes, or null.</summary>
    public static async Task<string?> RegionAsync(AppDb db, Ticket ticket, CancellationToken ct)
    {
        if (ticket.AddressId is { } address)
            return await db.CustomerAddresses.Where(a => a.Id == address).Select(a => a.RegionCode).SingleOrDefaultAsync(ct);
        return ticket.CustomerId is { } customer
            ? await db.CustomerAddresses.Where(a => a.CustomerId == customer && a.IsDefault).Select(a => a.RegionCode).FirstOrDefaultAsync(ct)
            : null;
    }

    private static async Task<SaveResult<DispatchFacts>> AssignmentAsync(AppDb db, DispatchOrder order, Ticket ticket, DispatchCommand.Assign command, CancellationToken ct)
    {
        var code = command.SiteCode;

        // The site's row is locked until the commit: whoever books the same half day in the same moment counts after us.
        await db.Set<ServiceSite>().Where(s => s.Code == code).ExecuteUpdateAsync(s => s.SetProperty(x => x.Version, x => x.Version), ct);
        if (await db.Set<ServiceSite>().AsNoTracking().SingleOrDefaultAsync(s => s.Code == code, ct) is not { } site)
            return Refusal.Of(Refusal.NotFound, ("site", code));
        Technician? technician = null;
        if (command.TechnicianCode is { } person)
        {
            technician = await db.Set<Technician>().AsNoTracking().SingleOrDefaultAsync(t => t.Code == person, ct);
            if (technician is null) return Refusal.Of(Refusal.NotFound, ("technician", person));
        }

        var (day, half) = HalfDays.Of(command.Slot, SiteZone.Zone);
        var id = order.Id;
        var booked = db.Set<DispatchOrder>().Where(o =>
            o.Day == day && o.Half == half && o.SiteCode == code && o.Id != id && o.Status != DispatchStatus.Proposed && o.Status != DispatchStatus.Cancelled);
        var atSite = await booked.CountAsync(ct);
        var his = technician is null ? 0 : await booked.CountAsync(o => o.TechnicianCode == technician.Code, ct);
        return new DispatchFacts(new AssignmentFacts(site, technician, day, half, atSite, his, await RegionAsync(db, ticket, ct), ticket.CategoryCode));
    }

    private static async Task<CompletionFacts> CompletionAsync(AppDb db, Ticket ticket, DispatchCommand.Finish command, DateTimeOffset now, CancellationToken ct)
    {
        var result = command.Result;
        string?[] named = [result.DefectCode, result.RepairCode, result.LiabilityCode, result.FeeReason];
        var codes = named.Where(c => !string.IsNullOrEmpty(c)).Cast<string>().ToList();
        var groups = VisitCodeGroups.All.ToList();
        var known = await db.Codes.AsNoTracking().Where(c => groups.Contains(c.Group) && codes.Contains(c.Code) && c.IsActive).ToListAsync(ct);
        var symptom = result.SymptomCode;
        var symptoms = string.IsNullOrEmpty(symptom) ? [] : await db.Symptoms.AsNoTracking().Where(s => s.Code == symptom).ToListAsync(ct);
        return new CompletionFacts(
            ticket.Type, ticket.CategoryCode, ticket.EntitlementStatus, SiteZone.DayOf(command.Times.FinishedAt ?? now),
            [.. known.Select(c => c.ForVisits()), .. symptoms.Select(s => new VisitCode(VisitCodeGroups.Symptom, s.Code))]);
    }
}
