using System.Text.Json;
using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.Imports;
using Crm.Domain.InstallBase;
using Crm.Domain.PhoneNumbers;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;
using Persistence.InstallBase;

namespace Persistence.Imports;

/// <summary>Rows of units: registered by the same rules as at the desk, coverages and all. A known serial is a duplicate.</summary>
internal sealed class UnitTarget(UnitStore store) : IImportTarget
{
    private const string Imported = "unit.imported";
    private const string Undone = "unit.importUndone";

    public ImportKind Kind => ImportKind.Units;

    public Task PrepareAsync(CancellationToken ct) => Task.CompletedTask;

    public async Task ApplyAsync(AppDb db, ImportBatch batch, IReadOnlyList<ImportLine> lines, HashSet<string> seen, DateTimeOffset now, CancellationToken ct)
    {
        var today = SiteZone.DayOf(now);
        var actor = new Actor(batch.Import.StartedBy, batch.Import.Workstation);
        var models = (await db.Models.AsNoTracking().Select(m => new ModelName(m.Id, m.Code, m.BrandCode)).ToListAsync(ct)).ToLookup(m => m.Code, StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            var (unit, faults) = UnitImport.Read(line.Cells, today);
            if (faults.Count > 0)
                batch.Fail(line.Number, faults);
            else if (ModelOf(unit, models, out var model) is { } unclear)
                batch.Fail(line, unclear);
            else
                await OneAsync(db, batch, line, unit, model, seen, actor, now, ct);
        }
    }

    public async Task<bool> UndoAsync(AppDb db, ImportRow import, ImportChangeRow change, DateTimeOffset now, CancellationToken ct)
    {
        var id = new UnitId(change.EntityId);
        var unit = await db.Units.SingleOrDefaultAsync(u => u.Id == id, ct);
        if (unit is null) return true;
        var subject = SubjectOf(unit.SerialNo);
        if (!await OwnUndos.IsUntouchedAsync(db, import, change, unit.Version, subject, Undone, ct)) return false;
        var own = import.Id.ToString("D");
        if (await db.AuditEntries.AnyAsync(a => a.Subject == subject && a.At > import.StartedAt && a.Command != Imported && a.Command != "unit.registered" && !(a.Command == Undone && a.After == own), ct)) return false;
        if (change.IsNew)
        {
            if (await db.Tickets.AnyAsync(t => t.UnitId == id, ct) || await db.Interactions.AnyAsync(i => i.UnitId == id, ct) || await db.Units.AnyAsync(u => u.ParentId == id || u.ReplacesId == id, ct)) return false;
            await db.Coverages.Where(c => c.UnitId == id).ExecuteDeleteAsync(ct);
            await db.UnitEvents.Where(e => e.UnitId == id).ExecuteDeleteAsync(ct);
            db.Units.Remove(unit);
        }
        else
        {
            var before = JsonSerializer.Deserialize<UnitBefore>(change.Before!, StoreJson.Options)!;
            db.Entry(unit).CurrentValues.SetValues(unit with { Seller = before.Seller ? null : unit.Seller, InvoiceNo = before.Invoice ? null : unit.InvoiceNo, Version = unit.Version + 1 });
        }

        Audit.Note(db, new Actor(import.StartedBy, import.Workstation), Undone, subject, now, after: own);
        return true;
    }

    // Brands have codes and serials of their own: the model says whose they are.
    private static Refusal? ModelOf(ImportedUnit unit, ILookup<string, ModelName> models, out ModelName model)
    {
        List<ModelName> found = [.. models[unit.Model].Where(m => unit.Brand is null || string.Equals(m.Brand, unit.Brand, StringComparison.OrdinalIgnoreCase))];
        model = found.FirstOrDefault();
        return found.Count switch
        {
            0 => FieldRules.IsUnknown("model", unit.Model),
            1 => null,
            _ => FieldRules.Wrong("brand", unit.Brand ?? "", "brand-of-model"),
        };
    }

    private async Task OneAsync(AppDb db, ImportBatch batch, ImportLine line, ImportedUnit unit, ModelName model, HashSet<string> seen, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        // A serial has no blank inside.
        var key = unit.Serial + " " + model.Brand;
        if (seen.Contains(key) || !batch.Seen.Add(key))
            batch.Skip();
        else if (await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.SerialNo == unit.Serial && u.BrandCode == model.Brand, ct) is { } stored)
            Duplicate(db, batch, line, stored, unit, actor, now);
        else
            await RegisterAsync(db, batch, line, unit, model.Id, actor, now, ct);
    }

    // Only words are filled in: a day would move a guarantee, and that takes its own deed with a voucher.
    private static void Duplicate(AppDb db, ImportBatch batch, ImportLine line, InstalledUnit stored, ImportedUnit unit, Actor actor, DateTimeOffset now)
    {
        if (batch.Import.Duplicates == DuplicateChoice.MakeAnyway)
        {
            batch.Fail(line, FieldRules.IsTaken("serial", unit.Serial));
            return;
        }

        var before = new UnitBefore(stored.Seller is null && unit.Seller is not null, stored.InvoiceNo is null && unit.Invoice is not null);
        if (batch.Import.Duplicates == DuplicateChoice.Skip || before is { Seller: false, Invoice: false })
        {
            batch.Skip();
            return;
        }

        batch.Changed(line.Number, stored.Id.Value, stored.SerialNo, stored.Version + 1, before);
        if (batch.Import.IsDryRun) return;
        db.Units.Attach(stored);
        db.Entry(stored).CurrentValues.SetValues(stored with { Seller = stored.Seller ?? unit.Seller, InvoiceNo = stored.InvoiceNo ?? unit.Invoice, Version = stored.Version + 1 });
        Audit.Note(db, actor, Imported, SubjectOf(stored.SerialNo), now, after: batch.Import.Id.ToString("D"));
    }

    private async Task RegisterAsync(AppDb db, ImportBatch batch, ImportLine line, ImportedUnit unit, ModelId model, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var (user, noUser) = await PersonAsync(db, "user", unit.User, ct);
        var (purchaser, noPurchaser) = await PersonAsync(db, "purchaser", unit.Purchaser, ct);
        if ((noUser ?? noPurchaser) is { } missing)
        {
            batch.Fail(line, missing);
            return;
        }

        if (batch.Import.IsDryRun)
        {
            batch.Made(line.Number, Guid.Empty, unit.Serial);
            return;
        }

        var place = user is { } lives ? await db.CustomerAddresses.Where(a => a.CustomerId == lives && a.IsDefault && a.RetiredAt == null).Select(a => (AddressId?)a.Id).FirstOrDefaultAsync(ct) : null;
        var command = new RegisterUnit(unit.Serial, model, purchaser ?? user, user, place, unit.Purchased, unit.Installed, unit.Produced, unit.Seller, unit.Invoice, unit.Use);
        switch (await store.RegisterInAsync(db, command, [], false, actor, ct))
        {
            case SaveResult<InstalledUnit>.Refused refused:
                batch.Fail(line, refused.Refusal);
                break;
            case SaveResult<InstalledUnit>.Saved saved:
                Audit.Note(db, actor, Imported, SubjectOf(unit.Serial), now, after: batch.Import.Id.ToString("D"));
                batch.Made(line.Number, saved.Value.Id.Value, unit.Serial);
                break;
        }
    }

    private static async Task<(CustomerId? Id, Refusal? Refusal)> PersonAsync(AppDb db, string field, string? text, CancellationToken ct)
    {
        if (text is null) return (null, null);
        var number = text.Trim().ToUpperInvariant();
        if (await db.Customers.Where(c => c.Number == number && c.MergedIntoId == null).Select(c => (CustomerId?)c.Id).SingleOrDefaultAsync(ct) is { } named) return (named, null);
        if (PhoneNumber.Normalize(text, PhoneSource.Typed).E164 is not { } e164) return (null, FieldRules.IsUnknown(field, text));
        var found = await (
            from p in db.CustomerPhones
            where p.E164 == e164 && p.EndedOn == null
            join c in db.Customers on p.CustomerId equals c.Id
            where c.MergedIntoId == null
            orderby c.Number
            select (CustomerId?)c.Id).Take(2).ToListAsync(ct);
        return found switch
        {
            [var only] => (only, null),
            // Two people share the number: whose unit it is, only a customer's number says.
            [_, _] => (null, FieldRules.Wrong(field, PhoneNumber.Mask(e164), "one-customer")),
            _ => (null, FieldRules.IsUnknown(field, text)),
        };
    }

    private static string SubjectOf(string serial) => "unit:" + serial;

    private readonly record struct ModelName(ModelId Id, string Code, string Brand);
}
