using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Queries;

/// <summary>Reads customers.</summary>
public sealed class CustomerQuery(IDbContextFactory<AppDb> contexts, PopQuery pops, TicketQuery tickets)
{
    private const int ShownTickets = 50;

    public async Task<CustomerCard?> FindAsync(CustomerId id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var customer = await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (customer is null) return null;
        var phones = await db.CustomerPhones.AsNoTracking().Where(p => p.CustomerId == id).OrderByDescending(p => p.IsPrimary).ToListAsync(ct);
        var addresses = await db.CustomerAddresses.AsNoTracking().Where(a => a.CustomerId == id).OrderByDescending(a => a.IsDefault).ToListAsync(ct);
        var pop = await pops.FindByCustomerAsync(id, ct);
        var lines = await tickets.ListAsync(new TicketFilter { CustomerId = id }, ShownTickets, null, ct);
        return new CustomerCard(customer, phones, addresses, pop.Candidates.IsEmpty ? [] : pop.Candidates[0].Units, lines);
    }

    /// <summary>Whether there is such a customer.</summary>
    public async Task<bool> ExistsAsync(CustomerId id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Customers.AnyAsync(c => c.Id == id, ct);
    }

    /// <summary>By speakable number.</summary>
    public async Task<CustomerId?> FindIdAsync(string number, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Customers.Where(c => c.Number == number).Select(c => (CustomerId?)c.Id).SingleOrDefaultAsync(ct);
    }

    /// <summary>Customers in the order of their numbers.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">The number after which to go on, or null.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<Customer>> ListAsync(int limit, string? after, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var customers = db.Customers.AsNoTracking();
#pragma warning disable CA1309 // Becomes SQL, where the database's order decides.
        if (after is not null) customers = customers.Where(c => string.Compare(c.Number, after) > 0);
#pragma warning restore CA1309
        return await customers.OrderBy(c => c.Number).Take(limit).ToListAsync(ct);
    }
}
