using Crm.Domain.Customers;
using Crm.Domain.PhoneNumbers;
using Microsoft.EntityFrameworkCore;
using Persistence.Lists;

namespace Persistence.Queries;

/// <summary>Lists customers in the order of their numbers. Each page goes on behind the last number: page ten thousand costs what page one does.</summary>
public sealed class CustomerListQuery(IDbContextFactory<AppDb> contexts)
{
    /// <summary>Counting stops here: a list says "more than 10,000", and nobody waits for a million rows to be counted.</summary>
    public const int CountLimit = 10_000;

    /// <summary>A page.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">The last number already shown, or null.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<CustomerLine>> ListAsync(CustomerFilter filter, int limit, string? after, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var customers = Filtered(db, filter);
#pragma warning disable CA1309 // Becomes SQL, where the database's order decides.
        if (after is not null) customers = customers.Where(c => string.Compare(c.Number, after) > 0);
#pragma warning restore CA1309
        var page = customers.OrderBy(c => c.Number).Take(limit);
        var lines = await (
            from c in page
            join p in db.CustomerPhones.Where(p => p.IsPrimary) on c.Id equals p.CustomerId into phones
            from p in phones.DefaultIfEmpty()
            join a in db.CustomerAddresses.Where(a => a.IsDefault) on c.Id equals a.CustomerId into places
            from a in places.DefaultIfEmpty()
            orderby c.Number
            select new CustomerLine(c.Id, c.Number, c.Name, c.Salutation, c.Kind, c.Tier, c.DoNotCall, c.Risks, p.E164, a.RegionCode, a.Region, c.CreatedAt, c.Version)).ToListAsync(ct);
        return [.. lines.DistinctBy(l => l.Id)];
    }

    /// <summary>How many there are, <see cref="CountLimit"/> plus one at most.</summary>
    public async Task<int> CountAsync(CustomerFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Filtered(db, filter).OrderBy(c => c.Number).Take(CountLimit + 1).CountAsync(ct);
    }

    private static IQueryable<Customer> Filtered(AppDb db, CustomerFilter filter)
    {
        var customers = QueryFilter.Apply(db.Customers.AsNoTracking().Where(c => c.MergedIntoId == null), filter.Criteria, field => CustomerColumns.Of(db, field));
        if (filter.Tier is { } tier) customers = customers.Where(c => c.Tier == tier);
        if (filter.Kind is { } kind) customers = customers.Where(c => c.Kind == kind);
        if (filter.DoNotCall is { } quiet) customers = customers.Where(c => c.DoNotCall == quiet);
        if (!string.IsNullOrWhiteSpace(filter.Search)) customers = Found(db, customers, new SearchText(filter.Search));
        if (string.IsNullOrEmpty(filter.RegionCode)) return customers;
        var (from, to) = (filter.RegionCode, SearchText.End(filter.RegionCode));
#pragma warning disable CA1309 // Becomes SQL, where the database's order decides.
        return customers.Where(c => db.CustomerAddresses.Any(a => a.CustomerId == c.Id && a.RetiredAt == null && string.Compare(a.RegionCode, from) >= 0 && string.Compare(a.RegionCode, to) < 0));
#pragma warning restore CA1309
    }

    private static IQueryable<Customer> Found(AppDb db, IQueryable<Customer> customers, SearchText text)
    {
        if (text.CustomerNumber is { } number) return customers.Where(c => c.Number == number);
        if (text.Phone.E164 is { } e164) return customers.Where(c => db.CustomerPhones.Any(p => p.E164 == e164 && p.CustomerId == c.Id));
#pragma warning disable CA1309 // Becomes SQL; a range walks the index where LIKE would scan.
        if (text.PhoneEnd is { } end)
        {
            var last = SearchText.End(end);
            return customers.Where(c => db.CustomerPhones.Any(p => p.CustomerId == c.Id && string.Compare(p.Reversed, end) >= 0 && string.Compare(p.Reversed, last) < 0));
        }

        if (text.Keys is { } keys)
        {
            var after = SearchText.End(keys);
            return customers.Where(c =>
                (string.Compare(c.Pinyin, keys) >= 0 && string.Compare(c.Pinyin, after) < 0) || (string.Compare(c.Initials, keys) >= 0 && string.Compare(c.Initials, after) < 0)
                || (string.Compare(c.Name, text.Text) >= 0 && string.Compare(c.Name, text.TextEnd) < 0));
        }

        return customers.Where(c => string.Compare(c.Name, text.Text) >= 0 && string.Compare(c.Name, text.TextEnd) < 0);
#pragma warning restore CA1309
    }
}
