using System.Collections.Immutable;
using Crm.Domain;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Conventions;
using Persistence.Outbox;

namespace Persistence.Tickets;

/// <summary>Messages of colleagues about a ticket, whom they name and who has read them. Nothing is changed and nothing deleted.</summary>
public sealed class TicketMessageStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>Messages that a page shows at once; older ones come page by page.</summary>
    public const int PageSize = 100;

    /// <summary>Outbox type of a new message.</summary>
    public const string Sent = "ticket.messageSent";

    /// <summary>Outbox type of messages that were read.</summary>
    public const string Seen = "ticket.messagesRead";

    /// <summary>Writes a message.</summary>
    /// <param name="ticket">About which ticket; a closed one may be talked about too.</param>
    /// <param name="text">The text.</param>
    /// <param name="people">Whom it may name: who may see the ticket. Its work groups are added.</param>
    /// <param name="actor">Who writes.</param>
    /// <param name="ct">Stops before the commit, never after.</param>
    public Task<SaveResult<TicketMessageLine>> SendAsync(TicketId ticket, string text, IReadOnlyCollection<MentionTarget> people, Actor actor, CancellationToken ct) => writer.WriteAsync<TicketMessageLine>(
        async db =>
        {
            if (await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Id == ticket, ct) is not { } stored) return Refusal.Of(Refusal.NotFound, ("ticket", ticket.ToString()));
            var now = clock.GetUtcNow();
            var minute = now.AddMinutes(-1);
            var groups = await db.Set<TicketGroup>().AsNoTracking().Where(g => g.TicketId == ticket && g.EndedAt == null).ToListAsync(ct);
            var named = Mentions.In(text, [.. people, .. groups.Select(g => new MentionTarget(g.Name, g.Name, g.People))]);
            named = [.. named.Where(n => n != actor.Id)];
            var messages = db.Set<TicketMessage>().Where(m => m.TicketId == ticket);
            var lately = await messages.CountAsync(m => m.By == actor.Id && m.At > minute, ct);
            if (TicketMessageRules.Check(text, named.Length, lately, await messages.CountAsync(ct)) is { } wrong) return wrong;
            var message = new TicketMessage { Id = Guid.CreateVersion7(now), TicketId = ticket, By = actor.Id, At = now, Text = text.Trim() };
            db.Add(message);
            db.AddRange(named.Select(user => new TicketMentionRow { MessageId = message.Id, UserId = user, TicketId = ticket, At = now }));
            Tell(db, Sent, stored, actor, named, now);
            return new TicketMessageLine(message, named, []);
        },
        ct);

    /// <summary>Notes that somebody has read a ticket's messages up to now; how many were new to him.</summary>
    public Task<SaveResult<int>> ReadAsync(TicketId ticket, string user, CancellationToken ct) => writer.WriteAsync<int>(
        async db =>
        {
            var unread = await db.Set<TicketMessage>().Where(m => m.TicketId == ticket && m.By != user && !db.Set<TicketMessageReadRow>().Any(r => r.MessageId == m.Id && r.UserId == user))
                .Select(m => m.Id).ToListAsync(ct);
            if (unread.Count == 0) return 0;
            var now = clock.GetUtcNow();
            db.AddRange(unread.Select(id => new TicketMessageReadRow { MessageId = id, UserId = user, At = now }));
            Tell(db, Seen, await db.Tickets.AsNoTracking().SingleAsync(t => t.Id == ticket, ct), new Actor(user), [user], now);
            return unread.Count;
        },
        ct);

    /// <summary>A ticket's messages, newest first.</summary>
    /// <param name="ticket">Which.</param>
    /// <param name="before">Only those before this instant, or null for the newest.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<TicketMessageLine>> ListAsync(TicketId ticket, DateTimeOffset? before, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var messages = db.Set<TicketMessage>().AsNoTracking().Where(m => m.TicketId == ticket);
        if (before is { } older) messages = messages.Where(m => m.At < older);
        var page = await messages.OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(PageSize).ToListAsync(ct);
        var ids = page.Select(m => m.Id).ToList();
        var mentions = (await db.Set<TicketMentionRow>().AsNoTracking().Where(m => ids.Contains(m.MessageId)).ToListAsync(ct)).ToLookup(m => m.MessageId);
        var reads = (await db.Set<TicketMessageReadRow>().AsNoTracking().Where(r => ids.Contains(r.MessageId)).ToListAsync(ct)).ToLookup(r => r.MessageId);
        return [.. page.Select(m => new TicketMessageLine(
            m, [.. mentions[m.Id].Select(x => x.UserId).Order(StringComparer.Ordinal)], [.. reads[m.Id].OrderBy(r => r.At).Select(r => (r.UserId, r.At))]))];
    }

    /// <summary>What names somebody, newest first.</summary>
    /// <param name="user">Whom.</param>
    /// <param name="isUnreadOnly">Only what he has not read.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="before">Only those before this instant, or null.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<MentionLine>> MentionsAsync(string user, bool isUnreadOnly, int limit, DateTimeOffset? before, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var named = db.Set<TicketMentionRow>().Where(m => m.UserId == user);
        if (before is { } older) named = named.Where(m => m.At < older);
        if (isUnreadOnly) named = named.Where(m => !db.Set<TicketMessageReadRow>().Any(r => r.MessageId == m.MessageId && r.UserId == user));
        var rows = await (
            from m in named.OrderByDescending(m => m.At).Take(limit)
            join message in db.Set<TicketMessage>() on m.MessageId equals message.Id
            join t in db.Tickets on m.TicketId equals t.Id
            select new { message, t.Number, t.Status, ReadAt = db.Set<TicketMessageReadRow>().Where(r => r.MessageId == m.MessageId && r.UserId == user).Select(r => (DateTimeOffset?)r.At).SingleOrDefault() })
            .AsNoTracking().ToListAsync(ct);
        return [.. rows.OrderByDescending(r => r.message.At).Select(r => new MentionLine(r.message, r.Number, r.Status, r.ReadAt))];
    }

    /// <summary>How many unread messages name somebody.</summary>
    public async Task<int> UnreadMentionsAsync(string user, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<TicketMentionRow>().CountAsync(m => m.UserId == user && !db.Set<TicketMessageReadRow>().Any(r => r.MessageId == m.MessageId && r.UserId == user), ct);
    }

    private static void Tell(AppDb db, string type, Ticket ticket, Actor actor, ImmutableArray<string> mentions, DateTimeOffset now) =>
        db.Outbox.Add(new OutboxRow { Type = type, CreatedAt = now, Payload = StoreJson.Write(new TicketMessageFact(ticket.Id, ticket.Number, actor.Id, mentions)) });
}
