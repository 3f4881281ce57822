using Crm.Domain;
using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Dispatch;

/// <summary>How orders become lines, for the board and for lists.</summary>
internal static class VisitLines
{
    public static IQueryable<DispatchOrder> Filtered(AppDb db, VisitFilter filter)
    {
        var orders = db.Set<DispatchOrder>().AsNoTracking();
        if (filter.Day is { } day) orders = orders.Where(o => o.Day == day);
        if (filter.SiteCode is { } site) orders = orders.Where(o => o.SiteCode == site);
        if (filter.TechnicianCode is { } technician) orders = orders.Where(o => o.TechnicianCode == technician);
        if (filter.Status is { } status) orders = orders.Where(o => o.Status == status);
        if (filter.TicketId is { } ticket) orders = orders.Where(o => o.TicketId == ticket);
        if (filter.CategoryCode is { } category) orders = orders.Where(o => db.Tickets.Any(t => t.Id == o.TicketId && t.CategoryCode == category));
        return filter.IsOpen switch
        {
            true => orders.Where(o => o.OpenTicketId != null),
            false => orders.Where(o => o.OpenTicketId == null),
            null => orders,
        };
    }

    public static IQueryable<VisitLine> Of(AppDb db, IQueryable<DispatchOrder> orders) =>
        from o in orders
        join t in db.Tickets on o.TicketId equals t.Id
        join c in db.Customers on t.CustomerId equals c.Id into customers
        from c in customers.DefaultIfEmpty()
        join a in db.CustomerAddresses on t.AddressId equals a.Id into addresses
        from a in addresses.DefaultIfEmpty()
        join y in db.Symptoms on t.SymptomCode equals y.Code into symptoms
        from y in symptoms.DefaultIfEmpty()
        join s in db.Set<ServiceSite>() on o.SiteCode equals s.Code into sites
        from s in sites.DefaultIfEmpty()
        join p in db.Set<Technician>() on o.TechnicianCode equals p.Code into people
        from p in people.DefaultIfEmpty()
        join r in db.Set<VisitResult>() on o.Id equals r.OrderId into results
        from r in results.DefaultIfEmpty()
        select new VisitLine(
            o, t.Number, t.Type, t.Status, t.IsSafetyCritical, t.CategoryCode, c.Name ?? t.ReporterName, a.Region, y.NameZh, y.NameEn, s.NameZh, s.NameEn, p.Name,
            (Money?)r.Charged);
}
