using System.Globalization;
using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Callbacks;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;

namespace Persistence.Tickets;

/// <summary>Questions to leaders about tickets: asked, decided, each on the ticket's own timeline.</summary>
public sealed class TicketApprovalStore(StoreWriter writer, NumberSequences numbers, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    // A ticket with more has another problem.
    private const int Most = 50;

    /// <summary>A ticket's approvals, newest first.</summary>
    public async Task<IReadOnlyList<TicketApproval>> ListAsync(TicketId ticket, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<TicketApproval>().AsNoTracking().Where(a => a.TicketId == ticket).OrderByDescending(a => a.RequestedAt).Take(Most).ToListAsync(ct);
    }

    /// <summary>Questions about all tickets, the newest first, each with its ticket's number.</summary>
    /// <param name="state">Only these, or null for all.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="before">The instant of the last one already shown, or null.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<(TicketApproval Approval, string Ticket)>> ListAsync(ApprovalState? state, int limit, DateTimeOffset? before, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await (
            from a in db.Set<TicketApproval>().AsNoTracking()
            where (state == null || a.State == state) && (before == null || a.RequestedAt < before)
            join t in db.Tickets on a.TicketId equals t.Id
            orderby a.RequestedAt descending
            select new { a, t.Number }).Take(limit).ToListAsync(ct);
        return rows.ConvertAll(r => (r.a, r.Number));
    }

    /// <summary>The approvals that call-backs raised about a ticket for a low score, newest first.</summary>
    public async Task<IReadOnlyList<CallbackFollowUp>> ScoresAsync(TicketId ticket, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<CallbackFollowUp>().AsNoTracking().Where(f => f.TicketId == ticket && f.Kind == FollowUpKind.Approval).OrderByDescending(f => f.CreatedAt).Take(Most).ToListAsync(ct);
    }

    /// <summary>Asks; granted at once when it is within the asker's own authority.</summary>
    public async Task<SaveResult<TicketApproval>> AskAsync(TicketId ticket, ApprovalKind kind, Money amount, string? reason, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var day = SiteZone.DayOf(now);
        await numbers.EnsureAsync(ApprovalRules.DayKey(day), ct);
        return await writer.WriteAsync<TicketApproval>(
            async db =>
            {
                if (await db.Tickets.SingleOrDefaultAsync(t => t.Id == ticket, ct) is not { } stored) return Refusal.Of(Refusal.NotFound, ("ticket", ticket.ToString()));
                if (ApprovalRules.Check(stored, amount, reason) is { } wrong) return wrong;
                var number = ApprovalRules.NumberOf(day, await NumberSequences.NextAsync(db, ApprovalRules.DayKey(day), ct));
                var authority = new ApprovalAuthority(await YuanAsync(db, TicketSettings.OwnAuthority, ct), null);
                var asked = ApprovalRules.Ask(Guid.CreateVersion7(now), number, stored, kind, amount, reason!, actor.Id, authority, now);
                db.Add(asked);
                List<TicketEvent> facts = [new TicketEvent.ApprovalAsked(number, kind, amount, asked.Reason)];
                if (asked.State != ApprovalState.Open) facts.Add(new TicketEvent.ApprovalDecided(number, asked.State, null));
                TicketStore.Note(db, stored, facts, await TicketTimeline.LastAsync(db, ticket, ct), actor, now);
                return asked;
            },
            ct);
    }

    /// <summary>Grants or denies.</summary>
    /// <param name="id">Which approval.</param>
    /// <param name="isGranted">Granted or denied.</param>
    /// <param name="text">Why; needed to deny.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="mayApproveAnything">No limit holds for him.</param>
    /// <param name="ct">Stops before the commit, never after.</param>
    public Task<SaveResult<TicketApproval>> DecideAsync(Guid id, bool isGranted, string? text, Actor actor, bool mayApproveAnything, CancellationToken ct) => writer.WriteAsync<TicketApproval>(
        async db =>
        {
            if (await db.Set<TicketApproval>().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } stored) return Refusal.Of(Refusal.NotFound, ("approval", id.ToString("D")));
            var now = clock.GetUtcNow();
            var limit = mayApproveAnything ? ApprovalAuthority.Everything : await YuanAsync(db, TicketSettings.ApproverAuthority, ct);
            var (decided, refusal) = ApprovalRules.Decide(stored, isGranted, text, actor.Id, new ApprovalAuthority(Money.Zero, limit), now);
            if (decided is null) return refusal!;
            db.Entry(stored).CurrentValues.SetValues(decided);
            var ticket = await db.Tickets.AsNoTracking().SingleAsync(t => t.Id == stored.TicketId, ct);
            TicketStore.Note(db, ticket, [new TicketEvent.ApprovalDecided(decided.Number, decided.State, decided.Decision)], await TicketTimeline.LastAsync(db, ticket.Id, ct), actor, now);
            return decided;
        },
        ct);

    private static async Task<Money> YuanAsync(AppDb db, SettingDefinition definition, CancellationToken ct) =>
        Money.Yuan(long.Parse(await SettingRows.ChosenAsync(db, definition, ct) ?? definition.Default, CultureInfo.InvariantCulture));
}
