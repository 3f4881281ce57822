using Crm.Domain.InstallBase;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Queries;

/// <summary>One box over phones, names, ticket numbers and serials. Every branch walks an index.</summary>
public sealed class SearchQuery(IDbContextFactory<AppDb> contexts)
{
    private const int LongestText = 64;
    private const string AfterEveryName = "\uFFFF";

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int limit, CancellationToken ct)
    {
        var wanted = text.Trim();
        if (wanted.Length is 0 or > LongestText) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        List<SearchHit> hits = [];
        if (TicketNumber.Normalize(wanted) is { } number) hits.AddRange(await TicketsAsync(db, number, ct));
        hits.AddRange(await PhonesAsync(db, wanted, limit, ct));
        if (SerialNumber.Normalize(wanted) is { Length: >= 6 } serial) hits.AddRange(await UnitsAsync(db, serial, limit, ct));
        if (!char.IsAsciiDigit(wanted[0])) hits.AddRange(await NamesAsync(db, wanted, limit, ct));
        return [.. hits.Take(limit)];
    }

    private static async Task<List<SearchHit>> TicketsAsync(AppDb db, string number, CancellationToken ct)
    {
        var found = await (
            from t in db.Tickets.AsNoTracking()
            where t.Number == number
            join c in db.Customers on t.CustomerId equals c.Id into customers
            from c in customers.DefaultIfEmpty()
            select new { t.Number, t.Status, c.Name }).ToListAsync(ct);
        return [.. found.Select(t => new SearchHit(SearchHitKind.Ticket, t.Number, t.Number, $"{t.Name} · {t.Status}"))];
    }

    private static async Task<List<SearchHit>> PhonesAsync(AppDb db, string text, int limit, CancellationToken ct)
    {
        var number = PhoneNumber.Normalize(text, PhoneSource.Typed);
        var tail = text.Length == 7 && text.All(char.IsAsciiDigit) ? text : null;
        if (number.E164 is null && tail is null) return [];
        var phones = number.E164 is { } e164 ? db.CustomerPhones.Where(p => p.E164 == e164) : db.CustomerPhones.Where(p => p.Tail == tail);
        var found = await (from p in phones join c in db.Customers on p.CustomerId equals c.Id orderby p.IsPrimary descending select new { c.Id, c.Name, c.Number, p.E164 })
            .Take(limit).ToListAsync(ct);
        return [.. found.Select(c => new SearchHit(SearchHitKind.Customer, c.Id.ToString(), c.Name, $"{c.Number} · {PhoneNumber.Mask(c.E164)}"))];
    }

    private static async Task<List<SearchHit>> UnitsAsync(AppDb db, string serial, int limit, CancellationToken ct)
    {
        var units = serial.Length == 6 ? db.Units.Where(u => u.SerialTail == serial) : db.Units.Where(u => u.SerialNo == serial);
        var found = await (
            from u in units
            join m in db.Models on u.ModelId equals m.Id
            join c in db.Customers on u.UserId equals c.Id into customers
            from c in customers.DefaultIfEmpty()
            select new { u.SerialNo, m.Code, c.Name }).Take(limit).ToListAsync(ct);
        return [.. found.Select(u => new SearchHit(SearchHitKind.Unit, u.SerialNo, u.SerialNo, $"{u.Code} · {u.Name}"))];
    }

    private static async Task<List<SearchHit>> NamesAsync(AppDb db, string text, int limit, CancellationToken ct)
    {
        var end = text + AfterEveryName;
#pragma warning disable CA1309 // Becomes SQL; a range walks the name's index where LIKE would scan.
        var named = db.Customers.Where(c => string.Compare(c.Name, text) >= 0 && string.Compare(c.Name, end) < 0 && c.MergedIntoId == null);
#pragma warning restore CA1309
        var found = await (
            from c in named
            join p in db.CustomerPhones.Where(p => p.IsPrimary) on c.Id equals p.CustomerId into phones
            from p in phones.DefaultIfEmpty()
            orderby c.Name
            select new { c.Id, c.Name, c.Number, p.E164 }).Take(limit).ToListAsync(ct);
        return [.. found.Select(c => new SearchHit(SearchHitKind.Customer, c.Id.ToString(), c.Name, $"{c.Number} · {PhoneNumber.Mask(c.E164)}"))];
    }
}
