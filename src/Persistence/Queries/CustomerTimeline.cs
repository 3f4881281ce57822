using System.Globalization;
using Crm.Domain.Callbacks;
using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Persistence.Customers;
using Persistence.Dispatch;

namespace Persistence.Queries;

/// <summary>Everything that happened with a customer, latest first (KP-01): calls, tickets, visits, call-backs, messages, changes of the data.</summary>
public sealed class CustomerTimeline(IDbContextFactory<AppDb> contexts)
{
    // Facts of one millisecond beyond these would be skipped; a save writes a handful.
    private const int Slack = 40;

    // A customer into whom more were merged has their latest changes only.
    private const int MostMerged = 20;

    /// <summary>A page.</summary>
    /// <param name="id">Whose.</param>
    /// <param name="kind">Only of this kind, or null for everything.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">The last fact already shown, or null.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<CustomerFact>> ListAsync(CustomerId id, CustomerFactKind? kind, int limit, CustomerFactCursor? after, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var until = after?.At ?? DateTimeOffset.MaxValue;
        var take = limit + Slack;
        List<CustomerFact> facts = [];
        if (kind is null or CustomerFactKind.Call) facts.AddRange(await CallsAsync(db, id, until, take, ct));
        if (kind is null or CustomerFactKind.Ticket or CustomerFactKind.Visit) facts.AddRange(await TicketsAsync(db, id, kind, until, take, ct));
        if (kind is null or CustomerFactKind.Callback) facts.AddRange(await CallbacksAsync(db, id, until, take, ct));
        if (kind is null or CustomerFactKind.Message) facts.AddRange(await MessagesAsync(db, id, until, take, ct));
        if (kind is null or CustomerFactKind.Change) facts.AddRange(await ChangesAsync(db, id, until, take, ct));
        return
        [
            .. facts.Where(f => kind is null || f.Kind == kind)
                .OrderByDescending(f => f.At).ThenByDescending(f => f.Key, StringComparer.Ordinal)
                .SkipWhile(f => after is not null && f.At == after.At && string.CompareOrdinal(f.Key, after.Key) >= 0)
                .Take(limit),
        ];
    }

    private static async Task<List<CustomerFact>> CallsAsync(AppDb db, CustomerId id, DateTimeOffset until, int take, CancellationToken ct)
    {
        var rows = await db.Interactions.AsNoTracking().Where(i => i.CustomerId == id && i.ReceivedAt <= until).OrderByDescending(i => i.ReceivedAt).Take(take)
            .Select(i => new { i.Id, i.ReceivedAt, i.Direction, i.AgentId, i.AnsweredAt, i.DispositionNote }).ToListAsync(ct);
        return
        [
            .. rows.Select(i => new CustomerFact(
                i.ReceivedAt, CustomerFactKind.Call, "c" + i.Id.ToString("N"), i.AnsweredAt is null ? i.Direction + "Missed" : i.Direction.ToString(), null, i.AgentId, i.DispositionNote, Reference: i.Id)),
        ];
    }

    private static async Task<List<CustomerFact>> TicketsAsync(AppDb db, CustomerId id, CustomerFactKind? kind, DateTimeOffset until, int take, CancellationToken ct)
    {
        // The kind is chosen before the limit: a visit behind many other steps is found too.
        var steps = db.TicketTimeline.AsNoTracking();
        if (kind is CustomerFactKind.Visit) steps = steps.Where(f => EF.Functions.Like(f.Type, VisitFact.Prefix + "%"));
        if (kind is CustomerFactKind.Ticket) steps = steps.Where(f => !EF.Functions.Like(f.Type, VisitFact.Prefix + "%"));
        var rows = await (
            from t in db.Tickets.AsNoTracking()
            where t.CustomerId == id
            join f in steps on t.Id equals f.TicketId
            where f.At <= until
            orderby f.At descending
            select new { t.Number, f.At, f.Seq, f.Type, f.ActorId, f.Data }).Take(take).ToListAsync(ct);
        return
        [
            .. rows.Select(f => new CustomerFact(
                f.At, f.Type.StartsWith(VisitFact.Prefix, StringComparison.Ordinal) ? CustomerFactKind.Visit : CustomerFactKind.Ticket,
                string.Create(CultureInfo.InvariantCulture, $"t{f.Number}-{f.Seq:00000}"), f.Type, f.Number, f.ActorId, After: f.Data)),
        ];
    }

    private static async Task<List<CustomerFact>> CallbacksAsync(AppDb db, CustomerId id, DateTimeOffset until, int take, CancellationToken ct)
    {
        var rows = await (
            from task in db.Set<CallbackTask>().AsNoTracking()
            where task.CustomerId == id
            join a in db.Set<CallbackAttempt>() on task.Id equals a.CallbackId
            where a.StartedAt <= until
            join t in db.Tickets on task.TicketId equals t.Id
            orderby a.StartedAt descending
            select new { task.Id, a.Seq, a.StartedAt, a.Outcome, a.AgentId, a.Note, t.Number, a.CallId }).Take(take).ToListAsync(ct);
        return
        [
            .. rows.Select(a => new CustomerFact(
                a.StartedAt, CustomerFactKind.Callback, string.Create(CultureInfo.InvariantCulture, $"b{a.Id.Value:N}-{a.Seq:000}"), a.Outcome?.ToString() ?? "Running", a.Number, a.AgentId, a.Note,
                Reference: a.CallId)),
        ];
    }

    private static async Task<List<CustomerFact>> MessagesAsync(AppDb db, CustomerId id, DateTimeOffset until, int take, CancellationToken ct)
    {
        var rows = await (
            from i in db.Interactions.AsNoTracking()
            where i.CustomerId == id
            join m in db.LeftMessages on i.Id equals m.InteractionId
            where m.LeftAt <= until
            orderby m.LeftAt descending
            select new { m.Id, m.LeftAt, m.Kind, m.ClaimedBy, m.Note, m.InteractionId }).Take(take).ToListAsync(ct);
        return [.. rows.Select(m => new CustomerFact(m.LeftAt, CustomerFactKind.Message, "m" + m.Id.ToString("N"), m.Kind.ToString(), null, m.ClaimedBy, m.Note, Reference: m.InteractionId))];
    }

    private static async Task<List<CustomerFact>> ChangesAsync(AppDb db, CustomerId id, DateTimeOffset until, int take, CancellationToken ct)
    {
        // What was noted about those who were merged into them is theirs too.
        var numbers = await db.Customers.Where(c => c.Id == id || c.MergedIntoId == id).OrderBy(c => c.Id == id ? 0 : 1).Take(MostMerged).Select(c => c.Number).ToListAsync(ct);
        var subjects = numbers.ConvertAll(CustomerStore.SubjectOf);
        var rows = await db.AuditEntries.AsNoTracking().Where(a => subjects.Contains(a.Subject) && a.At <= until).OrderByDescending(a => a.At).ThenByDescending(a => a.Seq).Take(take).ToListAsync(ct);
        return
        [
            .. rows.Select(a => new CustomerFact(
                a.At, CustomerFactKind.Change, string.Create(CultureInfo.InvariantCulture, $"a{a.Seq:0000000000}"), a.Command, a.Subject.Split(':', 2)[^1], a.ActorId, Before: a.Before, After: a.After)),
        ];
    }
}
