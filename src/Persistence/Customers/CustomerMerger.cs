using System.Globalization;
using System.Text.Json;
using Crm.Domain;
using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;

namespace Persistence.Customers;

/// <summary>Merges two customers and takes a merge back: all rows in one transaction, both in the audit, one fact in the outbox.</summary>
public sealed class CustomerMerger(IDbContextFactory<AppDb> contexts, StoreWriter writer, TimeProvider clock)
{
    /// <summary>What a merge would move, or null when one of the two does not exist.</summary>
    public async Task<MergePreview?> PreviewAsync(CustomerId survivor, CustomerId merged, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var one = await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == survivor, ct);
        var other = await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == merged, ct);
        if (one is null || other is null) return null;
        var own = db.CustomerPhones.Where(p => p.CustomerId == survivor).Select(p => p.E164);
        var phones = await db.CustomerPhones.CountAsync(p => p.CustomerId == merged && !own.Contains(p.E164), ct);
        var addresses = await db.CustomerAddresses.CountAsync(a => a.CustomerId == merged, ct);
        await db.Database.OpenConnectionAsync(ct);
        List<MergeCount> rows = [];
        foreach (var reference in CustomerReferences.Of(db.Model))
        {
            if (await CustomerReferences.CountAsync(db, reference, merged, ct) is > 0 and var count) rows.Add(new MergeCount(reference.Table, reference.Column, count));
        }

        if (await CustomerWishes.HeldAsync(db, survivor, merged, ct) is { } wish) rows.Add(new MergeCount(wish.Table, wish.Column, 1));
        return new MergePreview(one, other, phones, addresses, rows, MergeRules.Check(one, other) ?? TooMany(rows.Sum(r => r.Count)));
    }

    /// <summary>Merges one customer into another; the survivor is given back.</summary>
    /// <param name="survivor">Who shall have it all.</param>
    /// <param name="merged">Who is merged.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="ct">Stops the waiting.</param>
    public Task<SaveResult<Customer>> MergeAsync(CustomerId survivor, CustomerId merged, Actor actor, CancellationToken ct) => writer.WriteAsync<Customer>(
        async db =>
        {
            var (one, missing) = await HeadAsync(db, survivor, ct);
            if (one is null) return missing!;
            (var other, missing) = await HeadAsync(db, merged, ct);
            if (other is null) return missing!;
            if (MergeRules.Check(one, other) is { } refusal) return refusal;
            var mergedSide = await SideAsync(db, other, ct);
            if (await CustomerWishes.HeldAsync(db, one.Id, other.Id, ct) is { } wish) mergedSide = mergedSide with { References = mergedSide.References.Add(wish) };
            if (TooMany(mergedSide.References.Length) is { } tooMany) return tooMany;
            // What the survivor holds elsewhere stays there: only its own rows are needed.
            var outcome = MergeRules.Merge(await OwnAsync(db, one, ct), mergedSide);
            var now = clock.GetUtcNow();
            await ApplyAsync(db, one, other, outcome, other.Id, one.Id, outcome.Record.References, ct);
            await CustomerWishes.GiveAsync(db, outcome.Record, ct);
            db.CustomerMerges.Add(new CustomerMergeRow
            {
                Id = Guid.CreateVersion7(now), SurvivorId = one.Id, MergedId = other.Id, At = now, ActorId = actor.Id, Record = StoreJson.Write(outcome.Record),
            });
            Tell(db, actor, "merged", outcome.Survivor.Customer, other.Number, outcome.Record, now);
            return outcome.Survivor.Customer;
        },
        ct);

    /// <summary>Takes back the merge of a customer; the customer is given back.</summary>
    public Task<SaveResult<Customer>> UndoAsync(CustomerId merged, Actor actor, CancellationToken ct) => writer.WriteAsync<Customer>(
        async db =>
        {
            var (other, missing) = await HeadAsync(db, merged, ct);
            if (other is null) return missing!;
            var row = await db.CustomerMerges.Where(m => m.MergedId == merged && m.UndoneAt == null).OrderByDescending(m => m.At).FirstOrDefaultAsync(ct);
            if (row is null) return Refusal.Of("CustomerIsNotMerged", ("number", other.Number));
            var (one, gone) = await HeadAsync(db, row.SurvivorId, ct);
            if (one is null) return gone!;
            if (MergeRules.CheckUndo(one, other) is { } refusal) return refusal;
            var record = JsonSerializer.Deserialize<MergeRecord>(row.Record, StoreJson.Options)!;
            var survivorSide = await OwnAsync(db, one, ct) with { References = record.References };
            var outcome = MergeRules.Undo(survivorSide, await OwnAsync(db, other, ct), record);
            var now = clock.GetUtcNow();
            await ApplyAsync(db, one, other, outcome, one.Id, other.Id, outcome.Merged.References, ct);
            await CustomerWishes.TakeBackAsync(db, record, row.At, ct);
            (row.UndoneAt, row.UndoneBy) = (now, actor.Id);
            Tell(db, actor, "unmerged", outcome.Merged.Customer, one.Number, record, now);
            return outcome.Merged.Customer;
        },
        ct);

    /// <summary>Who were merged into a customer and not taken back, latest first.</summary>
    public async Task<IReadOnlyList<Customer>> MergedIntoAsync(CustomerId survivor, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Customers.AsNoTracking().Where(c => c.MergedIntoId == survivor).OrderBy(c => c.Number).Take(limit).ToListAsync(ct);
    }

    private static async Task<(Customer? Customer, Refusal? Missing)> HeadAsync(AppDb db, CustomerId id, CancellationToken ct) =>
        await db.Customers.SingleOrDefaultAsync(c => c.Id == id, ct) is { } found ? (found, null) : (null, Refusal.Of(Refusal.NotFound, ("customer", id.ToString())));

    private static async Task<MergeSide> OwnAsync(AppDb db, Customer customer, CancellationToken ct) => new(
        customer,
        [.. await db.CustomerPhones.Where(p => p.CustomerId == customer.Id).ToListAsync(ct)],
        [.. await db.CustomerAddresses.Where(a => a.CustomerId == customer.Id).ToListAsync(ct)],
        []);

    private static async Task<MergeSide> SideAsync(AppDb db, Customer customer, CancellationToken ct)
    {
        List<HeldReference> rows = [];
        foreach (var reference in CustomerReferences.Of(db.Model))
            rows.AddRange(await CustomerReferences.ReadAsync(db, reference, customer.Id, MergeRules.MostReferences + 1 - rows.Count, ct));
        return await OwnAsync(db, customer, ct) with { References = [.. rows] };
    }

    // The heads and places change in their rows; a number's key holds its customer, so its row is made anew.
    private static async Task ApplyAsync(
        AppDb db, Customer one, Customer other, MergeOutcome outcome, CustomerId from, CustomerId to, IReadOnlyCollection<HeldReference> references, CancellationToken ct)
    {
        db.Entry(one).CurrentValues.SetValues(outcome.Survivor.Customer);
        db.Entry(other).CurrentValues.SetValues(outcome.Merged.Customer);
        var places = outcome.Survivor.Addresses.Concat(outcome.Merged.Addresses).ToDictionary(a => a.Id);
        foreach (var entry in db.ChangeTracker.Entries<CustomerAddress>().ToList())
            entry.CurrentValues.SetValues(places[entry.Entity.Id]);
        var phones = outcome.Survivor.Phones.Concat(outcome.Merged.Phones).ToDictionary(p => (p.CustomerId, p.E164));
        foreach (var entry in db.ChangeTracker.Entries<CustomerPhone>().ToList())
        {
            if (phones.Remove((entry.Entity.CustomerId, entry.Entity.E164), out var kept)) entry.CurrentValues.SetValues(kept);
            else entry.State = EntityState.Deleted;
        }

        db.CustomerPhones.AddRange(phones.Values);
        foreach (var reference in CustomerReferences.Of(db.Model))
        {
            var keys = references.Where(r => r.Table == reference.Table && r.Column == reference.Column).Select(r => r.Key).ToList();
            if (keys.Count > 0) await CustomerReferences.MoveAsync(db, reference, keys, from, to, ct);
        }
    }

    private static Refusal? TooMany(int rows) =>
        rows <= MergeRules.MostReferences ? null : Refusal.Of("MergeMovesTooMuch", ("limit", MergeRules.MostReferences.ToString(CultureInfo.InvariantCulture)));

    // Both customers' histories tell of it: how much moved, not whose numbers.
    private static void Tell(AppDb db, Actor actor, string what, Customer customer, string otherNumber, MergeRecord record, DateTimeOffset now)
    {
        var moved = StoreJson.Write(new { with = otherNumber, phones = record.Phones.Length, addresses = record.Addresses.Length, rows = record.References.Length });
        Audit.Note(db, actor, "customer." + what, CustomerStore.SubjectOf(customer.Number), now, after: moved);
        Audit.Note(db, actor, "customer." + what, CustomerStore.SubjectOf(otherNumber), now, after: StoreJson.Write(new { with = customer.Number }));
        CustomerStore.Publish(db, what, customer, now);
    }
}
