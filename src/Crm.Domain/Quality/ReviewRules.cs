using System.Diagnostics;
using System.Globalization;

namespace Crm.Domain.Quality;

/// <summary>What may happen to a review: draft → submitted → acknowledged; a draft may be discarded.</summary>
/// <remarks>Scores come from <see cref="FormScore"/>; requirements: the reviewer is never the agent, a given review never changes, an agent acknowledges once.</remarks>
public static class ReviewRules
{
    /// <summary>Longest comment on one item, in characters.</summary>
    public const int CommentLength = 1_000;

    /// <summary>Longest overall remark, in characters.</summary>
    public const int RemarkLength = 2_000;

    /// <summary>Longest comment of the agent, in characters; what the field's other products allow.</summary>
    public const int AcknowledgeLength = 3_072;

    /// <summary>Longest recording that a mark can lie in, in milliseconds: a day.</summary>
    public const long LongestRecordingMs = 86_400_000;

    /// <summary>Decides whether a call's agent may be reviewed by this person with this form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="agents">Everybody of us who talked in the call.</param>
    /// <param name="agent">Who is to be judged.</param>
    /// <param name="by">Who judges.</param>
    public static Decision<ReviewEvent> Start(EvaluationForm form, IReadOnlyCollection<string> agents, string agent, string by)
    {
        if (form.State != FormState.Active) return Refuse("FormIsNotActive", ("form", form.Code));
        if (!agents.Contains(agent, StringComparer.Ordinal)) return Refuse("AgentDidNotTalkInThisCall", ("agent", agent));
        return agents.Contains(by, StringComparer.Ordinal)
            ? Refuse("ReviewerMustNotBeTheAgent")
            : Accept(new ReviewEvent.Started(by));
    }

    /// <summary>Decides a command on an existing review. Total: every state and command has an answer.</summary>
    public static Decision<ReviewEvent> Decide(Review review, EvaluationForm form, ReviewCommand command) => command switch
    {
        ReviewCommand.Answer c => OfReviewer(review, c.By) ?? (AnswerRules.Check(form, c.Answers, c.Remark) is { } refusal
            ? new Decision<ReviewEvent>.Refused(refusal)
            : Accept(new ReviewEvent.Answered(InOrder(form, c.Answers), Trimmed(c.Remark)))),
        ReviewCommand.Submit c => OfReviewer(review, c.By) ?? Submit(review, form),
        ReviewCommand.Discard c => OfReviewer(review, c.By) ?? Accept(new ReviewEvent.Discarded(c.By)),
        ReviewCommand.Acknowledge c => Acknowledge(review, c),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    /// <summary>The review after facts, in order.</summary>
    public static Review Apply(Review review, IEnumerable<ReviewEvent> events, DateTimeOffset now) =>
        events.Aggregate(review, (r, e) => Apply(r, e, now)) with { UpdatedAt = now };

    /// <summary>Items that still keep the draft from being given: not judged, or judged and not explained.</summary>
    public static ImmutableArray<string> Missing(EvaluationForm form, IEnumerable<ItemAnswer> answers)
    {
        var given = answers.ToDictionary(a => a.Item, StringComparer.Ordinal);
        return
        [
            .. form.Items
                .Where(i => !given.TryGetValue(i.Code, out var a) || !a.IsGiven || (AnswerRules.NeedsComment(i, a) && string.IsNullOrWhiteSpace(a.Comment)))
                .Select(i => i.Code),
        ];
    }

    /// <summary>Whether this answer must be explained.</summary>
    public static bool NeedsComment(FormItem item, ItemAnswer answer) => AnswerRules.NeedsComment(item, answer);

    private static Review Apply(Review review, ReviewEvent fact, DateTimeOffset now) => fact switch
    {
        ReviewEvent.Started => review,
        ReviewEvent.Answered e => review with { Answers = e.Answers, Remark = e.Remark },
        ReviewEvent.Submitted e => review with { State = ReviewState.Submitted, ScoreTenths = e.ScoreTenths, IsFatal = e.IsFatal, SubmittedAt = now },
        ReviewEvent.Discarded => review with { State = ReviewState.Discarded },
        ReviewEvent.Acknowledged e => review with { State = ReviewState.Acknowledged, AcknowledgeComment = e.Comment, AcknowledgedAt = now },
        _ => throw new UnreachableException(fact.GetType().Name),
    };

    private static Decision<ReviewEvent> Submit(Review review, EvaluationForm form)
    {
        if (AnswerRules.CheckComplete(form, review.Answers) is { } refusal) return new Decision<ReviewEvent>.Refused(refusal);
        var score = FormScore.Sum(form, review.Answers);
        return Accept(new ReviewEvent.Submitted(score.Tenths, score.Whole, score.IsFatal));
    }

    private static Decision<ReviewEvent> Acknowledge(Review review, ReviewCommand.Acknowledge command)
    {
        if (review.AgentId != command.By) return Refuse("OnlyTheReviewedAgentAcknowledges");
        if (review.State == ReviewState.Acknowledged) return Refuse("ReviewIsAcknowledgedOnce");
        if (review.State != ReviewState.Submitted) return Refuse("TransitionNotAllowed", ("from", review.State.ToString()), ("to", nameof(ReviewState.Acknowledged)));
        return command.Comment?.Length > AcknowledgeLength
            ? Refuse("TextTooLong", ("field", "comment"), ("limit", AcknowledgeLength.ToString(CultureInfo.InvariantCulture)))
            : Accept(new ReviewEvent.Acknowledged(Trimmed(command.Comment)));
    }

    private static Decision<ReviewEvent>? OfReviewer(Review review, string by)
    {
        if (review.ReviewerId != by) return Refuse("ReviewBelongsToItsReviewer");
        return review.State == ReviewState.Draft ? null : Refuse("GivenReviewMustNotChange");
    }

    private static ImmutableArray<ItemAnswer> InOrder(EvaluationForm form, ImmutableArray<ItemAnswer> answers)
    {
        var given = answers.ToDictionary(a => a.Item, StringComparer.Ordinal);
        return [.. form.Items.Where(i => given.ContainsKey(i.Code)).Select(i => given[i.Code] with { Comment = Trimmed(given[i.Code].Comment) })];
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Decision<ReviewEvent>.Accepted Accept(ReviewEvent fact) => new([fact]);

    private static Decision<ReviewEvent>.Refused Refuse(string rule, params ReadOnlySpan<(string Name, string Value)> parameters) =>
        new(Refusal.Of(rule, parameters));
}
