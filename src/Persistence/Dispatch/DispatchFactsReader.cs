using System.Collections.Immutable;
using Crm.Domain;
using Crm.Domain.Customers;
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
        DispatchCommand.Assign assign => await AssignmentAsync(db, order, ticket, assign, now, ct),
        DispatchCommand.Finish finish => new DispatchFacts(Completion: await CompletionAsync(db, ticket, finish, now, ct)),
        _ => DispatchFacts.None,
    };

    /// <summary>Where a ticket's visit goes, or null.</summary>
    public static Task<string?> RegionAsync(AppDb db, Ticket ticket, CancellationToken ct) => RegionAsync(db, ticket.AddressId, ticket.CustomerId, ct);

    /// <summary>Where a visit to an address goes, or to the customer's usual one; null when neither is known.</summary>
    public static async Task<string?> RegionAsync(AppDb db, AddressId? addressId, CustomerId? customerId, CancellationToken ct)
    {
        if (addressId is { } address)
            return await db.CustomerAddresses.Where(a => a.Id == address).Select(a => a.RegionCode).SingleOrDefaultAsync(ct);
        return customerId is { } customer
            ? await db.CustomerAddresses.Where(a => a.CustomerId == customer && a.IsDefault).Select(a => a.RegionCode).FirstOrDefaultAsync(ct)
            : null;
    }

    private static async Task<SaveResult<DispatchFacts>> AssignmentAsync(AppDb db, DispatchOrder order, Ticket ticket, DispatchCommand.Assign command, DateTimeOffset now, CancellationToken ct)
    {
        var code = command.SiteCode;

        // The site's row is locked until the commit: whoever books the same half day in the same moment counts after us.
        await db.Set<ServiceSite>().Where(s => s.Code == code).ExecuteUpdateAsync(s => s.SetProperty(x => x.Version, x => x.Version), ct);
        if (await db.Set<ServiceSite>().AsNoTracking().SingleOrDefaultAsync(s => s.Code == code, ct) is not { } site)
            return Refusal.Of(Refusal.NotFound, ("site", code));
        var people = await db.Set<Technician>().AsNoTracking().Where(t => t.SiteCode == code).ToListAsync(ct);
        List<Technician> crew = [];
        foreach (var person in command.TechnicianCode is { } lead ? command.Assistants.Prepend(lead) : command.Assistants)
        {
            if ((people.Find(t => t.Code == person) ?? await db.Set<Technician>().AsNoTracking().SingleOrDefaultAsync(t => t.Code == person, ct)) is not { } found)
                return Refusal.Of(Refusal.NotFound, ("technician", person));
            crew.Add(found);
        }

        var (day, half) = HalfDays.Of(command.Slot, SiteZone.Zone);
        var id = order.Id;

        // A half day of one site is some dozen rows: who goes along counts as who leads, and is not a column one could count by.
        var booked = await db.Set<DispatchOrder>().AsNoTracking()
            .Where(o => o.Day == day && o.Half == half && o.SiteCode == code && o.Id != id && o.Status != DispatchStatus.Proposed && o.Status != DispatchStatus.Cancelled)
            .Select(o => new { o.TechnicianCode, o.Assistants }).ToListAsync(ct);
        var absences = await AbsencesAsync(db, day, day, ct);
        var policy = await DispatchPolicies.ChecksAsync(db, ct);
        var demand = await VisitDemands.OfTicketAsync(db, ticket, policy, ct);
        var sent = command.TechnicianCode is null ? null : crew[0];
        int Booked(string who) => booked.Count(b => b.TechnicianCode == who || b.Assistants.Contains(who));
        bool IsAway(string who) => absences.Any(a => a.TechnicianCode == who && a.Covers(day, half));
        var entered = order is { DistanceBasis: DistanceBasis.Entered, DistanceMetres: { } metres } && order.SiteCode == code ? metres : (int?)null;
        return new DispatchFacts(new AssignmentFacts(site, sent, day, half, booked.Count, sent is null ? 0 : Booked(sent.Code), demand.RegionCode, ticket.CategoryCode)
        {
            Policy = policy, Today = SiteZone.DayOf(now), SitePlaces = SitePlaces.Of(site, people, absences, day, half), BrandCode = demand.BrandCode, Window = LocalWindow(command.Slot),
            IsSiteAway = absences.Any(a => a.IsOfSite(code) && a.Covers(day, half)), IsTechnicianAway = sent is not null && IsAway(sent.Code),
            Distance = DistanceRules.Of(site, sent, demand.RegionCode, entered), SameFaultTechnician = demand.SameFaultTechnician, WaitsForPart = demand.WaitsForPart,
            Assistants = [.. crew.Skip(sent is null ? 0 : 1).Select(t => new CrewMember(t, Booked(t.Code), IsAway(t.Code)))],
        });
    }

    /// <summary>Absences that touch the days.</summary>
    public static Task<List<Absence>> AbsencesAsync(AppDb db, DateOnly first, DateOnly last, CancellationToken ct) =>
        db.Set<Absence>().AsNoTracking().Where(a => !a.IsCancelled && a.FirstDay <= last && a.LastDay >= first).ToListAsync(ct);

    /// <summary>The hours of a window in the site's time.</summary>
    public static (TimeOnly From, TimeOnly To) LocalWindow(AppointmentSlot slot) => (
        TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(slot.From, SiteZone.Zone).DateTime), TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(slot.To, SiteZone.Zone).DateTime));

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
            [.. known.Select(c => c.ForVisits()), .. symptoms.Select(s => new VisitCode(VisitCodeGroups.Symptom, s.Code))])
        {
            Quotations = await AcceptedPrices.OfTicketAsync(db, ticket.Id, ct),
        };
    }
}
