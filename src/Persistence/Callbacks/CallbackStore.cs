using System.Globalization;
using Crm.Domain;
using Crm.Domain.Callbacks;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Customers;
using Persistence.Tickets;

namespace Persistence.Callbacks;

/// <summary>Changes call-backs: the rules decide, then row, attempt, timeline and outbox go down in one transaction.</summary>
public sealed class CallbackStore(StoreWriter writer, NumberSequences numbers, CallbackPolicy policy, TimeProvider clock)
{
    // Looked at per take: the first that the rules allow is taken. Those before it wait for their own reason.
    private const int Candidates = 20;

    // Two agents who press at the same instant: the later one looks again.
    private const int TakeAttempts = 5;

    /// <summary>Gives the agent the task nearest to its deadline; two agents never get the same. What he has in hand already comes first.</summary>
    public async Task<SaveResult<CallbackHand>> TakeNextAsync(string agent, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await writer.WriteAsync(db => TakeNextInAsync(db, agent, ct), ct);
            if (attempt == TakeAttempts || result is not SaveResult<CallbackHand>.Refused { Refusal.Rule: Refusal.StaleVersion }) return result;
        }
    }

    /// <summary>Gives the agent this task.</summary>
    public Task<SaveResult<CallbackHand>> TakeAsync(CallbackId id, string agent, CancellationToken ct) => writer.WriteAsync<CallbackHand>(
        async db =>
        {
            if (await FindAsync(db, id, ct) is not { } stored) return NotFound(id);
            var window = await CallbackRows.WindowAsync(db, policy, ct);
            return await TakeInAsync(db, stored, agent, window, ct) is var (hand, refusal) && hand is not null ? hand : refusal!;
        },
        ct);

    /// <summary>Gives back what the agent has in hand of this customer.</summary>
    public Task<SaveResult<CallbackTask>> ReleaseAsync(CallbackId id, string agent, CancellationToken ct) => writer.WriteAsync<CallbackTask>(
        async db =>
        {
            if (await FindAsync(db, id, ct) is not { } stored) return NotFound(id);
            var context = await ContextAsync(db, stored, ct);
            var actor = new Actor(agent);
            var released = await DoAsync(db, stored, new CallbackCommand.Release(agent), context, actor, ct);
            if (released is SaveResult<CallbackTask>.Saved)
            {
                foreach (var other in await InHandAsync(db, stored, agent, ct))
                    await DoAsync(db, other, new CallbackCommand.Release(agent), context, actor, ct);
            }

            return released;
        },
        ct);

    /// <summary>Applies one command that concerns this task alone: dial, dial failed, reassign, cancel.</summary>
    /// <param name="id">Which task.</param>
    /// <param name="version">The version it was made on, or null where the rules alone decide.</param>
    /// <param name="command">What to do.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="ct">Stops before the commit, never after.</param>
    public Task<SaveResult<CallbackTask>> ChangeAsync(CallbackId id, int? version, CallbackCommand command, Actor actor, CancellationToken ct) => writer.WriteAsync<CallbackTask>(
        async db =>
        {
            if (await FindAsync(db, id, ct) is not { } stored) return NotFound(id);
            if (version is not null && version != stored.Version) return Stale(stored);
            return await DoAsync(db, stored, command, await ContextAsync(db, stored, ct), actor, ct);
        },
        ct);

    /// <summary>Records how an attempt ended, with everything that follows from it.</summary>
    /// <param name="id">Which task.</param>
    /// <param name="version">The version it was made on, or null.</param>
    /// <param name="agent">Who called.</param>
    /// <param name="callId">The call, when the task does not know it: one call for several tasks, or one made outside.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="actor">Who reports it.</param>
    /// <param name="ct">Stops before the commit, never after.</param>
    public async Task<SaveResult<CallbackDone>> RecordAsync(CallbackId id, int? version, string agent, Guid? callId, AttemptResult result, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await CallbackOutcome.EnsureNumbersAsync(numbers, now, ct);
        return await writer.WriteAsync<CallbackDone>(
            async db =>
            {
                if (await FindAsync(db, id, ct) is not { } stored) return NotFound(id);
                if (version is not null && version != stored.Version) return Stale(stored);
                var context = await ContextAsync(db, stored, ct);
                if (callId is { } call && call != stored.CallId && !await IsHisCallAsync(db, call, agent, ct)) return Refusal.Of("CallIsNotYours", ("call", call.ToString("D")));
                if (callId is not null && stored.State != CallbackState.Dialing) db.Entry(stored).Property(t => t.CallId).CurrentValue = callId;
                var saved = await DoAsync(db, stored, new CallbackCommand.Record(agent, result), context, actor, ct);
                if (saved is SaveResult<CallbackTask>.Refused refused) return refused.Refusal;
                var task = ((SaveResult<CallbackTask>.Saved)saved).Value;
                var others = await InHandAsync(db, task, agent, ct);
                // Said once, it holds for every later call; the wake ends his other tasks, and nobody can take them meanwhile.
                if (result.Outcome == AttemptOutcome.DoNotCall && await CallbackRows.CustomerAsync(db, task, ct) is { } customer)
                    await CustomerStore.StopCallsAsync(db, customer, actor, now, ct);
                if (task.State == CallbackState.Completed) return new CallbackDone(task, await CallbackOutcome.FollowAsync(db, policy, task, agent, actor, now, ct), others);
                // Nobody was reached: that is as true for the customer's other tasks.
                foreach (var other in others)
                {
                    db.Entry(other).Property(t => t.CallId).CurrentValue = task.CallId;
                    // What does not fit another task leaves it as it was, free for the next.
                    if (await DoAsync(db, other, new CallbackCommand.Record(agent, result with { Answers = null }), context, actor, ct) is SaveResult<CallbackTask>.Refused)
                        await DoAsync(db, other, new CallbackCommand.Release(agent), context, actor, ct);
                }

                return new CallbackDone(task, [], []);
            },
            ct);
    }

    // An answer counts for a call that its agent made or took: of this customer's other task, or one the history has under his name.
    private static async Task<bool> IsHisCallAsync(AppDb db, Guid call, string agent, CancellationToken ct) =>
        await db.Set<CallbackAttempt>().AnyAsync(a => a.CallId == call && a.AgentId == agent, ct) || await db.Interactions.AnyAsync(i => i.Id == call && i.AgentId == agent, ct);

    /// <summary>Lets time change one task; false when there was nothing to change. Harmless to repeat.</summary>
    public async Task<bool> WakeAsync(CallbackId id, CallingWindow window, CancellationToken ct)
    {
        var result = await writer.WriteAsync<bool>(
            async db =>
            {
                if (await FindAsync(db, id, ct) is not { } stored) return false;
                var now = clock.GetUtcNow();
                var context = await CallbackRows.ContextAsync(db, policy, window, await CallbackRows.CustomerAsync(db, stored, ct), ct);
                var facts = ((Decision<CallbackEvent>.Accepted)CallbackRules.Decide(stored, new CallbackCommand.Wake(), context, now)).Events;
                if (facts.IsEmpty && stored.WakeAt > now) return false;
                // Time alone may move the next wake (the window closed on a task somebody has in hand): then only that is written.
                if (facts.IsEmpty) db.Entry(stored).Property(t => t.WakeAt).CurrentValue = CallbackSchedule.WakeAt(stored, context, now);
                else await CallbackRows.SaveAsync(db, stored, facts, context, Actor.System, now, ct);
                return !facts.IsEmpty;
            },
            ct);
        // Somebody changed it in the same moment: the next wake sees what is left to do.
        return result is SaveResult<bool>.Saved { Value: true };
    }

    /// <summary>Settles a follow-up.</summary>
    public Task<SaveResult<CallbackFollowUp>> SettleAsync(Guid id, int? version, string? result, Actor actor, CancellationToken ct) => writer.WriteAsync<CallbackFollowUp>(
        async db =>
        {
            if (await db.Set<CallbackFollowUp>().SingleOrDefaultAsync(f => f.Id == id, ct) is not { } stored) return Refusal.Of(Refusal.NotFound, ("followUp", id.ToString()));
            if (version is not null && version != stored.Version) return Refusal.Of(Refusal.StaleVersion, ("number", stored.Number));
            var now = clock.GetUtcNow();
            var (settled, refusal) = FollowUpRules.Settle(stored, result, actor.Id, now);
            if (settled is null) return refusal!;
            db.Entry(stored).CurrentValues.SetValues(settled);
            await SettlementHoldRows.EndAsync(db, settled, actor, now, ct);
            CallbackRows.Tell(db, "callback.followUpSettled", CallbackOutcome.FactOf(settled, actor), now);
            return settled;
        },
        ct);

    private async Task<SaveResult<CallbackHand>> TakeNextInAsync(AppDb db, string agent, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var window = await CallbackRows.WindowAsync(db, policy, ct);
        var mine = await db.Set<CallbackTask>().Where(t => t.TakenBy == agent && t.OpenFor != null).OrderBy(t => t.State == CallbackState.Dialing ? 0 : 1).ThenBy(t => t.DueAt).FirstOrDefaultAsync(ct);
        if (mine is not null) return new CallbackHand(mine, await InHandAsync(db, mine, agent, ct));
        if (!window.IsOpen(now)) return Refusal.Of("OutsideCallingWindow", ("next", Text(window.NextOpen(now))));
        var free = db.Set<CallbackTask>().Where(t => t.OpenFor != null && t.TakenBy == null && t.OpenedBy != agent && t.HandledBy != agent && (t.AssignedTo == null || t.AssignedTo == agent));
        var candidates = await free.Where(t => t.State == CallbackState.Due || t.NextAttemptAt <= now).OrderBy(t => t.DueAt).ThenBy(t => t.Id).Take(Candidates).ToListAsync(ct);
        foreach (var candidate in candidates)
        {
            if ((await TakeInAsync(db, candidate, agent, window, ct)).Hand is { } hand) return hand;
        }

        return await free.MinAsync(t => t.NextAttemptAt, ct) is { } next && next > now
            ? Refusal.Of("NoCallbackIsDueUntil", ("next", Text(next)))
            : Refusal.Of("NoCallbackIsDue");
    }

    private async Task<(CallbackHand? Hand, Refusal? Refusal)> TakeInAsync(AppDb db, CallbackTask stored, string agent, CallingWindow window, CancellationToken ct)
    {
        if (!await CallbackRows.LockAsync(db, stored, ct)) return (null, Stale(stored));
        var actor = new Actor(agent);
        var context = await CallbackRows.ContextAsync(db, policy, window, await CallbackRows.CustomerAsync(db, stored, ct), ct);
        if (await DoAsync(db, stored, new CallbackCommand.Take(agent), context, actor, ct) is not SaveResult<CallbackTask>.Saved taken)
            return (null, ((Decision<CallbackEvent>.Refused)CallbackRules.Decide(stored, new CallbackCommand.Take(agent), context, clock.GetUtcNow())).Refusal);
        List<CallbackTask> others = [];
        foreach (var other in await OthersAsync(db, taken.Value, ct))
        {
            if (await CallbackRows.LockAsync(db, other, ct) && await DoAsync(db, other, new CallbackCommand.Join(agent), context, actor, ct) is SaveResult<CallbackTask>.Saved joined) others.Add(joined.Value);
        }

        return (new CallbackHand(taken.Value, others), null);
    }

    private async Task<SaveResult<CallbackTask>> DoAsync(AppDb db, CallbackTask stored, CallbackCommand command, CallbackContext context, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return CallbackRules.Decide(stored, command, context, now) switch
        {
            Decision<CallbackEvent>.Accepted accepted => await CallbackRows.SaveAsync(db, stored, accepted.Events, context, actor, now, ct),
            Decision<CallbackEvent>.Refused refused => refused.Refusal,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<CallbackContext> ContextAsync(AppDb db, CallbackTask task, CancellationToken ct) =>
        await CallbackRows.ContextAsync(db, policy, await CallbackRows.WindowAsync(db, policy, ct), await CallbackRows.CustomerAsync(db, task, ct), ct);

    private static Task<CallbackTask?> FindAsync(AppDb db, CallbackId id, CancellationToken ct) => db.Set<CallbackTask>().SingleOrDefaultAsync(t => t.Id == id, ct);

    private static async Task<List<CallbackTask>> InHandAsync(AppDb db, CallbackTask task, string agent, CancellationToken ct) => task.CustomerId is { } customer
        ? await db.Set<CallbackTask>().Where(t => t.CustomerId == customer && t.TakenBy == agent && t.OpenFor != null && t.Id != task.Id).OrderBy(t => t.DueAt).Take(Candidates).ToListAsync(ct)
        : [];

    private static async Task<List<CallbackTask>> OthersAsync(AppDb db, CallbackTask task, CancellationToken ct) => task.CustomerId is { } customer
        ? await db.Set<CallbackTask>().Where(t => t.CustomerId == customer && t.TakenBy == null && t.OpenFor != null && t.Id != task.Id).OrderBy(t => t.DueAt).Take(Candidates).ToListAsync(ct)
        : [];

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static Refusal NotFound(CallbackId id) => Refusal.Of(Refusal.NotFound, ("callback", id.ToString()));

    private static Refusal Stale(CallbackTask stored) =>
        Refusal.Of(Refusal.StaleVersion, ("number", stored.Id.ToString()), ("version", stored.Version.ToString(CultureInfo.InvariantCulture)));
}
