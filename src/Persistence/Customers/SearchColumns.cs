using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;

namespace Persistence.Customers;

/// <summary>Fills the columns that are computed from names and numbers for rows that a store had before it had the columns. Once per store.</summary>
public sealed class SearchColumns(IDbContextFactory<AppDb> contexts, StoreWriter writer, TimeProvider clock)
{
    private const string Mark = "search-columns";

    // Rows per transaction: short enough that nobody waits for it.
    private const int Batch = 2_000;

    /// <summary>Fills what is missing; does nothing on a store that has been filled or was new.</summary>
    public async Task FillAsync(CancellationToken ct)
    {
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            if (await db.StoreMarks.AnyAsync(m => m.Key == Mark, ct)) return;
        }

        await CustomersAsync(ct);
        await PhonesAsync(ct);
        await writer.WriteAsync(
            async db =>
            {
                if (!await db.StoreMarks.AnyAsync(m => m.Key == Mark, ct)) db.StoreMarks.Add(new StoreMarkRow { Key = Mark, Value = "1", At = clock.GetUtcNow() });
            },
            ct);
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
                    var rows = await db.CustomerPhones.Where(p => p.Reversed == "").Take(Batch).ToListAsync(ct);
                    foreach (var phone in rows)
                        db.Entry(phone).CurrentValues.SetValues(phone with { E164 = phone.E164 });
                    left = rows.Count == Batch;
                },
                ct);
        }
    }
}
