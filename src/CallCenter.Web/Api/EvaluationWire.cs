using CallCenter.Web.Realtime.Wire;
using Crm.Domain.Quality;

namespace CallCenter.Web.Api;

/// <summary>A review.</summary>
/// <param name="Score">0.0 to 100.0, or null: not given yet, or nothing was applicable.</param>
public sealed record EvaluationWire(
    Guid Id, Guid InteractionId, string Agent, string Reviewer, string Form, int FormNumber, string State, decimal? Score, bool IsFatal, IReadOnlyList<AnswerWire> Answers,
    string? Remark, DateTimeOffset Started, DateTimeOffset? Submitted, DateTimeOffset? Acknowledged, string? AcknowledgeComment, int Version)
{
    public static EvaluationWire From(Review review) => new(
        review.Id.Value, review.InteractionId, review.AgentId, review.ReviewerId, review.FormCode, review.FormNumber, Words.Of(review.State),
        review.ScoreTenths is { } tenths ? tenths / 10m : null, review.IsFatal, [.. review.Answers.Select(AnswerWire.From)], review.Remark,
        review.StartedAt, review.SubmittedAt, review.AcknowledgedAt, review.AcknowledgeComment, review.Version);
}
