using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Quality;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Outbox;
using Persistence.Tickets;

namespace Persistence.History;

/// <summary>Keeps the history of calls. Every method may be repeated without harm.</summary>
public sealed class InteractionStore(StoreWriter writer, TimeProvider clock)
{
    /// <summary>Stores a batch of facts in one transaction.</summary>
    public Task SaveAsync(IReadOnlyList<InteractionChange> changes, CancellationToken ct) => writer.WriteAsync(
        async db =>
        {
            var calls = changes.OfType<InteractionChange.Call>().Select(c => c.Row).ToList();
            var callIds = calls.Select(c => c.Id).Distinct().ToList();
            var knownCalls = await db.Interactions.Where(i => callIds.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
            foreach (var call in calls)
            {
                if (knownCalls.TryGetValue(call.Id, out var known)) known.MergeFrom(call);
                else knownCalls.Add(call.Id, db.Interactions.Add(call).Entity);
            }

            var legs = changes.OfType<InteractionChange.Leg>().Select(c => c.Row).ToList();
            var measured = changes.OfType<InteractionChange.Quality>().ToList();
            var legIds = legs.Select(l => l.Id).Concat(measured.Select(m => m.LegRowId)).Distinct().ToList();
            var knownLegs = await db.InteractionLegs.Where(l => legIds.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
            foreach (var leg in legs)
            {
                if (knownLegs.TryGetValue(leg.Id, out var known)) known.MergeFrom(leg);
                else knownLegs.Add(leg.Id, db.InteractionLegs.Add(leg).Entity);
            }

            foreach (var quality in measured)
            {
                if (knownLegs.TryGetValue(quality.LegRowId, out var leg)) leg.Measured(quality.Figures);
            }

            var recordings = changes.OfType<InteractionChange.Recording>().Select(c => c.Row).ToList();
            var recordingIds = recordings.Select(r => r.Id).Distinct().ToList();
            var knownRecordings = await db.Recordings.Where(r => recordingIds.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
            foreach (var recording in recordings)
            {
                if (knownRecordings.TryGetValue(recording.Id, out var known)) known.MergeFrom(recording);
                else knownRecordings.Add(recording.Id, db.Recordings.Add(recording).Entity);
            }

            var instants = changes.OfType<InteractionChange.Instant>().Select(c => c.Row).ToList();
            var instantCalls = instants.Select(e => e.InteractionId).Distinct().ToList();
            var knownInstants = (await db.InteractionEvents.Where(e => instantCalls.Contains(e.InteractionId))
                .Select(e => new { e.InteractionId, e.Seq }).ToListAsync(ct)).Select(e => (e.InteractionId, e.Seq)).ToHashSet();
            await ManyRows.AddAsync(db, instants.FindAll(instant => knownInstants.Add((instant.InteractionId, instant.Seq))), ct);
        },
        ct);

    /// <summary>Says whom and what a call was about; nulls leave what is there.</summary>
    public Task LinkAsync(Guid id, CustomerId? customer, UnitId? unit, TicketId? ticket, CancellationToken ct) => ChangeAsync(
        id,
        row =>
        {
            row.CustomerId = customer ?? row.CustomerId;
            row.UnitId = unit ?? row.UnitId;
            row.TicketId = ticket ?? row.TicketId;
        },
        ct);

    /// <summary>Files a call that was made on a ticket's behalf: as <see cref="LinkAsync"/>, and among the calls of the ticket.</summary>
    public Task FileAsync(Guid id, CustomerId? customer, UnitId? unit, TicketId? ticket, string by, CancellationToken ct) => writer.WriteAsync(
        async db =>
        {
            var row = await FoundAsync(db, id, ct);
            row.CustomerId = customer ?? row.CustomerId;
            row.UnitId = unit ?? row.UnitId;
            row.TicketId = ticket ?? row.TicketId;
            if (ticket is { } about && !await db.Set<TicketCallRow>().AnyAsync(c => c.TicketId == about && c.InteractionId == id, ct))
                db.Add(new TicketCallRow { TicketId = about, InteractionId = id, LinkedAt = clock.GetUtcNow(), LinkedBy = by });
        },
        ct);

    /// <summary>Stores what the agent chose at wrap-up.</summary>
    public Task SetDispositionAsync(Guid id, string code, string? note, CancellationToken ct) => ChangeAsync(
        id,
        row =>
        {
            row.DispositionCode = code;
            row.DispositionNote = note ?? row.DispositionNote;
        },
        ct);

    /// <summary>Stores when the pop was painted; only the first time counts.</summary>
    public Task MarkPopShownAsync(Guid id, DateTimeOffset at, CancellationToken ct) => ChangeAsync(id, row => row.PopShownAt ??= at, ct);

    /// <summary>Stores a score.</summary>
    public Task EvaluateAsync(Evaluation evaluation, CancellationToken ct) => writer.WriteAsync(
        async db =>
        {
            if (await db.Evaluations.AnyAsync(e => e.Id == evaluation.Id, ct)) return;
            db.Evaluations.Add(evaluation);
            db.Outbox.Add(new OutboxRow
            {
                Type = "evaluation.given",
                CreatedAt = evaluation.At,
                Payload = Conventions.StoreJson.Write(new { evaluation.Id, evaluation.InteractionId, evaluation.Source, evaluation.Score }),
            });
        },
        ct);

    /// <summary>After a crash: closes every call that no process carries any more. Returns how many there were.</summary>
    public async Task<int> CloseAbandonedAsync(string terminationClass, string reason, CancellationToken ct)
    {
        var closed = 0;
        var now = clock.GetUtcNow();
        await writer.WriteAsync(
            async db =>
            {
                closed = await db.Interactions.Where(i => i.EndedAt == null).ExecuteUpdateAsync(
                    s => s.SetProperty(i => i.EndedAt, now).SetProperty(i => i.EndedBy, "system")
                        .SetProperty(i => i.TerminationClass, terminationClass).SetProperty(i => i.TerminationReason, reason),
                    ct);
                await db.InteractionLegs.Where(l => l.EndedAt == null).ExecuteUpdateAsync(
                    s => s.SetProperty(l => l.EndedAt, now).SetProperty(l => l.EndReason, reason), ct);
            },
            ct);
        return closed;
    }

    private Task ChangeAsync(Guid id, Action<InteractionRow> change, CancellationToken ct) => writer.WriteAsync(
        async db => change(await FoundAsync(db, id, ct)),
        ct);

    // The desk may be faster than the batched call facts; they merge into the row made here.
    private async Task<InteractionRow> FoundAsync(AppDb db, Guid id, CancellationToken ct)
    {
        var row = await db.Interactions.SingleOrDefaultAsync(i => i.Id == id, ct);
        if (row is null) db.Interactions.Add(row = new InteractionRow { Id = id, ReceivedAt = clock.GetUtcNow() });
        return row;
    }
}
