using Crm.Domain.Customers;
using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Floor;

namespace Persistence.Dispatch;

/// <summary>Reads dispatch orders, sites, technicians and codes; changes nothing.</summary>
public sealed class DispatchQuery(IDbContextFactory<AppDb> contexts)
{
    /// <summary>By number as people say it.</summary>
    public async Task<VisitCard?> FindAsync(string number, CancellationToken ct)
    {
        if (DispatchNumber.Normalize(number) is not { } normal) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await CardsAsync(db, db.Set<DispatchOrder>().Where(o => o.Number == normal), ct) is [var card] ? card : null;
    }

    public async Task<VisitCard?> FindAsync(DispatchOrderId id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await CardsAsync(db, db.Set<DispatchOrder>().Where(o => o.Id == id), ct) is [var card] ? card : null;
    }

    /// <summary>Every visit of a ticket, the first one first.</summary>
    public async Task<IReadOnlyList<VisitCard>> OfTicketAsync(TicketId ticket, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await CardsAsync(db, db.Set<DispatchOrder>().Where(o => o.TicketId == ticket), ct);
    }

    /// <summary>What the ticket's customer accepted in quotations and no visit has charged yet.</summary>
    public async Task<IReadOnlyList<AcceptedQuotation>> QuotedAsync(TicketId ticket, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await AcceptedPrices.OfTicketAsync(db, ticket, ct);
    }

    /// <summary>Newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">When the last line already shown was made, or null.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<VisitLine>> ListAsync(VisitFilter filter, int limit, DateTimeOffset? after, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var orders = VisitLines.Filtered(db, filter);
        if (after is { } last) orders = orders.Where(o => o.ProposedAt < last);
        var lines = await VisitLines.Of(db, orders.OrderByDescending(o => o.ProposedAt).Take(limit)).ToListAsync(ct);
        return [.. lines.OrderByDescending(l => l.Order.ProposedAt)];
    }

    /// <summary>Where a visit to an address goes, or to the customer's usual one; null when neither is known.</summary>
    public async Task<string?> RegionOfAsync(AddressId? address, CustomerId? customer, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await DispatchFactsReader.RegionAsync(db, address, customer, ct);
    }

    /// <summary>Every site, by code.</summary>
    public async Task<IReadOnlyList<ServiceSite>> SitesAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<ServiceSite>().AsNoTracking().OrderBy(s => s.Code).ToListAsync(ct);
    }

    /// <summary>Every technician who has not left, by code.</summary>
    public async Task<IReadOnlyList<Technician>> TechniciansAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<Technician>().AsNoTracking().Where(t => t.State != TechnicianState.Left).OrderBy(t => t.Code).ToListAsync(ct);
    }

    /// <summary>The codes that a result may name for a category, by table and position.</summary>
    public async Task<IReadOnlyList<CodeRow>> CodesAsync(string? categoryCode, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var groups = VisitCodeGroups.All.ToList();
        var rows = await db.Codes.AsNoTracking().Where(c => groups.Contains(c.Group) && c.IsActive).OrderBy(c => c.Group).ThenBy(c => c.Position).ToListAsync(ct);
        return [.. rows.Where(c => c.Group is VisitCodeGroups.Liability or VisitCodeGroups.FeeReason || c.ForVisits().Fits(categoryCode))];
    }

    private static async Task<IReadOnlyList<VisitCard>> CardsAsync(AppDb db, IQueryable<DispatchOrder> orders, CancellationToken ct)
    {
        var rows = await (
            from o in orders.AsNoTracking()
            join t in db.Tickets on o.TicketId equals t.Id
            join s in db.Set<ServiceSite>() on o.SiteCode equals s.Code into sites
            from s in sites.DefaultIfEmpty()
            join p in db.Set<Technician>() on o.TechnicianCode equals p.Code into people
            from p in people.DefaultIfEmpty()
            join r in db.Set<VisitResult>() on o.Id equals r.OrderId into results
            from r in results.DefaultIfEmpty()
            join f in db.Symptoms on r.SymptomCode equals f.Code into symptoms
            from f in symptoms.DefaultIfEmpty()
            orderby o.VisitNo, o.ProposedAt
            select new { Order = o, t.Number, Site = s, Technician = p, Result = r, Found = f }).ToListAsync(ct);
        var used = rows.Where(r => r.Result is not null).SelectMany(r => new[] { r.Result!.DefectCode, r.Result.RepairCode, r.Result.LiabilityCode, r.Result.FeeReason })
            .Where(c => c is not null).Cast<string>().Distinct(StringComparer.Ordinal).ToList();
        var codes = used.Count == 0 ? [] : await db.Codes.AsNoTracking().Where(c => used.Contains(c.Code)).ToListAsync(ct);
        return [.. rows.Select(r => new VisitCard(r.Order, r.Number, r.Site, r.Technician, r.Result, r.Found, codes))];
    }
}
