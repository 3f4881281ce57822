using System.Collections.Immutable;
using System.Globalization;
using Crm.Domain;
using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;
using Persistence.Customers;
using Persistence.Warranty;

namespace Persistence.InstallBase;

/// <summary>Registers units and lets things happen to them; coverages are computed here, from events and the policy of the sale day, and nowhere else (invariant 3).</summary>
public sealed class UnitStore(StoreWriter writer, TimeProvider clock)
{
    /// <summary>Registers a unit with its coverages.</summary>
    public Task<SaveResult<InstalledUnit>> RegisterAsync(RegisterUnit command, Actor actor, CancellationToken ct) =>
        writer.WriteAsync(db => RegisterInAsync(db, command, [], true, actor, ct), ct);

    /// <summary>Applies commands in order, all or none; events, coverages and audit go down in one transaction.</summary>
    /// <param name="id">Which unit.</param>
    /// <param name="version">The version the commands were made on, or null where a later one does no harm.</param>
    /// <param name="commands">What to do.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="ct">Stops before the commit.</param>
    public Task<SaveResult<InstalledUnit>> ChangeAsync(UnitId id, int? version, IReadOnlyList<UnitCommand> commands, Actor actor, CancellationToken ct) =>
        writer.WriteAsync(db => ChangeInAsync(db, id, version, commands, actor, ct), ct);

    /// <summary>Gives a unit to another user; the purchaser and the history stay (KP-06). Without a place it goes to the new user's usual one.</summary>
    public Task<SaveResult<InstalledUnit>> AssignUserAsync(UnitId id, int version, CustomerId? user, AddressId? address, Actor actor, CancellationToken ct) =>
        writer.WriteAsync(
            async db =>
            {
                var stored = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct);
                if (stored is null) return Refusal.Of(Refusal.NotFound, ("unit", id.ToString()));
                return await ChangeInAsync(db, id, version, [new UnitCommand.Assign(stored.OwnerId, user, stored.CustodianId, address)], actor, ct);
            },
            ct);

    /// <summary>Gives another unit for one; a serial that nobody knows is registered as the same model with the same people. Both are linked, the new one's period begins on the day.</summary>
    /// <returns>The new unit.</returns>
    public Task<SaveResult<InstalledUnit>> ExchangeAsync(UnitId id, int version, string? newSerial, ModelId? model, DateOnly on, Actor actor, CancellationToken ct) => writer.WriteAsync<InstalledUnit>(
        async db =>
        {
            if (SerialNumber.Normalize(newSerial) is not { } serial) return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "serial"));
            if (await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct) is not { } old) return Refusal.Of(Refusal.NotFound, ("unit", id.ToString()));
            if (on > SiteZone.DayOf(clock.GetUtcNow())) return Refusal.Of("DayMustNotBeInTheFuture", ("day", Text(on)));
            // A place that belongs to none of its people by now does not go on to the new one.
            List<CustomerId> people = [.. new[] { old.PurchaserId, old.OwnerId, old.UserId, old.CustodianId }.OfType<CustomerId>()];
            var place = old.AddressId is { } stands && await UnitChanges.IsTheirsAsync(db, people, stands, ct) ? stands : (AddressId?)null;
            var command = new RegisterUnit(serial, model ?? old.ModelId, old.PurchaserId, old.UserId, place, old.PurchasedOn, on, null, old.Seller, old.InvoiceNo, old.Use)
            {
                OwnerId = old.OwnerId, CustodianId = old.CustodianId, ParentId = old.ParentId,
            };
            var registered = await RegisterInAsync(db, command, [new UnitEvent.ReceivedInExchange(on, old.Id)], true, actor, ct);
            if (registered is not SaveResult<InstalledUnit>.Saved made) return registered;
            await db.SaveChangesAsync(ct);
            return await ChangeInAsync(db, id, version, [new UnitCommand.Exchange(on, made.Value.Id)], actor, ct) is SaveResult<InstalledUnit>.Refused refused ? refused.Refusal : made.Value;
        },
        ct);

    /// <summary>Registers a unit inside another use case's transaction.</summary>
    /// <param name="db">Within the transaction.</param>
    /// <param name="command">The unit.</param>
    /// <param name="more">What else happened to it.</param>
    /// <param name="isTold">False when the use case tells one fact for all its units.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="ct">Stops before the commit.</param>
    internal async Task<SaveResult<InstalledUnit>> RegisterInAsync(AppDb db, RegisterUnit command, ImmutableArray<UnitEvent> more, bool isTold, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = SiteZone.DayOf(now);
        if (SerialNumber.Normalize(command.SerialNo) is not { } serial) return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "serial"));
        if (command.PurchasedOn > today) return Refusal.Of("PurchaseMustNotBeInTheFuture");
        if (command.InstalledOn > today) return Refusal.Of("DayMustNotBeInTheFuture", ("day", Text(command.InstalledOn.Value)));
        if (command.ProducedOn > today) return Refusal.Of("DayMustNotBeInTheFuture", ("day", Text(command.ProducedOn.Value)));
        var model = await db.Models.SingleOrDefaultAsync(m => m.Id == command.ModelId, ct);
        if (model is null) return Refusal.Of(Refusal.NotFound, ("model", command.ModelId.ToString()));
        if (await db.Units.AnyAsync(u => u.SerialNo == serial && u.BrandCode == model.BrandCode, ct)) return Refusal.Of("SerialIsAlreadyRegistered", ("serial", serial));
        command = command with
        {
            PurchaserId = await Survivors.OfAsync(db, command.PurchaserId, ct), OwnerId = await Survivors.OfAsync(db, command.OwnerId, ct),
            UserId = await Survivors.OfAsync(db, command.UserId, ct), CustodianId = await Survivors.OfAsync(db, command.CustodianId, ct),
        };
        if (await MissingAsync(db, [command.PurchaserId, command.OwnerId, command.UserId, command.CustodianId], command.AddressId, ct) is { } missing) return missing;
        if (command.ParentId is { } parent && !await db.Units.AnyAsync(u => u.Id == parent, ct)) return Refusal.Of(Refusal.NotFound, ("unit", parent.ToString()));

        var unit = new InstalledUnit
        {
            Id = new UnitId(Guid.CreateVersion7(now)), SerialNo = serial, SerialTail = SerialNumber.TailOf(serial), ModelId = model.Id, BrandCode = model.BrandCode, ShipmentNo = command.Shipment, SoldByUs = command.SoldByUs,
            PurchaserId = command.PurchaserId, OwnerId = command.OwnerId, UserId = command.UserId, CustodianId = command.CustodianId, ParentId = command.ParentId,
            AddressId = command.AddressId, PurchasedOn = command.PurchasedOn,
            InstalledOn = command.InstalledOn, ProducedOn = command.ProducedOn, Seller = command.Seller, InvoiceNo = command.InvoiceNo,
            Use = command.Use, State = command.InstalledOn is null ? UnitState.Registered : UnitState.InUse, Version = 1,
        };
        unit = more.Aggregate(unit, UnitRules.Apply);
        var history = UnitHistory.Of(more);
        var (policy, choice) = await UnitCases.PolicyAsync(db, unit, model, history, today, ct);
        db.Units.Add(unit);
        db.Coverages.AddRange(history.CoveragesOf(unit, policy));
        ImmutableArray<UnitEvent> events = [new UnitEvent.Registered(today, choice?.Row.Code ?? "", choice?.Row.Version ?? 0), .. more];
        db.UnitEvents.AddRange(events.Select((fact, at) => UnitEventJson.Row(unit.Id, at + 1, fact, actor, now)));
        Audit.Note(db, actor, "unit.registered", "unit:" + serial, now, after: StoreJson.Write(command));
        if (isTold) UnitChanges.Tell(db, unit, events, actor, now);
        return unit;
    }

    private Task<SaveResult<InstalledUnit>> ChangeInAsync(AppDb db, UnitId id, int? version, IReadOnlyList<UnitCommand> commands, Actor actor, CancellationToken ct) =>
        UnitChanges.ApplyAsync(db, id, version, commands, actor, clock.GetUtcNow(), ct);

    private static Task<Refusal?> MissingAsync(AppDb db, IEnumerable<CustomerId?> people, AddressId? address, CancellationToken ct) => UnitChanges.MissingAsync(db, people, address, ct);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
