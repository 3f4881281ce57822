using Crm.Domain;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.History;

namespace Persistence.Tickets;

/// <summary>The calls of a ticket: which were about it, and which of a person's own could be (HR-14, N6-21).</summary>
public sealed class TicketCallStore(TicketStore tickets, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>Calls shown at most; a case with more is read in the list of calls.</summary>
    public const int Most = 50;

    // Linked while it is fresh in mind; older calls are found in the list of calls.
    private static readonly TimeSpan Recently = TimeSpan.FromHours(24);
    private const int Offered = 10;

    /// <summary>The calls of a ticket, newest first: those that were linked, and those the history put there.</summary>
    public async Task<IReadOnlyList<TicketCallLine>> ListAsync(TicketId ticket, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = await db.Set<TicketCallRow>().Where(c => c.TicketId == ticket).OrderByDescending(c => c.LinkedAt).Select(c => c.InteractionId).Take(Most).ToListAsync(ct);
        var calls = await db.Interactions.AsNoTracking().Where(i => i.TicketId == ticket || ids.Contains(i.Id)).OrderByDescending(i => i.ReceivedAt).Take(Most).ToListAsync(ct);
        var known = calls.Select(c => c.Id).ToHashSet();
        var all = known.Concat(ids).Distinct().ToList();
        var recordings = (await db.Recordings.AsNoTracking().Where(r => all.Contains(r.InteractionId)).OrderBy(r => r.StartedAt).ToListAsync(ct)).ToLookup(r => r.InteractionId);
        return
        [
            .. ids.Where(id => !known.Contains(id)).Select(id => new TicketCallLine(id, null, [.. recordings[id]])),
            .. calls.Select(c => new TicketCallLine(c.Id, c, [.. recordings[c.Id]])),
        ];
    }

    /// <summary>A person's own calls of the last day that are not linked to the ticket yet, newest first.</summary>
    public async Task<IReadOnlyList<InteractionRow>> OfferAsync(TicketId ticket, string agent, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - Recently;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Interactions.AsNoTracking()
            .Where(i => i.AgentId == agent && i.ReceivedAt >= since && i.TicketId != ticket && !db.Set<TicketCallRow>().Any(c => c.TicketId == ticket && c.InteractionId == i.Id))
            .OrderByDescending(i => i.ReceivedAt).Take(Offered).ToListAsync(ct);
    }

    /// <summary>Links a call. Only a call that the person had, or has now, unless he may link any.</summary>
    /// <param name="ticket">Which ticket.</param>
    /// <param name="call">Which call.</param>
    /// <param name="actor">Who links it.</param>
    /// <param name="mayLinkAny">He may link others' calls too.</param>
    /// <param name="hasItNow">The floor says that he talks in it now: the history may be late.</param>
    /// <param name="ct">Stops before the commit, never after.</param>
    public async Task<SaveResult<Ticket>> LinkAsync(TicketId ticket, Guid call, Actor actor, bool mayLinkAny, bool hasItNow, CancellationToken ct)
    {
        if (!hasItNow && !await IsThereAsync(call, mayLinkAny ? null : actor.Id, ct)) return Refusal.Of("CallIsNotYours", ("call", call.ToString("D")));
        return await tickets.ChangeAsync(ticket, null, [new TicketCommand.LinkCall(call)], actor, ct);
    }

    private async Task<bool> IsThereAsync(Guid call, string? agent, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Interactions.AnyAsync(i => i.Id == call && (agent == null || i.AgentId == agent), ct)
            || (agent is not null && await db.InteractionLegs.AnyAsync(l => l.InteractionId == call && l.AgentId == agent && l.AnsweredAt != null, ct));
    }
}
