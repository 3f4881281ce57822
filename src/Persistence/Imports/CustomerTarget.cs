using System.Text.Json;
using Crm.Domain.Customers;
using Crm.Domain.Imports;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;
using Persistence.Customers;

namespace Persistence.Imports;

/// <summary>Rows of customers. Who has the first number already is a duplicate.</summary>
internal sealed class CustomerTarget(NumberSequences numbers) : IImportTarget
{
    private const string Sequence = "C";
    private const string Imported = "customer.imported";
    private const string Undone = "customer.importUndone";

    public ImportKind Kind => ImportKind.Customers;

    public Task PrepareAsync(CancellationToken ct) => numbers.EnsureAsync(Sequence, ct);

    public async Task ApplyAsync(AppDb db, ImportBatch batch, IReadOnlyList<ImportLine> lines, HashSet<string> seen, DateTimeOffset now, CancellationToken ct)
    {
        var today = SiteZone.DayOf(now);
        List<(ImportLine Line, CustomerDraft Draft)> good = [];
        foreach (var line in lines)
        {
            var (draft, faults) = CustomerImport.Read(line.Cells, today);
            if (faults.Count > 0) batch.Fail(line.Number, faults);
            else good.Add((line, draft));
        }

        var known = await KnownAsync(db, good.ConvertAll(g => g.Draft.Phones[0].Number.E164!), ct);
        List<(ImportLine Line, CustomerDraft Draft)> fresh = [];
        foreach (var (line, draft) in good)
        {
            var phone = draft.Phones[0].Number.E164!;
            if (batch.Import.Duplicates == DuplicateChoice.MakeAnyway)
                fresh.Add((line, draft));
            else if (seen.Contains(phone) || !batch.Seen.Add(phone))
                batch.Skip();
            else if (known.TryGetValue(phone, out var id) && batch.Import.Duplicates == DuplicateChoice.FillEmpty)
                await FillAsync(db, batch, line, id, draft, now, ct);
            else if (known.ContainsKey(phone))
                batch.Skip();
            else
                fresh.Add((line, draft));
        }

        await AddAsync(db, batch, fresh, now, ct);
    }

    public async Task<bool> UndoAsync(AppDb db, ImportRow import, ImportChangeRow change, DateTimeOffset now, CancellationToken ct)
    {
        var id = new CustomerId(change.EntityId);
        var customer = await db.Customers.SingleOrDefaultAsync(c => c.Id == id, ct);
        if (customer is null) return true;
        if (customer.MergedIntoId is not null) return false;
        var subject = CustomerStore.SubjectOf(customer.Number);
        if (!await OwnUndos.IsUntouchedAsync(db, import, change, customer.Version, subject, Undone, ct)) return false;
        var own = import.Id.ToString("D");
        if (await db.AuditEntries.AnyAsync(a => a.Subject == subject && a.At > import.StartedAt && a.Command != Imported && !(a.Command == Undone && a.After == own), ct)) return false;
        if (change.IsNew)
        {
            if (await IsUsedAsync(db, id, ct)) return false;
            await db.CustomerPhones.Where(p => p.CustomerId == id).ExecuteDeleteAsync(ct);
            db.CustomerAddresses.RemoveRange(await db.CustomerAddresses.Where(a => a.CustomerId == id).ToListAsync(ct));
            db.Customers.Remove(customer);
        }
        else
        {
            var before = JsonSerializer.Deserialize<CustomerBefore>(change.Before!, StoreJson.Options)!;
            if (await db.Units.AnyAsync(u => u.AddressId != null && before.Addresses.Contains(u.AddressId.Value), ct) || await db.Tickets.AnyAsync(t => t.AddressId != null && before.Addresses.Contains(t.AddressId.Value), ct)) return false;
            await db.CustomerPhones.Where(p => p.CustomerId == id && before.Phones.Contains(p.E164)).ExecuteDeleteAsync(ct);
            db.CustomerAddresses.RemoveRange(await db.CustomerAddresses.Where(a => before.Addresses.Contains(a.Id)).ToListAsync(ct));
            db.Entry(customer).CurrentValues.SetValues(customer with
            {
                Salutation = before.Salutation ? null : customer.Salutation, Notes = before.Notes ? null : customer.Notes, Version = customer.Version + 1,
            });
        }

        Audit.Note(db, new Actor(import.StartedBy, import.Workstation), Undone, subject, now, after: own);
        return true;
    }

    // Who has a number now; of several the one that was there first.
    private static async Task<Dictionary<string, CustomerId>> KnownAsync(AppDb db, List<string> phones, CancellationToken ct)
    {
        var rows = await (
            from p in db.CustomerPhones.AsNoTracking()
            where phones.Contains(p.E164) && p.EndedOn == null
            join c in db.Customers on p.CustomerId equals c.Id
            where c.MergedIntoId == null
            orderby c.Number
            select new { p.E164, c.Id }).ToListAsync(ct);
        Dictionary<string, CustomerId> known = new(StringComparer.Ordinal);
        foreach (var row in rows) known.TryAdd(row.E164, row.Id);
        return known;
    }

    private static async Task AddAsync(AppDb db, ImportBatch batch, List<(ImportLine Line, CustomerDraft Draft)> fresh, DateTimeOffset now, CancellationToken ct)
    {
        var dry = batch.Import.IsDryRun;
        var number = dry || fresh.Count == 0 ? 0 : await NumberSequences.TakeAsync(db, Sequence, fresh.Count, ct);
        var actor = new Actor(batch.Import.StartedBy, batch.Import.Workstation);
        foreach (var (line, draft) in fresh)
        {
            var customer = CustomerEditor.Head(draft, new Customer { Id = new CustomerId(Guid.CreateVersion7(now)), Number = CustomerStore.NumberOf(number++), Name = draft.Name, CreatedAt = now, Version = 1 });
            batch.Made(line.Number, customer.Id.Value, customer.Number);
            if (dry) continue;
            db.Customers.Add(customer);
            foreach (var phone in draft.Phones) db.CustomerPhones.Add(CustomerEditor.Row(customer.Id, phone));
            foreach (var address in draft.Addresses) db.CustomerAddresses.Add(CustomerEditor.Row(customer.Id, address, now));
            Audit.Note(db, actor, Imported, CustomerStore.SubjectOf(customer.Number), now, after: batch.Import.Id.ToString("D"));
        }
    }

    private static async Task FillAsync(AppDb db, ImportBatch batch, ImportLine line, CustomerId id, CustomerDraft draft, DateTimeOffset now, CancellationToken ct)
    {
        var stored = await db.Customers.SingleAsync(c => c.Id == id, ct);
        var phones = await db.CustomerPhones.AsNoTracking().Where(p => p.CustomerId == id).Select(p => p.E164).ToListAsync(ct);
        phones.AddRange(db.CustomerPhones.Local.Where(p => p.CustomerId == id).Select(p => p.E164));
        var hasPlace = await db.CustomerAddresses.AnyAsync(a => a.CustomerId == id && a.RetiredAt == null, ct) || db.CustomerAddresses.Local.Any(a => a.CustomerId == id);
        CustomerPhone[] newPhones = [.. draft.Phones.Where(p => !phones.Contains(p.Number.E164!)).Take(Math.Max(0, CustomerDraftRules.MostPhones - phones.Count)).Select(p => CustomerEditor.Row(id, p with { IsPrimary = false }))];
        CustomerAddress[] places = hasPlace ? [] : [.. draft.Addresses.Select(a => CustomerEditor.Row(id, a, now))];
        var before = new CustomerBefore(stored.Salutation is null && draft.Salutation is not null, stored.Notes is null && draft.Notes is not null, [.. newPhones.Select(p => p.E164)], [.. places.Select(p => p.Id)]);
        if (before is { Salutation: false, Notes: false, Phones.IsEmpty: true, Addresses.IsEmpty: true })
        {
            batch.Skip();
            return;
        }

        batch.Changed(line.Number, id.Value, stored.Number, stored.Version + 1, before);
        if (batch.Import.IsDryRun) return;
        db.Entry(stored).CurrentValues.SetValues(stored with { Salutation = stored.Salutation ?? draft.Salutation, Notes = stored.Notes ?? draft.Notes, Version = stored.Version + 1 });
        db.CustomerPhones.AddRange(newPhones);
        db.CustomerAddresses.AddRange(places);
        Audit.Note(db, new Actor(batch.Import.StartedBy, batch.Import.Workstation), Imported, CustomerStore.SubjectOf(stored.Number), now, after: batch.Import.Id.ToString("D"));
    }

    private static async Task<bool> IsUsedAsync(AppDb db, CustomerId id, CancellationToken ct)
    {
        foreach (var reference in CustomerReferences.Of(db.Model))
        {
            if (await CustomerReferences.CountAsync(db, reference, id, ct) > 0) return true;
        }

        // Somebody else's unit may stand at one of their places, and somebody else's ticket lead there.
        var places = await db.CustomerAddresses.Where(a => a.CustomerId == id).Select(a => a.Id).ToListAsync(ct);
        if (await db.Units.AnyAsync(u => u.AddressId != null && places.Contains(u.AddressId.Value), ct) || await db.Tickets.AnyAsync(t => t.AddressId != null && places.Contains(t.AddressId.Value), ct)) return true;
        return await db.CustomerMerges.AnyAsync(m => m.SurvivorId == id, ct);
    }
}
