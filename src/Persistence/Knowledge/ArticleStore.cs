using System.Collections.Immutable;
using System.Globalization;
using Crm.Domain;
using Crm.Domain.Knowledge;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Conventions;
using Persistence.Outbox;

namespace Persistence.Knowledge;

/// <summary>Begins and changes articles: the rules decide, then row, version, timeline and outbox go down in one transaction.</summary>
public sealed class ArticleStore(StoreWriter writer, TimeProvider clock)
{
    /// <summary>Edits of one person within this time are one fact.</summary>
    private static readonly TimeSpan OneSitting = TimeSpan.FromHours(1);

    /// <summary>Begins an article under a number that is not yet taken.</summary>
    public Task<SaveResult<Article>> BeginAsync(string number, ArticleContent content, Actor actor, CancellationToken ct) => writer.WriteAsync<Article>(
        async db =>
        {
            var now = Now();
            if (ArticleRules.Begin(number, content, actor.Id) is not Decision<ArticleEvent>.Accepted accepted) return Refused(ArticleRules.Begin(number, content, actor.Id));
            if (await db.Set<ArticleRow>().AnyAsync(a => a.Number == number, ct)) return Refusal.Of("ArticleNumberTaken", ("number", number));
            var article = ArticleRules.Create(new ArticleId(Guid.CreateVersion7(now)), number, accepted.Events, now);
            var row = new ArticleRow { Id = article.Id, Number = number, CreatedAt = now };
            ArticleMapping.Write(article, row);
            db.Add(row);
            Note(db, article, accepted.Events, 0, actor, now);
            return article;
        },
        ct);

    /// <summary>Applies commands in order, all or none.</summary>
    /// <param name="number">Which article.</param>
    /// <param name="version">The version the commands were made on.</param>
    /// <param name="commands">What to do.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="ct">Stops before the commit, never after.</param>
    public Task<SaveResult<Article>> ChangeAsync(string number, int version, IReadOnlyList<ArticleCommand> commands, Actor actor, CancellationToken ct) => writer.WriteAsync<Article>(
        async db =>
        {
            var now = Now();
            if (await db.Set<ArticleRow>().SingleOrDefaultAsync(a => a.Number == number, ct) is not { } row) return NotFound(number);
            if (row.Version != version) return Refusal.Of(Refusal.StaleVersion, ("number", number), ("version", row.Version.ToString(CultureInfo.InvariantCulture)));
            var live = await db.Set<ArticleVersionRow>().SingleOrDefaultAsync(v => v.ArticleId == row.Id && v.Number == row.LiveVersion, ct);
            var article = ArticleMapping.ToArticle(row, live);
            List<ArticleEvent> events = [];
            foreach (var command in commands)
            {
                if (ArticleRules.Decide(article, command, now) is not Decision<ArticleEvent>.Accepted accepted) return Refused(ArticleRules.Decide(article, command, now));
                article = ArticleRules.Apply(article, accepted.Events, now);
                events.AddRange(accepted.Events);
            }

            article = article with { Version = row.Version + 1 };
            ArticleMapping.Write(article, row);
            db.AddRange(events.OfType<ArticleEvent.Published>().Select(p => ArticleMapping.ToRow(article.Id, p.Version)));
            var last = await db.Set<ArticleTimelineRow>().AsNoTracking().Where(t => t.ArticleId == article.Id).OrderByDescending(t => t.Seq).FirstOrDefaultAsync(ct);
            Note(db, article, GoesOn(last, events, actor, now) ? events[1..] : events, last?.Seq ?? 0, actor, now);
            return article;
        },
        ct);

    /// <summary>Records that an article solved a ticket, or did not; the same person's second word on the same ticket replaces the first.</summary>
    /// <param name="number">Which article.</param>
    /// <param name="ticket">Where it was used, or null for a reader's word without a ticket, one per person.</param>
    /// <param name="isSolved">It helped.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="ct">Stops before the commit, never after.</param>
    public Task<SaveResult<bool>> VoteAsync(string number, TicketId? ticket, bool isSolved, Actor actor, CancellationToken ct) => writer.WriteAsync<bool>(
        async db =>
        {
            var now = Now();
            if (await db.Set<ArticleRow>().AsNoTracking().SingleOrDefaultAsync(a => a.Number == number, ct) is not { } article) return NotFound(number);
            if (article.LiveVersion is not { } version) return Refusal.Of("ArticleIsNotInForce", ("number", number));
            if (ticket is { } used && !await db.Tickets.AnyAsync(t => t.Id == used, ct)) return Refusal.Of(Refusal.NotFound, ("ticket", used.ToString()));
            var at = ticket ?? ArticleVoteRow.NoTicket;
            var vote = await db.Set<ArticleVoteRow>().SingleOrDefaultAsync(v => v.ArticleId == article.Id && v.TicketId == at && v.ActorId == actor.Id, ct);
            if (vote is null) db.Add(vote = new ArticleVoteRow { ArticleId = article.Id, TicketId = at, ActorId = actor.Id });
            (vote.IsSolved, vote.ArticleVersion, vote.At) = (isSolved, version, now);
            Tell(db, "article.voted", new ArticleFact(article.Id.Value, number, article.State, version, article.Version, actor.Id), now);
            return true;
        },
        ct);

    /// <summary>An autosave that goes on is one fact: who writes for an hour leaves one row in the history, not a hundred.</summary>
    private static bool GoesOn(ArticleTimelineRow? last, List<ArticleEvent> events, Actor actor, DateTimeOffset now) =>
        events is [ArticleEvent.Edited, ..] && last is { Type: nameof(ArticleEvent.Edited) } && last.ActorId == actor.Id && now - last.At < OneSitting;

    private static void Note(AppDb db, Article article, IEnumerable<ArticleEvent> events, int last, Actor actor, DateTimeOffset now)
    {
        foreach (var fact in events)
        {
            var name = fact.GetType().Name;
            db.Add(new ArticleTimelineRow
            {
                ArticleId = article.Id, Seq = ++last, At = now, ActorId = actor.Id, Workstation = actor.Workstation, Type = name, Remark = RemarkOf(fact),
            });
            Tell(db, "article." + char.ToLowerInvariant(name[0]) + name[1..], new ArticleFact(article.Id.Value, article.Number, article.State, article.Live?.Number, article.Version, actor.Id), now);
        }
    }

    private static void Tell(AppDb db, string type, ArticleFact fact, DateTimeOffset now) =>
        db.Outbox.Add(new OutboxRow { Type = type, CreatedAt = now, Payload = StoreJson.Write(fact) });

    private static string? RemarkOf(ArticleEvent fact) => fact switch
    {
        ArticleEvent.SentBack e => e.Reason,
        ArticleEvent.Retired e => e.Reason,
        _ => null,
    };

    /// <summary>Now in the zone of the site: the rules count days.</summary>
    private DateTimeOffset Now() => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), SiteZone.Zone);

    private static Refusal NotFound(string number) => Refusal.Of(Refusal.NotFound, ("article", number));

    private static Refusal Refused(Decision<ArticleEvent> decision) => ((Decision<ArticleEvent>.Refused)decision).Refusal;
}
