using System.Collections.Immutable;
using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;

namespace Persistence.InstallBase;

/// <summary>Makes units of shipments (LX-04): good lines are kept, wrong ones named; the same document again makes nothing twice.</summary>
public sealed class ShipmentStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, UnitStore units, TimeProvider clock)
{
    // Lines per transaction: short enough that nobody waits for it. An import that is cut goes on where it was cut.
    private const int Batch = 100;

    private const int Listed = 200;

    /// <summary>The shipments, the newest first.</summary>
    public async Task<IReadOnlyList<ShipmentRow>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<ShipmentRow>().AsNoTracking().OrderByDescending(s => s.ReceivedAt).Take(Listed).ToListAsync(ct);
    }

    /// <summary>Imports a shipment.</summary>
    public async Task<SaveResult<ShipmentResult>> ImportAsync(ShipmentDraft shipment, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(shipment);
        if (ShipmentRules.Check(shipment) is { } wrong) return wrong;
        shipment = shipment with { Number = shipment.Number.Trim() };
        var results = ImmutableArray.CreateBuilder<ShipmentLineResult>(shipment.Lines.Length);
        var seen = new HashSet<(string, string?)>();
        for (var begin = 0; begin < shipment.Lines.Length; begin += Batch)
        {
            var first = begin;
            var last = Math.Min(begin + Batch, shipment.Lines.Length);
            var before = new HashSet<(string, string?)>(seen);
            List<ShipmentLineResult> batch = [];
            var written = await writer.WriteAgainAsync<bool>(
                async db =>
                {
                    // The work may run again after a collision.
                    batch.Clear();
                    seen = new HashSet<(string, string?)>(before);
                    for (var at = first; at < last; at++)
                    {
                        batch.Add(await OneAsync(db, shipment, at, seen, actor, ct));
                        await db.SaveChangesAsync(ct);
                    }

                    await NoteAsync(db, shipment, batch, first == 0, actor, ct);
                    return true;
                },
                ct);
            // Nothing of the batch is stored, so nothing of it is told. The same document again goes on here.
            if (written is SaveResult<bool>.Refused refused) return refused.Refusal;
            results.AddRange(batch);
        }

        return new ShipmentResult(shipment.Number, results.ToImmutable());
    }

    private async Task<ShipmentLineResult> OneAsync(AppDb db, ShipmentDraft shipment, int at, HashSet<(string, string?)> seen, Actor actor, CancellationToken ct)
    {
        var line = shipment.Lines[at];
        var code = line.Model?.Trim();
        var brand = string.IsNullOrWhiteSpace(line.Brand) ? null : line.Brand.Trim();
        var models = code is null ? [] : await db.Models.AsNoTracking().Where(m => m.Code == code && (brand == null || m.BrandCode == brand)).ToListAsync(ct);
        var serial = SerialNumber.Normalize(line.Serial);
        var model = models.Count == 1 ? models[0] : null;
        var isTwice = serial is not null && !seen.Add((serial, model?.BrandCode));
        if (ShipmentRules.Check(line, models, isTwice, SiteZone.DayOf(clock.GetUtcNow())) is { } refusal) return Refused(refusal);
        if (await db.Units.AsNoTracking().Where(u => u.SerialNo == serial && u.BrandCode == model!.BrandCode).Select(u => new { u.ShipmentNo, u.ModelId }).SingleOrDefaultAsync(ct) is { } known)
            return known.ShipmentNo == shipment.Number && known.ModelId == model!.Id ? new ShipmentLineResult(at + 1, serial!, false, null) : Refused(FieldRules.IsTaken("serial", serial!));
        CustomerId? buyer = null;
        if (!string.IsNullOrWhiteSpace(line.Customer))
        {
            var number = line.Customer.Trim();
            buyer = await db.Customers.Where(c => c.Number == number).Select(c => (CustomerId?)c.Id).SingleOrDefaultAsync(ct);
            if (buyer is null) return Refused(FieldRules.IsUnknown("customer", number));
        }

        var command = new RegisterUnit(serial, model!.Id, buyer, buyer, null, line.SoldOn, null, line.ProducedOn, shipment.Seller, line.InvoiceNo) { Shipment = shipment.Number, SoldByUs = shipment.SoldByUs };
        var fact = new UnitEvent.Shipped(shipment.Number, shipment.Seller, SiteZone.DayOf(clock.GetUtcNow()));
        return await units.RegisterInAsync(db, command, [fact], true, actor, ct) is SaveResult<InstalledUnit>.Refused no ? Refused(no.Refusal) : new ShipmentLineResult(at + 1, serial!, true, null);

        ShipmentLineResult Refused(Refusal why) => new(at + 1, line.Serial ?? "", false, why);
    }

    private async Task NoteAsync(AppDb db, ShipmentDraft shipment, List<ShipmentLineResult> batch, bool isFirst, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = await db.Set<ShipmentRow>().SingleOrDefaultAsync(s => s.Number == shipment.Number, ct);
        if (row is null) db.Add(row = new ShipmentRow { Number = shipment.Number });
        var (made, refused) = (batch.Count(l => l.IsNew), batch.Count(l => l.Refusal is not null));
        (row.Seller, row.ReceivedAt, row.ReceivedBy) = (shipment.Seller, now, actor.Id);
        (row.Units, row.Refused) = (row.Units + made, (isFirst ? 0 : row.Refused) + refused);
        row.Version++;
        Audit.Note(db, actor, "shipment.imported", "shipment:" + shipment.Number, now, after: Conventions.StoreJson.Write(new { made, refused, lines = batch.Count }));
    }
}
