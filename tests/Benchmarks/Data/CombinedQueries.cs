using Crm.Domain.Customers;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence;

namespace Benchmarks.Data;

/// <summary>What a supervisor asks with many fields at once, as the query builder would put it.</summary>
internal static class CombinedQueries
{
    public static (string Name, Func<AppDb, IQueryable<Ticket>> Query)[] Of(DateTimeOffset now) =>
    [
        ("8 fields, all must hold, a page", db => AllOf(db, now).OrderByDescending(t => t.OpenedAt).Take(50)),
        ("8 fields, all must hold, counted to 10,001", db => AllOf(db, now).OrderByDescending(t => t.OpenedAt).Take(10_001)),
        ("(waiting and safe) or (repeat of gold in a province), a page", db => EitherOf(db).OrderByDescending(t => t.OpenedAt).Take(50)),
        ("8 fields that fit nothing, a page", db => AllOf(db, now).Where(t => t.Description == "nothing").OrderByDescending(t => t.OpenedAt).Take(50)),
        ("or over years that fits nothing, a page", db => EitherOf(db).Where(t => t.Description == "nothing").OrderByDescending(t => t.OpenedAt).Take(50)),
    ];

    private static IQueryable<Ticket> AllOf(AppDb db, DateTimeOffset now) =>
        db.Tickets.AsNoTracking().Where(t =>
            t.Type == TicketType.Repair && t.Status == TicketStatus.Closed && t.Channel == TicketChannel.Phone && t.CategoryCode == "AC" && t.Severity == TicketSeverity.Major
            && t.OpenedAt >= now.AddDays(-365) && t.OpenedAt < now.AddDays(-30) && t.OwnerId != "agent3"
            && db.Customers.Any(c => c.Id == t.CustomerId && c.Tier == CustomerTier.Silver)
            && db.CustomerAddresses.Any(a => a.Id == t.AddressId && a.RegionCode.StartsWith("37")));

    private static IQueryable<Ticket> EitherOf(AppDb db) =>
        db.Tickets.AsNoTracking().Where(t =>
            (t.Status == TicketStatus.Waiting && t.IsSafetyCritical && t.CategoryCode == "WH" && t.OwnerId == "agent7")
            || (t.RepeatOfId != null && t.Type == TicketType.Repair && db.Customers.Any(c => c.Id == t.CustomerId && c.Tier == CustomerTier.Gold)
                && db.CustomerAddresses.Any(a => a.Id == t.AddressId && a.RegionCode.StartsWith("37"))));
}
