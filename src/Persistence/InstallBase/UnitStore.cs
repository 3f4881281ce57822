using Crm.Domain;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Warranty;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;

namespace Persistence.InstallBase;

/// <summary>Registers units and moves them between users; coverages are computed here, once, from the policy of the sale day.</summary>
public sealed class UnitStore(StoreWriter writer, TimeProvider clock)
{
    /// <summary>Registers a unit with its coverages.</summary>
    public Task<SaveResult<InstalledUnit>> RegisterAsync(RegisterUnit command, Actor actor, CancellationToken ct) => writer.WriteAsync<InstalledUnit>(
        async db =>
        {
            var now = clock.GetUtcNow();
            if (SerialNumber.Normalize(command.SerialNo) is not { } serial) return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "serial"));
            if (command.PurchasedOn > SiteZone.DayOf(now)) return Refusal.Of("PurchaseMustNotBeInTheFuture");
            if (await db.Units.AnyAsync(u => u.SerialNo == serial, ct)) return Refusal.Of("SerialIsAlreadyRegistered", ("serial", serial));
            var model = await db.Models.SingleOrDefaultAsync(m => m.Id == command.ModelId, ct);
            if (model is null) return Refusal.Of(Refusal.NotFound, ("model", command.ModelId.ToString()));

            var unit = new InstalledUnit
            {
                Id = new UnitId(Guid.CreateVersion7(now)), SerialNo = serial, SerialTail = SerialNumber.TailOf(serial), ModelId = model.Id,
                PurchaserId = command.PurchaserId, UserId = command.UserId, AddressId = command.AddressId, PurchasedOn = command.PurchasedOn,
                InstalledOn = command.InstalledOn, ProducedOn = command.ProducedOn, Seller = command.Seller, InvoiceNo = command.InvoiceNo,
                Use = command.Use, State = command.InstalledOn is null ? UnitState.Registered : UnitState.InUse, Version = 1,
            };
            db.Units.Add(unit);
            var soldOn = command.PurchasedOn ?? command.ProducedOn ?? SiteZone.DayOf(now);
            db.Coverages.AddRange(WarrantyRules.Cover(unit.Id, new WarrantyFacts
            {
                Policy = DefaultPolicies.For(model.CategoryCode, model.BrandCode, command.Use, soldOn),
                PurchasedOn = command.PurchasedOn, InstalledOn = command.InstalledOn, ProducedOn = command.ProducedOn,
            }));
            Audit.Note(db, actor, "unit.registered", "unit:" + serial, now, after: StoreJson.Write(command));
            return unit;
        },
        ct);

    /// <summary>Gives a unit to another user; the purchaser and the history stay (KP-06).</summary>
    public Task<SaveResult<InstalledUnit>> AssignUserAsync(UnitId id, int version, CustomerId? user, AddressId? address, Actor actor, CancellationToken ct) =>
        writer.WriteAsync<InstalledUnit>(
            async db =>
            {
                var stored = await db.Units.SingleOrDefaultAsync(u => u.Id == id, ct);
                if (stored is null) return Refusal.Of(Refusal.NotFound, ("unit", id.ToString()));
                if (stored.Version != version) return Refusal.Of(Refusal.StaleVersion, ("unit", stored.SerialNo));
                if (user is { } wanted && !await db.Customers.AnyAsync(c => c.Id == wanted, ct)) return Refusal.Of(Refusal.NotFound, ("customer", wanted.ToString()));
                var changed = stored with { UserId = user, AddressId = address ?? stored.AddressId, Version = version + 1 };
                Audit.Note(
                    db, actor, "unit.assigned", "unit:" + stored.SerialNo, clock.GetUtcNow(), stored.UserId?.ToString(), user?.ToString());
                db.Entry(stored).CurrentValues.SetValues(changed);
                return changed;
            },
            ct);
}
