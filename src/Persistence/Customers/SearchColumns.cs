using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;

namespace Persistence.Customers;

/// <summary>Fills the columns and words that are computed from names, numbers and addresses for rows that a store had before it had the columns. Once per store.</summary>
public sealed class SearchColumns(IDbContextFactory<AppDb> contexts, StoreWriter writer, TimeProvider clock)
{
    private const string Mark = "search-columns";
    private const string WordMark = "search-words";

    // Rows per transaction: short enough that nobody waits for it.
    private const int Batch = 2_000;

    // A customer has some five words, and a statement takes a limited number of parameters.
    private const int WordBatch = 500;

    /// <summary>Fills what is missing; does nothing on a store that has been filled or was new.</summary>
    public async Task FillAsync(CancellationToken ct)
    {
        await OnceAsync(
            Mark,
            async () =>
            {
                await CustomersAsync(ct);
                await PhonesAsync(ct);
            },
            ct);
        await OnceAsync(WordMark, () => WordsAsync(ct), ct);
    }

    private async Task OnceAsync(string mark, Func<Task> fill, CancellationToken ct)
    {
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            if (await db.StoreMarks.AnyAsync(m => m.Key == mark, ct)) return;
        }

        await fill();
        await writer.WriteAsync(
            async db =>
            {
                if (!await db.StoreMarks.AnyAsync(m => m.Key == mark, ct)) db.StoreMarks.Add(new StoreMarkRow { Key = mark, Value = "1", At = clock.GetUtcNow() });
            },
            ct);
    }

    // A fill that was killed begins anew and leaves out what is there.
    private async Task WordsAsync(CancellationToken ct)
    {
        for (string? after = ""; after is not null;)
        {
            var (from, last) = (after, (string?)null);
            await writer.WriteAsync(
                async db =>
                {
#pragma warning disable CA1309 // Becomes SQL, where the database's order decides.
                    var customers = await db.Customers.AsNoTracking().Where(c => string.Compare(c.Number, from) > 0).OrderBy(c => c.Number).Take(WordBatch)
                        .Select(c => new { c.Id, c.Number, c.Name }).ToListAsync(ct);
#pragma warning restore CA1309
                    var ids = customers.ConvertAll(c => c.Id);
                    var addresses = await db.CustomerAddresses.AsNoTracking().Where(a => ids.Contains(a.CustomerId)).ToListAsync(ct);
                    var names = customers.SelectMany(c => SearchWords.OfName(c.Name).Select(w => (Word: w, c.Id))).ToHashSet();
                    var places = addresses.SelectMany(a => SearchWords.OfAddress(a).Select(w => (Word: w, a.Id))).ToHashSet();
                    var (nameWords, placeWords) = (names.Select(n => n.Word).ToHashSet(StringComparer.Ordinal), places.Select(p => p.Word).ToHashSet(StringComparer.Ordinal));
                    var placeIds = addresses.ConvertAll(a => a.Id);
                    names.ExceptWith((await db.CustomerWords.Where(w => nameWords.Contains(w.Word) && ids.Contains(w.CustomerId)).ToListAsync(ct)).Select(w => (w.Word, w.CustomerId)));
                    places.ExceptWith((await db.AddressWords.Where(w => placeWords.Contains(w.Word) && placeIds.Contains(w.AddressId)).ToListAsync(ct)).Select(w => (w.Word, w.AddressId)));
                    db.AddRange(names.Select(n => new CustomerWordRow { Word = n.Word, CustomerId = n.Id }));
                    db.AddRange(places.Select(n => new AddressWordRow { Word = n.Word, AddressId = n.Id }));
                    last = customers.Count < WordBatch ? null : customers[^1].Number;
                },
                ct);
            after = last;
        }
    }

    private async Task CustomersAsync(CancellationToken ct)
    {
        for (var after = ""; ;)
        {
            var last = after;
            await writer.WriteAsync(
                async db =>
                {
#pragma warning disable CA1309 // Becomes SQL, where the database's order decides.
                    var rows = await db.Customers.Where(c => c.Pinyin == "" && string.Compare(c.Number, after) > 0).OrderBy(c => c.Number).Take(Batch).ToListAsync(ct);
#pragma warning restore CA1309
                    foreach (var customer in rows)
                        db.Entry(customer).CurrentValues.SetValues(customer with { Name = customer.Name });
                    last = rows.Count < Batch ? null : rows[^1].Number;
                },
                ct);
            if (last is null) return;
            after = last;
        }
    }

    private async Task PhonesAsync(CancellationToken ct)
    {
        for (var left = true; left;)
        {
            await writer.WriteAsync(
                async db =>
                {
                    var rows = await db.CustomerPhones.Where(p => p.Reversed == "").OrderBy(p => p.E164).ThenBy(p => p.CustomerId).Take(Batch).ToListAsync(ct);
                    foreach (var phone in rows)
                        db.Entry(phone).CurrentValues.SetValues(phone with { E164 = phone.E164 });
                    left = rows.Count == Batch;
                },
                ct);
        }
    }
}
