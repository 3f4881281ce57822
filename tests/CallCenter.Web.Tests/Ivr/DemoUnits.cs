using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Queries;
using Shouldly;

namespace CallCenter.Web.Tests.Ivr;

/// <summary>Machines of the demo store whose last six characters name them alone, as keys of a telephone.</summary>
internal static class DemoUnits
{
    /// <summary>A telephone number of nobody but its user.</summary>
    public static async Task<string> PhoneAsync(IServiceProvider services, PopUnit unit, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(ct);
        return await db.CustomerPhones.Where(p => p.CustomerId == unit.UserId && db.CustomerPhones.Count(other => other.E164 == p.E164) == 1).Select(p => p.E164).OrderBy(p => p).FirstAsync(ct);
    }

    /// <summary>One with an open ticket that may get a visit, and what a look-up by its full serial says of it.</summary>
    public static async Task<(string Keys, PopUnit Unit, PopTicket Ticket)> WithTicketAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(ct);
        var serials = await (
            from t in db.Tickets
            where t.Status == TicketStatus.Open || t.Status == TicketStatus.Scheduled
            join u in db.Units on t.UnitId equals u.Id
            where u.UserId != null && u.UserId == t.CustomerId && t.AddressId != null && db.Units.Count(other => other.SerialKeys == u.SerialKeys) == 1
                // Named by one telephone alone, and one ticket of its own: the demo world is drawn anew, and some share both.
                && db.CustomerPhones.Any(p => p.CustomerId == u.UserId && db.CustomerPhones.Count(other => other.E164 == p.E164) == 1)
                && db.Tickets.Count(other => other.UnitId == u.Id && (other.Status == TicketStatus.Open || other.Status == TicketStatus.Scheduled)) == 1
            orderby u.SerialNo
            select u.SerialNo).Take(20).ToListAsync(ct);
        var query = services.GetRequiredService<PopQuery>();
        foreach (var serial in serials)
        {
            var card = await query.FindBySerialAsync(serial, ct);
            var unit = card.Candidates[0].Units.Single(u => u.SerialNo == serial);
            if (card.Candidates[0].OpenTickets.FirstOrDefault(t => t.UnitId == unit.Id && t.Status is TicketStatus.Open or TicketStatus.Scheduled) is { } ticket)
                return (SerialNumber.KeysOf(unit.SerialNo)[^6..], unit, ticket);
        }

        throw new ShouldAssertException("The demo store has no unit with an open ticket.");
    }
}
