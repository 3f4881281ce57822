using System.Globalization;
using Crm.Domain;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;
using Persistence.Customers;
using Persistence.Outbox;
using Persistence.Warranty;

namespace Persistence.InstallBase;

/// <summary>Lets things happen to a stored unit: the rules decide, then row, events, coverages and audit follow.</summary>
internal static class UnitChanges
{
    // An indoor unit of an outdoor unit of a building's plant: deeper chains are a mistake.
    private const int DeepestParts = 5;

    /// <summary>Applies commands in order inside a transaction that somebody else began, all or none; events, coverages and audit go down with it.</summary>
    public static async Task<SaveResult<InstalledUnit>> ApplyAsync(
        AppDb db, UnitId id, int? version, IReadOnlyList<UnitCommand> commands, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var today = SiteZone.DayOf(now);
        if (await db.Units.SingleOrDefaultAsync(u => u.Id == id, ct) is not { } stored) return Refusal.Of(Refusal.NotFound, ("unit", id.ToString()));
        if (version is { } made && stored.Version != made) return Refusal.Of(Refusal.StaleVersion, ("unit", stored.SerialNo));
        var past = await UnitCases.EventsAsync(db, id, ct);
        var (unit, history) = (stored, UnitHistory.Of(past));
        List<UnitEvent> events = [];
        foreach (var asked in commands)
        {
            var command = asked is UnitCommand.Assign assign ? await PlacedAsync(db, unit, assign, ct) : asked;
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
        Tell(db, unit, events, actor, now);
        return unit;
    }

    /// <summary>Tells others what happened to a unit: which and by whom, nothing of its people.</summary>
    public static void Tell(AppDb db, InstalledUnit unit, IEnumerable<UnitEvent> events, Actor actor, DateTimeOffset now)
    {
        foreach (var name in events.Select(e => e.GetType().Name))
        {
            db.Outbox.Add(new OutboxRow
            {
                Type = "unit." + char.ToLowerInvariant(name[0]) + name[1..], CreatedAt = now,
                Payload = StoreJson.Write(new UnitStateFact(unit.Id, unit.SerialNo, unit.State, unit.Version, actor.Id)),
            });
        }
    }

    private static async Task<Refusal?> UnknownAsync(AppDb db, InstalledUnit unit, UnitCommand command, CancellationToken ct)
    {
        switch (command)
        {
            case UnitCommand.Assign assign:
                // The place where it stands with the same user is not asked again: it may be a former owner's shop.
                return await MissingAsync(db, [assign.Owner, assign.User, assign.Custodian, unit.PurchaserId], assign.Address == unit.AddressId && assign.User == unit.UserId ? null : assign.Address, ct);
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

    // Nobody named a place: another user has it where they live, the same user keeps it where it stands.
    private static async Task<UnitCommand.Assign> PlacedAsync(AppDb db, InstalledUnit unit, UnitCommand.Assign asked, CancellationToken ct)
    {
        var assign = asked with { Owner = await Survivors.OfAsync(db, asked.Owner, ct), User = await Survivors.OfAsync(db, asked.User, ct), Custodian = await Survivors.OfAsync(db, asked.Custodian, ct) };
        if (assign.Address is not null) return assign;
        return assign with { Address = assign.User == unit.UserId ? unit.AddressId : await PlaceOfAsync(db, assign.User, ct) };
    }

    private static async Task<AddressId?> PlaceOfAsync(AppDb db, CustomerId? person, CancellationToken ct) =>
        person is { } user ? (await db.CustomerAddresses.Where(a => a.CustomerId == user && a.IsDefault && a.RetiredAt == null).Select(a => new { a.Id }).FirstOrDefaultAsync(ct))?.Id : null;

    /// <summary>The first of people and place that does not exist, or null; a place that is none of these people's is none either.</summary>
    public static async Task<Refusal?> MissingAsync(AppDb db, IEnumerable<CustomerId?> people, AddressId? address, CancellationToken ct)
    {
        var named = people.OfType<CustomerId>().Distinct().ToList();
        foreach (var person in named)
        {
            if (!await db.Customers.AnyAsync(c => c.Id == person, ct)) return Refusal.Of(Refusal.NotFound, ("customer", person.ToString()));
        }

        return address is { } place && !await IsTheirsAsync(db, named, place, ct) ? Refusal.Of(Refusal.NotFound, ("address", place.ToString())) : null;
    }

    /// <summary>Whether a place is one of these people's. Where nobody is named, any place that exists may be the unit's.</summary>
    public static Task<bool> IsTheirsAsync(AppDb db, List<CustomerId> people, AddressId place, CancellationToken ct) =>
        db.CustomerAddresses.AnyAsync(a => a.Id == place && (people.Count == 0 || people.Contains(a.CustomerId)), ct);

    private static string CommandOf(UnitEvent fact) => fact is UnitEvent.PeopleAssigned ? "unit.assigned" : "unit." + char.ToLowerInvariant(fact.Name[0]) + fact.Name[1..];

    private static string Ends(IEnumerable<UnitCoverage> coverages) => string.Join(", ", coverages.OrderBy(c => c.Code, StringComparer.Ordinal).Select(c => $"{c.Code} {Text(c.EndsOn)}"));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
