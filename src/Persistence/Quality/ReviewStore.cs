using System.Globalization;
using Crm.Domain;
using Crm.Domain.Quality;
using Microsoft.EntityFrameworkCore;
using Persistence.Conventions;
using Persistence.Outbox;

namespace Persistence.Quality;

/// <summary>Begins and changes reviews: the rules decide, then row, timeline and outbox go down in one transaction; a given review also becomes a score of the call.</summary>
public sealed class ReviewStore(StoreWriter writer, TimeProvider clock)
{
    /// <summary>The legs that talked with the customer for us; who monitored is no agent of the call.</summary>
    private static readonly string[] AgentRoles = ["agent", "consult"];

    /// <summary>Begins a review, or gives back the draft that this reviewer has of it already.</summary>
    /// <param name="interaction">The call; it must have ended.</param>
    /// <param name="agent">Who is judged, or null for the agent who had the customer last.</param>
    /// <param name="form">The form's code; its version in force is used and locked.</param>
    /// <param name="actor">The reviewer.</param>
    /// <param name="ct">Stops before the commit, never after.</param>
    public Task<SaveResult<Review>> StartAsync(Guid interaction, string? agent, string form, Actor actor, CancellationToken ct) => writer.WriteAsync<Review>(
        async db =>
        {
            var now = clock.GetUtcNow();
            if (await db.Interactions.AsNoTracking().SingleOrDefaultAsync(i => i.Id == interaction, ct) is not { } call) return Refusal.Of(Refusal.NotFound, ("call", interaction.ToString("D")));
            if (call.EndedAt is null) return Refusal.Of("CallIsStillUp");
            if (await db.Set<FormRow>().SingleOrDefaultAsync(f => f.Code == form && f.State == FormState.Active, ct) is not { } formRow) return Refusal.Of("FormIsNotActive", ("form", form));
            var judged = agent ?? call.AgentId ?? "";
            var agents = await AgentsAsync(db, interaction, call.AgentId, ct);
            var decision = ReviewRules.Start(QualityMapping.ToForm(formRow), agents, judged, actor.Id);
            if (decision is Decision<ReviewEvent>.Refused refused) return refused.Refusal;
            var claim = QualityMapping.Claim(interaction, judged, actor.Id);
            if (await db.Set<ReviewRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Claim == claim, ct) is { } own)
                return own.State == ReviewState.Draft ? QualityMapping.ToReview(own) : Refusal.Of("CallIsReviewedByYouAlready");
            if (!formRow.IsUsed) (formRow.IsUsed, formRow.Version) = (true, formRow.Version + 1);
            var review = new Review
            {
                Id = new ReviewId(Guid.CreateVersion7(now)), InteractionId = interaction, AgentId = judged, ReviewerId = actor.Id, FormCode = formRow.Code,
                FormNumber = formRow.Number, StartedAt = now, UpdatedAt = now, Version = 1,
            };
            db.Add(QualityMapping.ToRow(review));
            Note(db, review, ((Decision<ReviewEvent>.Accepted)decision).Events, 0, actor, now);
            return review;
        },
        ct);

    /// <summary>Applies commands in order, all or none.</summary>
    /// <param name="id">Which review.</param>
    /// <param name="version">The version the commands were made on.</param>
    /// <param name="commands">What to do.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="ct">Stops before the commit, never after.</param>
    public Task<SaveResult<Review>> ChangeAsync(ReviewId id, int version, IReadOnlyList<ReviewCommand> commands, Actor actor, CancellationToken ct) => writer.WriteAsync<Review>(
        async db =>
        {
            var now = clock.GetUtcNow();
            if (await db.Set<ReviewRow>().SingleOrDefaultAsync(r => r.Id == id.Value, ct) is not { } row) return Refusal.Of(Refusal.NotFound, ("evaluation", id.ToString()));
            if (row.Version != version) return Refusal.Of(Refusal.StaleVersion, ("version", row.Version.ToString(CultureInfo.InvariantCulture)));
            var form = QualityMapping.ToForm(await db.Set<FormRow>().AsNoTracking().SingleAsync(f => f.Code == row.FormCode && f.Number == row.FormNumber, ct));
            var review = QualityMapping.ToReview(row);
            List<ReviewEvent> events = [];
            foreach (var command in commands)
            {
                var decision = ReviewRules.Decide(review, form, command);
                if (decision is Decision<ReviewEvent>.Refused refused) return refused.Refusal;
                var accepted = ((Decision<ReviewEvent>.Accepted)decision).Events;
                review = ReviewRules.Apply(review, accepted, now);
                events.AddRange(accepted);
            }

            review = review with { Version = row.Version + 1 };
            QualityMapping.Write(review, row);
            foreach (var given in events.OfType<ReviewEvent.Submitted>())
                Score(db, review, given, now);
            var last = await db.Set<ReviewTimelineRow>().Where(t => t.ReviewId == id.Value).MaxAsync(t => (int?)t.Seq, ct) ?? 0;
            Note(db, review, events, last, actor, now);
            return review;
        },
        ct);

    private static async Task<IReadOnlyCollection<string>> AgentsAsync(AppDb db, Guid interaction, string? last, CancellationToken ct)
    {
        var talked = await db.InteractionLegs
            .Where(l => l.InteractionId == interaction && l.AgentId != null && l.AnsweredAt != null && AgentRoles.Contains(l.Role))
            .Select(l => l.AgentId!).Distinct().ToListAsync(ct);
        return last is null || talked.Contains(last) ? talked : [.. talked, last];
    }

    /// <summary>The one score that every figure of the product reads; a review in which nothing applied has none.</summary>
    private static void Score(AppDb db, Review review, ReviewEvent.Submitted given, DateTimeOffset now)
    {
        if (given.Score is not { } score) return;
        db.Evaluations.Add(new Evaluation
        {
            Id = review.Id.Value, InteractionId = review.InteractionId, Source = EvaluationSource.Reviewer, AgentId = review.AgentId, Score = score,
            IsFatal = given.IsFatal, Remark = review.Remark, ReviewerId = review.ReviewerId, At = now,
        });
    }

    private static void Note(AppDb db, Review review, IEnumerable<ReviewEvent> events, int last, Actor actor, DateTimeOffset now)
    {
        foreach (var fact in events.Where(e => e is not ReviewEvent.Answered))
        {
            var name = fact.GetType().Name;
            db.Add(new ReviewTimelineRow
            {
                ReviewId = review.Id.Value, Seq = ++last, At = now, ActorId = actor.Id, Workstation = actor.Workstation, Type = name, Data = StoreJson.Write(fact),
            });
            var score = fact is ReviewEvent.Submitted given ? given.Score : null;
            db.Outbox.Add(new OutboxRow
            {
                Type = "evaluation." + char.ToLowerInvariant(name[0]) + name[1..], CreatedAt = now,
                Payload = StoreJson.Write(new ReviewFact(review.Id.Value, review.InteractionId, review.AgentId, review.ReviewerId, review.State, score, review.IsFatal, review.Version)),
            });
        }
    }
}
