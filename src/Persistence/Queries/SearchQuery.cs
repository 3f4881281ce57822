using Crm.Domain.Customers;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Customers;
using Persistence.Dispatch;

namespace Persistence.Queries;

/// <summary>One box over phones, names, pinyin, serials, numbers of tickets and customers, and addresses. Every branch walks an index, so it holds at a million customers.</summary>
/// <remarks>Names and addresses are found by their beginning and from inside (see <c>SearchWords</c>), phones by their end: all by ranges of B-trees, on every provider without an extension.</remarks>
public sealed class SearchQuery(IDbContextFactory<AppDb> contexts)
{
    /// <summary>Hits of one kind at most: what a person reads before he types one letter more.</summary>
    public const int MostOfAKind = 50;

    private const int AddressLetters = 3;

    // With a region named, so many places of a common word are looked through for it: what fits into the time of a keystroke.
    private const int MostPlaces = 2_000;

    /// <summary>The best hits over all kinds.</summary>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int limit, CancellationToken ct)
    {
        var groups = await GroupsAsync(text, Math.Clamp(limit, 1, MostOfAKind), ct);
        return [.. groups.SelectMany(g => g.Hits).OrderByDescending(h => h.Rank).Take(limit)];
    }

    /// <summary>The best hits of each kind, the kind with the best hit first; kinds without hits are left out.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="limit">Hits of one kind, <see cref="MostOfAKind"/> at most.</param>
    /// <param name="ct">Stops the search.</param>
    public Task<IReadOnlyList<SearchGroup>> GroupsAsync(string text, int limit, CancellationToken ct) => GroupsAsync(text, limit, null, ct);

    /// <summary>The same for people of one service site, who find their own tickets alone; a site of null finds everything.</summary>
    public async Task<IReadOnlyList<SearchGroup>> GroupsAsync(string text, int limit, string? site, CancellationToken ct)
    {
        if (!IsEnough(text)) return [];
        if (site is not null) return await OwnTicketsAsync(text, site, ct);
        var wanted = new SearchText(text);
        var take = Math.Clamp(limit, 1, MostOfAKind) + 1;
        await using var db = await contexts.CreateDbContextAsync(ct);
        List<SearchHit> hits = [];
        if (wanted.TicketNumber is { } number) hits.AddRange(await TicketsAsync(db, db.Tickets, number, ct));
        hits.AddRange(await PhonesAsync(db, wanted, take, ct));
        if (wanted.CustomerNumber is { } customer) hits.AddRange(await CustomersAsync(db, db.Customers.Where(c => c.Number == customer).OrderBy(c => c.Number), SearchReason.Number, 100, take, ct));
        if (wanted.Serial is { } serial) hits.AddRange(await UnitsAsync(db, serial, take, ct));
        if (!char.IsAsciiDigit(wanted.Text[0])) hits.AddRange(await NamesAsync(db, wanted, take, ct));
        if (wanted.Keys is { Length: >= 2 } keys) hits.AddRange(await SpeltAsync(db, keys, take, ct));
        if (wanted.IsChinese && wanted.Text.Length >= AddressLetters) hits.AddRange(await AddressesAsync(db, wanted.Text, take, ct));
        return
        [
            .. hits.GroupBy(h => h.Kind)
                .Select(g => (g.Key, Hits: g.OrderByDescending(h => h.Rank).DistinctBy(h => h.Key).ToList()))
                .OrderByDescending(g => g.Hits[0].Rank)
                .Select(g => new SearchGroup(g.Key, [.. g.Hits.Take(take - 1)], g.Hits.Count >= take)),
        ];
    }

    /// <summary>Whether a text parts enough to be looked for: one Chinese character, else two signs, else four digits.</summary>
    public static bool IsEnough(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0) return false;
        if (trimmed.Any(c => c >= '\u4E00')) return true;
        return trimmed.Length >= 2 && (trimmed.Length >= SearchText.LeastPhoneDigits || !trimmed.All(char.IsAsciiDigit));
    }

    private async Task<IReadOnlyList<SearchGroup>> OwnTicketsAsync(string text, string site, CancellationToken ct)
    {
        if (new SearchText(text).TicketNumber is not { } number) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await TicketsAsync(db, SiteSight.Of(db, db.Tickets, site), number, ct) is { Count: > 0 } hits ? [new SearchGroup(SearchHitKind.Ticket, hits, false)] : [];
    }

    private static async Task<List<SearchHit>> TicketsAsync(AppDb db, IQueryable<Ticket> tickets, string number, CancellationToken ct)
    {
        var found = await (
            from t in tickets.AsNoTracking()
            where t.Number == number
            join c in db.Customers on t.CustomerId equals c.Id into customers
            from c in customers.DefaultIfEmpty()
            select new { t.Number, t.Status, c.Name }).ToListAsync(ct);
        return [.. found.Select(t => new SearchHit(SearchHitKind.Ticket, t.Number, t.Number, $"{t.Name} · {t.Status}", SearchReason.Number, 100))];
    }

    private static async Task<List<SearchHit>> PhonesAsync(AppDb db, SearchText wanted, int take, CancellationToken ct)
    {
        List<SearchHit> hits = [];
        if (wanted.Phone.E164 is { } e164)
            hits.AddRange(await OfPhonesAsync(db, db.CustomerPhones.Where(p => p.E164 == e164), SearchReason.Phone, 100, take, ct));
        if (hits.Count > 0 || wanted.PhoneEnd is not { } end) return hits;
        var last = SearchText.End(end);
#pragma warning disable CA1309 // Becomes SQL; a range walks the index where LIKE would scan.
        var ending = db.CustomerPhones.Where(p => string.Compare(p.Reversed, end) >= 0 && string.Compare(p.Reversed, last) < 0).OrderBy(p => p.Reversed).Take(take);
#pragma warning restore CA1309
        return await OfPhonesAsync(db, ending, SearchReason.PhoneEnd, 50 + end.Length, take, ct);
    }

    private static async Task<List<SearchHit>> OfPhonesAsync(AppDb db, IQueryable<CustomerPhone> phones, SearchReason reason, int rank, int take, CancellationToken ct)
    {
        var found = await (
            from p in phones
            join c in db.Customers on p.CustomerId equals c.Id
            where c.MergedIntoId == null
            orderby p.Reversed, p.IsPrimary descending
            select new { c.Id, c.Name, c.Number, p.E164, p.IsPrimary, p.EndedOn }).Take(take).ToListAsync(ct);
        return
        [
            .. found.Select(c => new SearchHit(
                SearchHitKind.Customer, c.Id.ToString(), c.Name, $"{c.Number} · {PhoneNumber.Mask(c.E164)}", reason, rank - (c.IsPrimary ? 0 : 1) - (c.EndedOn is null ? 0 : 20))),
        ];
    }

    private static async Task<List<SearchHit>> UnitsAsync(AppDb db, string serial, int take, CancellationToken ct)
    {
        var units = serial.Length == 6 ? db.Units.Where(u => u.SerialTail == serial) : db.Units.Where(u => u.SerialNo == serial);
        var found = await (
            from u in units
            join m in db.Models on u.ModelId equals m.Id
            join c in db.Customers on u.UserId equals c.Id into customers
            from c in customers.DefaultIfEmpty()
            orderby u.SerialNo
            select new { u.SerialNo, m.Code, c.Name }).Take(take).ToListAsync(ct);
        return [.. found.Select(u => new SearchHit(SearchHitKind.Unit, u.SerialNo, u.SerialNo, $"{u.Code} · {u.Name}", SearchReason.Serial, u.SerialNo == serial ? 100 : 90))];
    }

    private static async Task<List<SearchHit>> NamesAsync(AppDb db, SearchText wanted, int take, CancellationToken ct)
    {
        var (text, end) = (wanted.Text, wanted.TextEnd);
#pragma warning disable CA1309 // Becomes SQL; a range walks the name's index where LIKE would scan.
        var named = db.Customers.Where(c => string.Compare(c.Name, text) >= 0 && string.Compare(c.Name, end) < 0 && c.MergedIntoId == null).OrderBy(c => c.Name);
#pragma warning restore CA1309
        var hits = await CustomersAsync(db, named, SearchReason.Name, 80, take, ct, c => c.Name == text);
        if (hits.Count < take && text.Length >= SearchWords.Least) hits.AddRange(await InsideNamesAsync(db, text, take, ct));
        return hits;
    }

    private static Task<List<SearchHit>> InsideNamesAsync(AppDb db, string text, int take, CancellationToken ct)
    {
        var word = SearchWords.Cut(text);
        var end = SearchText.End(word);
#pragma warning disable CA1309 // Becomes SQL; a range walks the words' index where LIKE would scan.
        var inside =
            from w in db.CustomerWords
            where string.Compare(w.Word, word) >= 0 && string.Compare(w.Word, end) < 0
            join c in db.Customers on w.CustomerId equals c.Id
            where c.MergedIntoId == null
            orderby w.Word, w.CustomerId
            select c;
#pragma warning restore CA1309
        if (text.Length > word.Length) inside = inside.Where(c => c.Name.Contains(text));
        return CustomersAsync(db, inside, SearchReason.InsideName, 55, take, ct);
    }

    private static async Task<List<SearchHit>> SpeltAsync(AppDb db, string keys, int take, CancellationToken ct)
    {
        var end = SearchText.End(keys);
#pragma warning disable CA1309 // Becomes SQL; a range walks the index where LIKE would scan.
        var spelt = db.Customers.Where(c => string.Compare(c.Pinyin, keys) >= 0 && string.Compare(c.Pinyin, end) < 0 && c.MergedIntoId == null).OrderBy(c => c.Pinyin);
        var initials = db.Customers.Where(c => string.Compare(c.Initials, keys) >= 0 && string.Compare(c.Initials, end) < 0 && c.MergedIntoId == null).OrderBy(c => c.Initials);
#pragma warning restore CA1309
        var hits = await CustomersAsync(db, spelt, SearchReason.Pinyin, 70, take, ct, c => c.Pinyin == keys);
        hits.AddRange(await CustomersAsync(db, initials, SearchReason.Initials, 60, take, ct, c => c.Initials == keys));
        return hits;
    }

    private static async Task<List<SearchHit>> AddressesAsync(AppDb db, string text, int take, CancellationToken ct)
    {
        var (region, detail) = Regions.Split(text);
        if (detail.Length == 0) return [];
        var (end, code) = (SearchText.End(detail), region?.Code ?? "");
        var codeEnd = SearchText.End(code);
#pragma warning disable CA1309 // Becomes SQL; a range walks the index where LIKE would scan.
        var places = db.CustomerAddresses.Where(a => string.Compare(a.Detail, detail) >= 0 && string.Compare(a.Detail, end) < 0 && a.RetiredAt == null);
        if (code.Length > 0) places = places.Where(a => string.Compare(a.RegionCode, code) >= 0 && string.Compare(a.RegionCode, codeEnd) < 0);
#pragma warning restore CA1309
        var hits = await OfPlacesAsync(db, places.OrderBy(a => a.Detail).Take(take), SearchReason.Address, 65, ct);
        if (hits.Count < take && detail.Length >= SearchWords.Least) hits.AddRange(await InsideAddressesAsync(db, detail, code, take, ct));
        return hits;
    }

    private static Task<List<SearchHit>> InsideAddressesAsync(AppDb db, string detail, string code, int take, CancellationToken ct)
    {
        var word = SearchWords.Cut(detail);
        var (end, codeEnd) = (SearchText.End(word), SearchText.End(code));
#pragma warning disable CA1309 // Becomes SQL; a range walks the words' index where LIKE would scan.
        var words = db.AddressWords.Where(w => string.Compare(w.Word, word) >= 0 && string.Compare(w.Word, end) < 0).OrderBy(w => w.Word).ThenBy(w => w.AddressId).Take(MostPlaces);
        var places =
            from w in words
            join a in db.CustomerAddresses on w.AddressId equals a.Id
            where a.RetiredAt == null
            orderby w.Word, w.AddressId
            select a;
        if (code.Length > 0) places = places.Where(a => string.Compare(a.RegionCode, code) >= 0 && string.Compare(a.RegionCode, codeEnd) < 0);
#pragma warning restore CA1309
        if (detail.Length > word.Length) places = places.Where(a => a.Detail.Contains(detail));
        return OfPlacesAsync(db, places.Take(take), SearchReason.InsideAddress, 50, ct);
    }

    private static async Task<List<SearchHit>> OfPlacesAsync(AppDb db, IQueryable<CustomerAddress> places, SearchReason reason, int rank, CancellationToken ct)
    {
        var found = await (
            from a in places
            join c in db.Customers on a.CustomerId equals c.Id
            where c.MergedIntoId == null
            select new { c.Id, c.Name, c.Number, a.Region }).ToListAsync(ct);
        // Where they live is masked like a number: the district says enough to choose.
        return [.. found.Select(c => new SearchHit(SearchHitKind.Customer, c.Id.ToString(), c.Name, $"{c.Number} · {c.Region}", reason, rank))];
    }

    private static async Task<List<SearchHit>> CustomersAsync(
        AppDb db, IQueryable<Customer> customers, SearchReason reason, int rank, int take, CancellationToken ct, Func<Customer, bool>? isExact = null)
    {
        var found = await customers.AsNoTracking().Take(take).ToListAsync(ct);
        if (found.Count == 0) return [];
        var ids = found.ConvertAll(c => c.Id);
        var phones = (await db.CustomerPhones.Where(p => ids.Contains(p.CustomerId) && p.IsPrimary).Select(p => new { p.CustomerId, p.E164 }).ToListAsync(ct))
            .ToLookup(p => p.CustomerId, p => p.E164);
        return
        [
            .. found.Select(c => new SearchHit(
                SearchHitKind.Customer, c.Id.ToString(), c.Name, $"{c.Number} · {PhoneNumber.Mask(phones[c.Id].FirstOrDefault())}", reason, rank + (isExact?.Invoke(c) is true ? 9 : 0))),
        ];
    }
}
