using System.Globalization;
using Crm.Domain;
using Crm.Domain.Messages;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;

namespace Persistence.Messages;

/// <summary>Keeps what callers left and were promised: what the exchange tells, and what people do with it.</summary>
public sealed class LeftMessageStore(StoreWriter writer, TimeProvider clock)
{
    /// <summary>A call-back whose exchange is no more.</summary>
    public const string Restart = "restart";

    /// <summary>Stores a batch in one transaction; repeats do no harm, and what people decided already stays.</summary>
    public Task SaveAsync(IReadOnlyList<LeftMessageChange> changes, CancellationToken ct) => writer.WriteAsync(
        async db =>
        {
            var calls = changes.Select(c => c.InteractionId).Distinct().ToList();
            var known = (await db.Set<LeftMessage>().Where(m => calls.Contains(m.InteractionId)).ToListAsync(ct)).ToDictionary(m => (m.InteractionId, m.Kind));
            foreach (var change in changes)
            {
                if (!known.TryGetValue((change.InteractionId, change.Kind), out var row))
                    known.Add((change.InteractionId, change.Kind), db.Add(New(change)).Entity);
                else if (row.State == LeftMessageState.Kept || (change.State == LeftMessageState.Kept && row is { State: LeftMessageState.Done }))
                    db.Entry(row).CurrentValues.SetValues(New(change) with { Id = row.Id, LeftAt = row.State == LeftMessageState.Kept ? row.LeftAt : change.At, Version = row.Version + 1 });
            }
        },
        ct);

    /// <summary>After a stop or a crash: every place that the exchange kept is gone with it and becomes a task. Returns how many there were.</summary>
    public async Task<int> OpenKeptAsync(CancellationToken ct)
    {
        var opened = 0;
        await writer.WriteAsync(
            async db => opened = await db.Set<LeftMessage>().Where(m => m.State == LeftMessageState.Kept).ExecuteUpdateAsync(
                s => s.SetProperty(m => m.State, LeftMessageState.Open).SetProperty(m => m.Cause, Restart).SetProperty(m => m.Version, m => m.Version + 1), ct),
            ct);
        return opened;
    }

    /// <summary>What a person does; audited.</summary>
    /// <param name="id">Which.</param>
    /// <param name="version">The version it was seen at, or null for whatever it is.</param>
    /// <param name="command">What.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Stops before the commit, never after.</param>
    public Task<SaveResult<LeftMessage>> ChangeAsync(Guid id, int? version, LeftMessageCommand command, Actor actor, CancellationToken ct) => writer.WriteAsync<LeftMessage>(
        async db =>
        {
            var now = clock.GetUtcNow();
            if (await db.Set<LeftMessage>().SingleOrDefaultAsync(m => m.Id == id, ct) is not { } row) return Refusal.Of(Refusal.NotFound, ("message", id.ToString("D")));
            if (version is { } seen && seen != row.Version) return Refusal.Of(Refusal.StaleVersion, ("version", row.Version.ToString(CultureInfo.InvariantCulture)));
            var decision = LeftMessageRules.Decide(row, command);
            if (decision is Decision<LeftMessageEvent>.Refused refused) return refused.Refusal;
            var events = ((Decision<LeftMessageEvent>.Accepted)decision).Events;
            if (events.IsEmpty) return row;
            var next = LeftMessageRules.Apply(row, events, now) with { Version = row.Version + 1 };
            var before = row.State.ToString();
            db.Entry(row).CurrentValues.SetValues(next);
            Audit.Note(db, actor, "message." + command.GetType().Name.ToLowerInvariant(), id.ToString("D"), now, before, next.Outcome ?? next.State.ToString());
            return next;
        },
        ct);

    private static LeftMessage New(LeftMessageChange change) => new()
    {
        Id = change.Id,
        InteractionId = change.InteractionId,
        Kind = change.Kind,
        QueueId = change.QueueId,
        LeftAt = change.At,
        State = change.State,
        Cause = change.State == LeftMessageState.Open ? change.Word : null,
        ClaimedBy = change.Agent,
        DoneAt = change.State == LeftMessageState.Done ? change.At : null,
        Outcome = change.State == LeftMessageState.Done ? change.Word : null,
        Version = 1,
    };
}
