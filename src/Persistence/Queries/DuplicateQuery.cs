using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Queries;

/// <summary>Finds customers who may be one and the same: by number, by name in the same district, by a unit that both bought or use. Every branch walks an index.</summary>
public sealed class DuplicateQuery(IDbContextFactory<AppDb> contexts)
{
    // A switchboard number or a common name in a big district: more than these are not compared.
    private const int MostCompared = 200;

    /// <summary>Who may be the same as a stored customer, surest first.</summary>
    public async Task<IReadOnlyList<DuplicateCandidate>> OfAsync(CustomerId id, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await FactsAsync(db, [id], null, ct)).FirstOrDefault() is { } facts ? await OfAsync(db, facts, limit, ct) : [];
    }

    /// <summary>Who may be the same as somebody who is being typed in, surest first.</summary>
    public async Task<IReadOnlyList<DuplicateCandidate>> OfAsync(CustomerDraft draft, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var facts = new DuplicateFacts(
            default, draft.Name.Trim(), [.. draft.Phones.Select(p => p.Number.E164!).Where(p => p is not null)],
            [.. draft.Addresses.Where(a => a.RegionCode.Length > 0).Select(a => (a.RegionCode, a.Detail))], []);
        return await OfAsync(db, facts, limit, ct);
    }

    private static async Task<IReadOnlyList<DuplicateCandidate>> OfAsync(AppDb db, DuplicateFacts mine, int limit, CancellationToken ct)
    {
        var ids = await CandidatesAsync(db, mine, ct);
        ids.Remove(mine.Id);
        var likely = (await FactsAsync(db, [.. ids], [.. mine.Serials], ct))
            .Select(other => (other.Id, Verdict: DuplicateRules.Compare(mine, other)))
            .Where(x => x.Verdict.Score > 0)
            .OrderByDescending(x => x.Verdict.Score)
            .Take(limit)
            .ToDictionary(x => x.Id, x => x.Verdict);
        var chosen = likely.Keys.ToList();
        var rows = await (
            from c in db.Customers.AsNoTracking()
            where chosen.Contains(c.Id) && c.MergedIntoId == null
            join p in db.CustomerPhones.Where(p => p.IsPrimary) on c.Id equals p.CustomerId into phones
            from p in phones.DefaultIfEmpty()
            join a in db.CustomerAddresses.Where(a => a.IsDefault) on c.Id equals a.CustomerId into places
            from a in places.DefaultIfEmpty()
            select new { Customer = c, p.E164, a.Region }).ToListAsync(ct);
        return
        [
            .. rows.DistinctBy(r => r.Customer.Id)
                .Select(r => new DuplicateCandidate(r.Customer, r.E164, r.Region, likely[r.Customer.Id].Score, [.. likely[r.Customer.Id].Reasons]))
                .OrderByDescending(c => c.Score).ThenBy(c => c.Customer.Number, StringComparer.Ordinal),
        ];
    }

    private static async Task<HashSet<CustomerId>> CandidatesAsync(AppDb db, DuplicateFacts mine, CancellationToken ct)
    {
        var (phones, regions, serials) = (mine.Phones.ToList(), mine.Addresses.Select(a => a.RegionCode).Distinct().ToList(), mine.Serials.ToList());
        HashSet<CustomerId> ids = [];
        ids.UnionWith(await db.CustomerPhones.Where(p => phones.Contains(p.E164)).Select(p => p.CustomerId).Distinct().OrderBy(id => id).Take(MostCompared).ToListAsync(ct));
        if (serials.Count > 0)
        {
            var holders = await db.Units.Where(u => serials.Contains(u.SerialNo)).Select(u => new { u.PurchaserId, u.UserId }).ToListAsync(ct);
            ids.UnionWith(holders.SelectMany(h => new[] { h.PurchaserId, h.UserId }).OfType<CustomerId>());
        }

        if (regions.Count > 0 && mine.Name.Length > 0)
        {
            ids.UnionWith(await (
                from c in db.Customers
                where c.Name == mine.Name && c.MergedIntoId == null
                    && db.CustomerAddresses.Any(a => a.CustomerId == c.Id && regions.Contains(a.RegionCode))
                orderby c.Number
                select c.Id).Take(MostCompared).ToListAsync(ct));
        }

        return ids;
    }

    // A dealer has tens of thousands of units: of others only those are read that both may hold, of the one asked about no more than are compared.
    private static async Task<List<DuplicateFacts>> FactsAsync(AppDb db, List<CustomerId> ids, List<string>? among, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        var names = await db.Customers.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(ct);
        var phones = (await db.CustomerPhones.Where(p => ids.Contains(p.CustomerId)).Select(p => new { p.CustomerId, p.E164 }).ToListAsync(ct)).ToLookup(p => p.CustomerId, p => p.E164);
        var places = (await db.CustomerAddresses.Where(a => ids.Contains(a.CustomerId)).Select(a => new { a.CustomerId, a.RegionCode, a.Detail }).ToListAsync(ct))
            .ToLookup(a => a.CustomerId, a => (a.RegionCode, a.Detail));
        var units = (among is null ? db.Units : db.Units.Where(u => among.Contains(u.SerialNo))).OrderBy(u => u.SerialNo);
        var most = among?.Count is { } shared ? shared * ids.Count : MostCompared;
        var bought = await units.Where(u => u.PurchaserId != null && ids.Contains(u.PurchaserId.Value)).Select(u => new { Id = u.PurchaserId!.Value, u.SerialNo }).Take(most).ToListAsync(ct);
        var used = await units.Where(u => u.UserId != null && ids.Contains(u.UserId.Value)).Select(u => new { Id = u.UserId!.Value, u.SerialNo }).Take(most).ToListAsync(ct);
        var serials = bought.Concat(used).ToLookup(u => u.Id, u => u.SerialNo);
        return [.. names.Select(n => new DuplicateFacts(n.Id, n.Name, [.. phones[n.Id]], [.. places[n.Id]], [.. serials[n.Id].Distinct(StringComparer.Ordinal)]))];
    }
}
