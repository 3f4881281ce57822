using System.Globalization;
using Crm.Domain.Administration;
using Crm.Domain.Callbacks;
using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;
using Persistence.Outbox;

namespace Persistence.Callbacks;

/// <summary>Writes a decided task into its rows: task, attempt, timeline and outbox, all in the caller's transaction.</summary>
internal static class CallbackRows
{
    /// <summary>The window as administrators have set it, else that of the policy, with the calendar as it is now.</summary>
    public static async Task<CallingWindow> WindowAsync(AppDb db, CallbackPolicy policy, CancellationToken ct)
    {
        var opens = await TimeAsync(db, KnownSettings.CallingOpens, ct) ?? policy.Opens;
        var closes = await TimeAsync(db, KnownSettings.CallingCloses, ct) ?? policy.Closes;
        // Two administrators who each moved one end in the same moment: better the hours of the policy than none.
        var site = opens < closes ? policy with { Opens = opens, Closes = closes } : policy;
        return CallingWindow.Of(site, SiteZone.Zone, await db.CalendarDays.AsNoTracking().ToListAsync(ct));
    }

    /// <summary>What decisions about this customer stand on.</summary>
    public static async Task<CallbackContext> ContextAsync(AppDb db, CallbackPolicy policy, CallingWindow window, CustomerId? customer, CancellationToken ct) =>
        new(policy, window, customer is { } id && await db.Customers.AnyAsync(c => c.Id == id && c.DoNotCall, ct));

    /// <summary>Whom the call would reach: the ticket's customer as he is known now, who may have been linked after the promise was made.</summary>
    public static async Task<CustomerId?> CustomerAsync(AppDb db, CallbackTask task, CancellationToken ct) =>
        await db.Tickets.Where(t => t.Id == task.TicketId).Select(t => t.CustomerId).SingleOrDefaultAsync(ct) ?? task.CustomerId;

    private static async Task<TimeOnly?> TimeAsync(AppDb db, SettingDefinition definition, CancellationToken ct) =>
        await SettingRows.ChosenAsync(db, definition, ct) is { } text ? TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture) : null;

    /// <summary>Applies facts to a stored task.</summary>
    public static async Task<CallbackTask> SaveAsync(
        AppDb db, CallbackTask stored, IReadOnlyList<CallbackEvent> facts, CallbackContext context, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        if (facts.Count == 0) return stored;
        if (!await LockAsync(db, stored, ct)) throw new DbUpdateConcurrencyException("Somebody else changed the call-back in the same moment.");
        var task = CallbackRules.Apply(stored, facts, context, now) with { Version = stored.Version + 1 };
        await AttemptAsync(db, stored, facts, now, ct);
        db.Entry(stored).CurrentValues.SetValues(task);
        await NoteAsync(db, task, facts, actor, now, ct);
        return task;
    }

    /// <summary>Takes the row's lock when it is still as it was read: who comes second waits here and then sees that it is not.</summary>
    public static async Task<bool> LockAsync(AppDb db, CallbackTask stored, CancellationToken ct)
    {
        if (db.Entry(stored).State == EntityState.Added) return true;
        var (id, version) = (stored.Id, stored.Version);
        return await db.Set<CallbackTask>().Where(t => t.Id == id && t.Version == version).ExecuteUpdateAsync(s => s.SetProperty(t => t.Version, version), ct) == 1;
    }

    /// <summary>Adds a new task.</summary>
    public static async Task AddAsync(AppDb db, CallbackTask task, CallbackEvent.Planned fact, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        db.Add(task);
        await NoteAsync(db, task, [fact], actor, now, ct);
    }

    /// <summary>Tells a fact to others.</summary>
    public static void Tell(AppDb db, string type, object fact, DateTimeOffset now) =>
        db.Outbox.Add(new OutboxRow { Type = type, CreatedAt = now, Payload = StoreJson.Write(fact) });

    private static async Task NoteAsync(AppDb db, CallbackTask task, IReadOnlyList<CallbackEvent> facts, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var last = Math.Max(
            await db.Set<CallbackTimelineRow>().Where(t => t.CallbackId == task.Id).MaxAsync(t => (int?)t.Seq, ct) ?? 0,
            db.Set<CallbackTimelineRow>().Local.Where(t => t.CallbackId == task.Id).Select(t => t.Seq).DefaultIfEmpty().Max());
        foreach (var fact in facts)
        {
            db.Add(new CallbackTimelineRow { CallbackId = task.Id, Seq = ++last, At = now, ActorId = actor.Id, Type = fact.Name, Data = StoreJson.Write(fact) });
            Tell(
                db, "callback." + char.ToLowerInvariant(fact.Name[0]) + fact.Name[1..],
                new CallbackFact(task.Id, task.TicketId, task.CustomerId, task.Kind, task.State, task.DueAt, task.IsLate, task.MarkHours, task.Version, actor.Id), now);
        }
    }

    private static async Task AttemptAsync(AppDb db, CallbackTask stored, IReadOnlyList<CallbackEvent> facts, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var fact in facts)
        {
            switch (fact)
            {
                case CallbackEvent.DialStarted e:
                    db.Add(new CallbackAttempt { CallbackId = stored.Id, Seq = stored.Rounds + 1, StartedAt = now, AgentId = e.Agent, CallId = e.Call, Number = e.Number });
                    break;
                case CallbackEvent.DialUndone:
                    await EndAsync(db, stored, a => a with { EndedAt = now }, ct);
                    break;
                case CallbackEvent.DialNeverLeft:
                    if (await OpenAttemptAsync(db, stored, ct) is { } undone) db.Remove(undone);
                    break;
                case CallbackEvent.AttemptRecorded e when stored.State == CallbackState.Dialing:
                    await EndAsync(db, stored, a => a with { Outcome = e.Outcome, EndedAt = now, Counts = e.Counts, AgreedAt = e.AgreedAt, Note = e.Note }, ct);
                    break;
                case CallbackEvent.AttemptRecorded e:
                    db.Add(new CallbackAttempt
                    {
                        CallbackId = stored.Id, Seq = stored.Rounds + 1, StartedAt = now, AgentId = e.Agent, Outcome = e.Outcome, EndedAt = now, Counts = e.Counts, AgreedAt = e.AgreedAt, Note = e.Note,
                        CallId = stored.CallId,
                    });
                    break;
            }
        }
    }

    private static async Task EndAsync(AppDb db, CallbackTask stored, Func<CallbackAttempt, CallbackAttempt> end, CancellationToken ct)
    {
        if (await OpenAttemptAsync(db, stored, ct) is { } attempt)
            db.Entry(attempt).CurrentValues.SetValues(end(attempt));
    }

    private static Task<CallbackAttempt?> OpenAttemptAsync(AppDb db, CallbackTask stored, CancellationToken ct) =>
        db.Set<CallbackAttempt>().SingleOrDefaultAsync(a => a.CallbackId == stored.Id && a.Seq == stored.Rounds, ct);
}
