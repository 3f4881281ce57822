using System.Collections.Immutable;
using System.Globalization;
using Crm.Domain;
using Crm.Domain.Callbacks;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Callbacks;
using Persistence.Conventions;
using Persistence.Customers;
using Persistence.Dispatch;
using Persistence.InstallBase;
using Persistence.Knowledge;
using Persistence.Outbox;
using Persistence.Warranty;

namespace Persistence.Tickets;

/// <summary>Opens and changes tickets: the rules decide, then row, timeline and outbox go down in one transaction.</summary>
public sealed class TicketStore(StoreWriter writer, NumberSequences numbers, CallbackPolicy callbacks, TimeProvider clock)
{
    /// <summary>Opens a ticket; with a slot it is scheduled in the same transaction.</summary>
    public async Task<SaveResult<Ticket>> OpenAsync(OpenTicket command, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await numbers.EnsureAsync(TicketNumber.DayKey(SiteZone.DayOf(now)), ct);
        return await writer.WriteAsync(db => OpenInAsync(db, command, actor, now, ct), ct);
    }

    /// <summary>Opens a ticket inside another use case's transaction; the day's counter must have its row.</summary>
    internal static async Task<SaveResult<Ticket>> OpenInAsync(AppDb db, OpenTicket command, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var (ground, missing) = await TicketGround.ReadAsync(db, command.Details, ct);
        if (ground is null) return missing!;
        var levels = await ServiceLevelStore.CurrentAsync(db, ct);
        var (draft, proof) = await CompleteAsync(db, command, ground, levels, now, ct);
        if (TicketRules.Open(draft, now) is not Decision<TicketEvent>.Accepted accepted) return Refused(TicketRules.Open(draft, now));
        var day = SiteZone.DayOf(now);
        var number = TicketNumber.Of(day, await NumberSequences.NextAsync(db, TicketNumber.DayKey(day), ct));
        var ticket = TicketRules.Create(new TicketId(Guid.CreateVersion7(now)), number, actor.Id, accepted.Events, now) with { EntitlementProof = proof };
        ticket = await TicketClocks.StartAsync(db, ticket, ServiceLevelRules.For(levels, ticket.Type, ground.Tier, ticket.Severity, ticket.CategoryCode), now, ct);
        db.Tickets.Add(ticket);
        Note(db, ticket, accepted.Events, 0, actor, now);
        Scripts.ScriptStore.Note(db, ticket.Id, command.Said, actor);
        if (command.InteractionId is { } call) await LinkAsync(db, call, ticket, actor, now, ct);
        return ticket;
    }

    /// <summary>Applies commands in order, all or none.</summary>
    /// <param name="id">Which ticket.</param>
    /// <param name="version">The version the commands were made on, or null where a later one does no harm (notes, call links).</param>
    /// <param name="commands">What to do.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="ct">Stops before the commit, never after.</param>
    public Task<SaveResult<Ticket>> ChangeAsync(TicketId id, int? version, IReadOnlyList<TicketCommand> commands, Actor actor, CancellationToken ct) =>
        writer.WriteAsync<Ticket>(
            async db =>
            {
                var now = clock.GetUtcNow();
                // A merge changes two: both are locked before either is read, so that of two merges into each other the second sees the first.
                await TicketLock.HoldAsync(db, commands.OfType<TicketCommand.Merge>().SelectMany(m => new[] { id, m.Into }), ct);
                // Locked first: a visit that a dispatcher begins in the same moment is seen, and ends with the ticket.
                if (await TicketLock.TakeAsync(db, id, ct) is not { } stored) return Refusal.Of(Refusal.NotFound, ("ticket", id.ToString()));
                if (version is not null && version != stored.Version) return Stale(stored);
                var changed = await ChangeWithinAsync(db, stored, commands, callbacks, actor, now, ct);
                if (changed is SaveResult<Ticket>.Saved && await TicketVisits.FollowAsync(db, stored, commands, actor, now, ct) is { } refusal) return refusal;
                return changed;
            },
            ct);

    /// <summary>Applies commands in order inside a transaction that somebody else began; what follows a fact (timeline, outbox and the rest) goes down with it.</summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="stored">The ticket as this context tracks it.</param>
    /// <param name="commands">What to do; all or none.</param>
    /// <param name="callbacks">When customers are called back about it.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="now">The transaction's instant.</param>
    /// <param name="ct">Stops the work.</param>
    internal static async Task<SaveResult<Ticket>> ChangeWithinAsync(
        AppDb db, Ticket stored, IReadOnlyList<TicketCommand> commands, CallbackPolicy callbacks, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var ticket = stored;
        List<TicketEvent> events = [];
        List<(Ticket Before, TicketEvent Fact, Ticket After)> steps = [];
        foreach (var command in commands)
        {
            if (command is TicketCommand.Edit form && (await MissingAsync(db, form.Details, ct) ?? await MissingPlaceAsync(db, ticket, form.Details, ct)) is { } missing) return missing;
            var article = command is TicketCommand.SolveByPhone { ArticleId: { } asked } ? await ArticleAsync(db, asked, ct) : null;
            if (command is TicketCommand.SolveByPhone { ArticleId: { } unknown } && article is null) return Refusal.Of(Refusal.NotFound, ("article", unknown));
            var safe = command switch
            {
                TicketCommand.SolveByPhone when article is not null => article,
                TicketCommand.Edit edit => new TicketCommand.Edit(await ProveAsync(db, await OfSurvivorAsync(db, edit.Details, ct), ct)),
                TicketCommand.CompleteWork { Charged: null } done => done with { Charged = await TicketVisits.ChargedAsync(db, ticket.Id, ct) },
                _ => command,
            };
            if (safe is TicketCommand.JudgeRepeat { Of: { } earlier } && !await db.Tickets.AnyAsync(t => t.Id == earlier, ct)) return Refusal.Of(Refusal.NotFound, ("ticket", earlier.ToString()));
            var decision = TicketRules.Decide(ticket, safe, await TicketHolds.ReadAsync(db, ticket, safe, callbacks, ct), now);
            if (decision is not Decision<TicketEvent>.Accepted accepted) return Refused(decision);
            foreach (var fact in accepted.Events)
            {
                var after = TicketRules.Apply(ticket, [fact], now);
                steps.Add((ticket, fact, after));
                ticket = after;
            }

            events.AddRange(accepted.Events);
            if (safe is TicketCommand.Merge merge && await TicketMerge.IntoAsync(db, ticket, merge.Into, actor, now, ct) is { } unable) return unable;
            if (command is TicketCommand.LinkCall link) await LinkAsync(db, link.InteractionId, ticket, actor, now, ct);
        }

        ticket = await TicketClocks.FollowAsync(db, ticket, steps, now, ct);

        ticket = ticket with { Version = stored.Version + 1 };
        db.Entry(stored).CurrentValues.SetValues(ticket);
        Note(db, ticket, events, await TicketTimeline.LastAsync(db, ticket.Id, ct), actor, now);
        await CallbackHook.FollowAsync(db, callbacks, ticket, events, actor, now, ct);
        await UnitRepairs.FollowAsync(db, ticket, events, actor, now, ct);
        await TicketTaskStore.FollowAsync(db, ticket, events, now, ct);
        return ticket;
    }

    // Of what is said only the number is taken; which article that is and which version was read out is ours to know.
    private static Task<TicketCommand.SolveByPhone?> ArticleAsync(AppDb db, string number, CancellationToken ct)
    {
        var named = number.Trim().ToUpperInvariant();
        return db.Set<ArticleRow>().Where(a => a.Number == named && a.LiveVersion != null).Select(a => new TicketCommand.SolveByPhone(a.Number, a.Id.Value, a.LiveVersion)).SingleOrDefaultAsync(ct);
    }

    private static async Task<Refusal?> MissingAsync(AppDb db, TicketDetails details, CancellationToken ct)
    {
        if (details.CustomerId is { } customer && !await db.Customers.AnyAsync(c => c.Id == customer, ct))
            return Refusal.Of(Refusal.NotFound, ("customer", customer.ToString()));
        if (details.UnitId is { } unit && !await db.Units.AnyAsync(u => u.Id == unit, ct))
            return Refusal.Of(Refusal.NotFound, ("unit", unit.ToString()));
        return null;
    }

    // A place that is newly chosen is the customer's: another household's door is nobody's choice.
    private static async Task<Refusal?> MissingPlaceAsync(AppDb db, Ticket stored, TicketDetails details, CancellationToken ct)
    {
        if (details.AddressId is not { } place || place == stored.AddressId) return null;
        var owner = await Survivors.OfAsync(db, details.CustomerId, ct);
        return await db.CustomerAddresses.AnyAsync(a => a.Id == place && a.CustomerId == owner, ct) ? null : Refusal.Of(Refusal.NotFound, ("address", place.ToString()));
    }

    // Whose form was open while they were merged: the order is the survivor's.
    private static async Task<TicketDetails> OfSurvivorAsync(AppDb db, TicketDetails details, CancellationToken ct) => details with { CustomerId = await Survivors.OfAsync(db, details.CustomerId, ct) };

    private static async Task<(TicketDraft Draft, string? Proof)> CompleteAsync(
        AppDb db, OpenTicket command, TicketGround ground, IReadOnlyList<ServiceLevelPolicy> levels, DateTimeOffset now, CancellationToken ct)
    {
        var details = ground.Details;
        var due = ServiceLevelRules.Due(ServiceLevelRules.For(levels, details.Type, ground.Tier, details.Severity, details.CategoryCode), now);
        var decision = ground.Unit is { } unit ? EntitlementRules.Decide(await UnitCases.OfAsync(db, unit.Row, unit.Model, SiteZone.DayOf(now), ct)) : null;
        // Without a word about it the earlier order is named; who says that it is another fault gives the reason.
        var earlier = await RepeatQuery.FindAsync(db, details, null, now, ct);
        var isAnother = !string.IsNullOrWhiteSpace(command.NotRepeatReason);
        var draft = new TicketDraft(
            details, command.Channel, command.InteractionId, command.Appointment,
            decision is null ? null : Entitlement.Of(decision), due, isAnother ? null : earlier?.Id, command.SiteId, earlier, earlier is not null && isAnother ? command.NotRepeatReason : null);
        return (draft, decision is null ? null : DecisionJson.Write(decision));
    }

    // The category comes from the unit and the danger from the symptom's row: neither is taken from the form.
    private static async Task<TicketDetails> ProveAsync(AppDb db, TicketDetails details, CancellationToken ct)
    {
        var category = details.UnitId is { } unit
            ? await (from u in db.Units where u.Id == unit join m in db.Models on u.ModelId equals m.Id select m.CategoryCode).SingleOrDefaultAsync(ct)
            : null;
        var isDangerous = details.SymptomCode is { } symptom
            && await db.Symptoms.Where(s => s.Code == symptom).Select(s => s.IsSafetyCritical).SingleOrDefaultAsync(ct);
        return details with { CategoryCode = category ?? details.CategoryCode, IsSafetyCritical = isDangerous };
    }

    private static async Task LinkAsync(AppDb db, Guid interaction, Ticket ticket, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var row = await db.Interactions.SingleOrDefaultAsync(i => i.Id == interaction, ct);
        if (row is null) db.Interactions.Add(row = new History.InteractionRow { Id = interaction, SiteId = ticket.SiteId, ReceivedAt = now });
        // A call that the history put to another ticket stays that ticket's call too.
        else if (row.TicketId is { } first && first != ticket.Id && !await db.Set<TicketCallRow>().AnyAsync(c => c.TicketId == first && c.InteractionId == interaction, ct))
            db.Add(new TicketCallRow { TicketId = first, InteractionId = interaction, LinkedAt = now, LinkedBy = actor.Id });
        row.TicketId ??= ticket.Id;
        row.CustomerId ??= ticket.CustomerId;
        row.UnitId ??= ticket.UnitId;
        db.Add(new TicketCallRow { TicketId = ticket.Id, InteractionId = interaction, LinkedAt = now, LinkedBy = actor.Id });
    }

    /// <summary>Timeline and outbox rows of facts.</summary>
    internal static void Note(AppDb db, Ticket ticket, IEnumerable<TicketEvent> events, int last, Actor actor, DateTimeOffset now)
    {
        foreach (var fact in events)
        {
            db.TicketTimeline.Add(new TicketTimelineRow
            {
                TicketId = ticket.Id, Seq = ++last, At = now, ActorId = actor.Id, Workstation = actor.Workstation, Type = fact.Name, Data = StoreJson.Write(fact),
            });
            db.Outbox.Add(new OutboxRow
            {
                Type = "ticket." + JsonName(fact.Name),
                CreatedAt = now,
                Payload = StoreJson.Write(new TicketFact(ticket.Id, ticket.Number, ticket.Status, ticket.Version, ticket.CustomerId, actor.Id)),
            });
        }
    }

    private static string JsonName(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static Refusal Stale(Ticket stored) => Refusal.Of(
        Refusal.StaleVersion, ("number", stored.Number), ("version", stored.Version.ToString(CultureInfo.InvariantCulture)));

    private static Refusal Refused(Decision<TicketEvent> decision) => ((Decision<TicketEvent>.Refused)decision).Refusal;
}
