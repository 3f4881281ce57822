using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Queries;

/// <summary>What people call the things that a ticket's form names by id, and what may be chosen in it.</summary>
public sealed class TicketLabels(IDbContextFactory<AppDb> contexts)
{
    // A household with more than this is an organisation: its units are found by their serial numbers.
    private const int MostChoices = 100;

    /// <summary>Serial numbers of units, numbers of customers and regions of places, by the ids as the history writes them; of places no door.</summary>
    /// <param name="changes">Changes of the history.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(IReadOnlyCollection<FieldChange> changes, CancellationToken ct)
    {
        var units = Ids("unit").Select(i => new UnitId(i)).ToList();
        var people = Ids("customer").Select(i => new CustomerId(i)).ToList();
        var places = Ids("address").Select(i => new AddressId(i)).ToList();
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        if (units.Count + people.Count + places.Count == 0) return labels;
        await using var db = await contexts.CreateDbContextAsync(ct);
        foreach (var u in await db.Units.AsNoTracking().Where(u => units.Contains(u.Id)).Select(u => new { u.Id, u.SerialNo }).ToListAsync(ct)) labels[u.Id.ToString()] = u.SerialNo;
        foreach (var c in await db.Customers.AsNoTracking().Where(c => people.Contains(c.Id)).Select(c => new { c.Id, c.Number }).ToListAsync(ct)) labels[c.Id.ToString()] = c.Number;
        foreach (var a in await db.CustomerAddresses.AsNoTracking().Where(a => places.Contains(a.Id)).Select(a => new { a.Id, a.Region }).ToListAsync(ct)) labels[a.Id.ToString()] = a.Region;
        return labels;

        IEnumerable<Guid> Ids(string field) => changes.Where(c => c.Field == field).SelectMany(c => new[] { c.Before, c.After })
            .Select(v => Guid.TryParse(v, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct();
    }

    /// <summary>The units and places of a customer that a ticket may be about.</summary>
    public async Task<(IReadOnlyList<InstalledUnit> Units, IReadOnlyList<CustomerAddress> Places)> ChoicesAsync(CustomerId customer, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var units = await db.Units.AsNoTracking().Where(u => u.OwnerId == customer || u.UserId == customer || u.PurchaserId == customer).OrderBy(u => u.SerialNo).Take(MostChoices).ToListAsync(ct);
        var places = await db.CustomerAddresses.AsNoTracking().Where(a => a.CustomerId == customer && a.RetiredAt == null).OrderByDescending(a => a.IsDefault).ThenBy(a => a.Id).Take(MostChoices).ToListAsync(ct);
        return (units, places);
    }
}
