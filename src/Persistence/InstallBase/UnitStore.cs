using System.Collections.Immutable;
using System.Globalization;
using Crm.Domain;
using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;
using Persistence.Warranty;

namespace Persistence.InstallBase;

/// <summary>Registers units and lets things happen to them; coverages are computed here, from events and the policy of the sale day, and nowhere else (invariant 3).</summary>
public sealed class UnitStore(StoreWriter writer, TimeProvider clock)
{
    // An indoor unit of an outdoor unit of a building's plant: deeper chains are a mistake.
    private const int DeepestParts = 5;

    /// <summary>Registers a unit with its coverages.</summary>
    public Task<SaveResult<InstalledUnit>> RegisterAsync(RegisterUnit command, Actor actor, CancellationToken ct) =>
        writer.WriteAsync(db => RegisterInAsync(db, command, [], actor, ct), ct);

    /// <summary>Applies commands in order, all or none; events, coverages and audit go down in one transaction.</summary>
    /// <param name="id">Which unit.</param>
    /// <param name="version">The version the commands were made on, or null where a later one does no harm.</param>
    /// <param name="commands">What to do.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="ct">Stops before the commit.</param>
    public Task<SaveResult<InstalledUnit>> ChangeAsync(UnitId id, int? version, IReadOnlyList<UnitCommand> commands, Actor actor, CancellationToken ct) =>
        writer.WriteAsync(db => ChangeInAsync(db, id, version, commands, actor, ct), ct);

    /// <summary>Gives a unit to another user; the purchaser and the history stay (KP-06).</summary>
    public Task<SaveResult<InstalledUnit>> AssignUserAsync(UnitId id, int version, CustomerId? user, AddressId? address, Actor actor, CancellationToken ct) =>
        writer.WriteAsync(
            async db =>
            {
                var stored = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct);
                if (stored is null) return Refusal.Of(Refusal.NotFound, ("unit", id.ToString()));
                return await ChangeInAsync(db, id, version, [new UnitCommand.Assign(stored.OwnerId, user, stored.CustodianId, address ?? stored.AddressId)], actor, ct);
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
            if (await db.Units.AnyAsync(u => u.SerialNo == serial, ct)) return Refusal.Of("SerialIsAlreadyRegistered", ("serial", serial));

            var command = new RegisterUnit(serial, model ?? old.ModelId, old.PurchaserId, old.UserId, old.AddressId, old.PurchasedOn, on, null, old.Seller, old.InvoiceNo, old.Use)
            {
                OwnerId = old.OwnerId, CustodianId = old.CustodianId, ParentId = old.ParentId,
            };
            if (await RegisterInAsync(db, command, [new UnitEvent.ReceivedInExchange(on, old.Id)], actor, ct) is not SaveResult<InstalledUnit>.Saved made) return Refusal.Of("SerialIsAlreadyRegistered", ("serial", serial));
            await db.SaveChangesAsync(ct);
            return await ChangeInAsync(db, id, version, [new UnitCommand.Exchange(on, made.Value.Id)], actor, ct) is SaveResult<InstalledUnit>.Refused refused ? refused.Refusal : made.Value;
        },
        ct);

    private async Task<SaveResult<InstalledUnit>> RegisterInAsync(AppDb db, RegisterUnit command, ImmutableArray<UnitEvent> more, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = SiteZone.DayOf(now);
        if (SerialNumber.Normalize(command.SerialNo) is not { } serial) return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "serial"));
        if (command.PurchasedOn > today) return Refusal.Of("PurchaseMustNotBeInTheFuture");
        if (command.InstalledOn > today) return Refusal.Of("DayMustNotBeInTheFuture", ("day", Text(command.InstalledOn.Value)));
        if (command.ProducedOn > today) return Refusal.Of("DayMustNotBeInTheFuture", ("day", Text(command.ProducedOn.Value)));
        if (await db.Units.AnyAsync(u => u.SerialNo == serial, ct)) return Refusal.Of("SerialIsAlreadyRegistered", ("serial", serial));
        var model = await db.Models.SingleOrDefaultAsync(m => m.Id == command.ModelId, ct);
        if (model is null) return Refusal.Of(Refusal.NotFound, ("model", command.ModelId.ToString()));
        if (await MissingAsync(db, [command.PurchaserId, command.OwnerId, command.UserId, command.CustodianId], command.AddressId, ct) is { } missing) return missing;
        if (command.ParentId is { } parent && !await db.Units.AnyAsync(u => u.Id == parent, ct)) return Refusal.Of(Refusal.NotFound, ("unit", parent.ToString()));

        var unit = new InstalledUnit
        {
            Id = new UnitId(Guid.CreateVersion7(now)), SerialNo = serial, SerialTail = SerialNumber.TailOf(serial), ModelId = model.Id,
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
        return unit;
    }

    private async Task<SaveResult<InstalledUnit>> ChangeInAsync(AppDb db, UnitId id, int? version, IReadOnlyList<UnitCommand> commands, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = SiteZone.DayOf(now);
        if (await db.Units.SingleOrDefaultAsync(u => u.Id == id, ct) is not { } stored) return Refusal.Of(Refusal.NotFound, ("unit", id.ToString()));
        if (version is { } made && stored.Version != made) return Refusal.Of(Refusal.StaleVersion, ("unit", stored.SerialNo));
        var past = await UnitCases.EventsAsync(db, id, ct);
        var (unit, history) = (stored, UnitHistory.Of(past));
        List<UnitEvent> events = [];
        foreach (var command in commands)
        {
            if (await UnknownAsync(db, unit, command, ct) is { } unknown) return unknown;
            if (UnitRules.Decide(unit, history, command, today) is not Decision<UnitEvent>.Accepted accepted)
                return ((Decision<UnitEvent>.Refused)UnitRules.Decide(unit, history, command, today)).Refusal;
            unit = accepted.Events.Aggregate(unit, UnitRules.Apply);
            history = accepted.Events.Aggregate(history, (sum, fact) => sum.With(fact));
            events.AddRange(accepted.Events);
        }

        unit = unit with { Version = stored.Version + 1 };
        var model = await db.Models.AsNoTracking().SingleAsync(m => m.Id == unit.ModelId, ct);
        var (policy, _) = await UnitCases.PolicyAsync(db, unit, model, history, today, ct);
        var before = await db.Coverages.Where(c => c.UnitId == id).ToListAsync(ct);
        var after = UnitRules.Keep(before, history.CoveragesOf(unit, policy), events.Exists(UnitRules.MayShorten));
        var was = Ends(before);
        foreach (var gone in before.Where(b => !after.Any(a => a.Code == b.Code))) db.Coverages.Remove(gone);
        foreach (var coverage in after)
        {
            if (before.Find(b => b.Code == coverage.Code) is { } old) db.Entry(old).CurrentValues.SetValues(coverage);
            else db.Coverages.Add(coverage);
        }

        db.UnitEvents.AddRange(events.Select((fact, at) => UnitEventJson.Row(id, past.Length + at + 1, fact, actor, now)));
        foreach (var fact in events)
        {
            Audit.Note(
                db, actor, CommandOf(fact), "unit:" + stored.SerialNo, now,
                fact is UnitEvent.PeopleAssigned ? stored.UserId?.ToString() : was, fact is UnitEvent.PeopleAssigned people ? people.User?.ToString() : StoreJson.Write(new { fact = (object)fact, coverages = Ends(after) }));
        }

        db.Entry(stored).CurrentValues.SetValues(unit);
        return unit;
    }

    private static async Task<Refusal?> UnknownAsync(AppDb db, InstalledUnit unit, UnitCommand command, CancellationToken ct)
    {
        switch (command)
        {
            case UnitCommand.Assign assign:
                return await MissingAsync(db, [assign.Owner, assign.User, assign.Custodian], assign.Address, ct);
            case UnitCommand.HandleRecall handle:
                return await db.Recalls.AnyAsync(r => r.Code == handle.Recall, ct) ? null : Refusal.Of(Refusal.NotFound, ("recall", handle.Recall));
            case UnitCommand.CorrectPolicy correct:
                var table = await PolicyStore.LoadAsync(db, ct);
                return table.Rows.Any(r => r.Code == correct.Code && r.Version == correct.Version && r.RegionCode is null) ? null : Refusal.Of(Refusal.NotFound, ("policy", correct.Code));
            case UnitCommand.Attach { Parent: { } parent }:
                return await IsPartOfAsync(db, parent, unit.Id, ct);
            default:
                return null;
        }
    }

    // A unit is no part of its own parts.
    private static async Task<Refusal?> IsPartOfAsync(AppDb db, UnitId parent, UnitId unit, CancellationToken ct)
    {
        UnitId? at = parent;
        for (var depth = 0; at is { } id; depth++)
        {
            if (id == unit) return Refusal.Of("UnitMustNotBePartOfItself");
            if (depth == DeepestParts) return Refusal.Of("PartsAreTooDeep", ("max", DeepestParts.ToString(CultureInfo.InvariantCulture)));
            if (await db.Units.AsNoTracking().Where(u => u.Id == id).Select(u => new { u.ParentId }).SingleOrDefaultAsync(ct) is not { } next) return Refusal.Of(Refusal.NotFound, ("unit", id.ToString()));
            at = next.ParentId;
        }

        return null;
    }

    private static async Task<Refusal?> MissingAsync(AppDb db, IEnumerable<CustomerId?> people, AddressId? address, CancellationToken ct)
    {
        foreach (var person in people.OfType<CustomerId>().Distinct())
        {
            if (!await db.Customers.AnyAsync(c => c.Id == person, ct)) return Refusal.Of(Refusal.NotFound, ("customer", person.ToString()));
        }

        return address is { } place && !await db.CustomerAddresses.AnyAsync(a => a.Id == place, ct) ? Refusal.Of(Refusal.NotFound, ("address", place.ToString())) : null;
    }

    private static string CommandOf(UnitEvent fact) => fact is UnitEvent.PeopleAssigned ? "unit.assigned" : "unit." + char.ToLowerInvariant(fact.Name[0]) + fact.Name[1..];

    private static string Ends(IEnumerable<UnitCoverage> coverages) => string.Join(", ", coverages.OrderBy(c => c.Code, StringComparer.Ordinal).Select(c => $"{c.Code} {Text(c.EndsOn)}"));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
