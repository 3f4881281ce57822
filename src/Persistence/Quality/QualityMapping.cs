using System.Collections.Immutable;
using System.Text.Json;
using Crm.Domain.Quality;
using Persistence.Conventions;

namespace Persistence.Quality;

/// <summary>Between the rows and what the rules know.</summary>
internal static class QualityMapping
{
    public static EvaluationForm ToForm(FormRow row)
    {
        var definition = Read<FormDefinition>(row.Definition);
        return new EvaluationForm
        {
            Code = row.Code, Number = row.Number, Name = definition.Name, Groups = definition.Groups, State = row.State, IsUsed = row.IsUsed, Version = row.Version,
        };
    }

    public static FormRow ToRow(EvaluationForm form) => new()
    {
        Code = form.Code, Number = form.Number, State = form.State, IsUsed = form.IsUsed, Definition = Definition(form), Version = form.Version,
    };

    public static string Definition(EvaluationForm form) => StoreJson.Write(new FormDefinition(form.Name, form.Groups));

    public static Review ToReview(ReviewRow row) => new()
    {
        Id = new ReviewId(row.Id),
        InteractionId = row.InteractionId,
        AgentId = row.AgentId,
        ReviewerId = row.ReviewerId,
        FormCode = row.FormCode,
        FormNumber = row.FormNumber,
        Answers = Read<ImmutableArray<ItemAnswer>>(row.Answers),
        Remark = row.Remark,
        State = row.State,
        ScoreTenths = row.ScoreTenths,
        IsFatal = row.IsFatal,
        StartedAt = row.StartedAt,
        SubmittedAt = row.SubmittedAt,
        AcknowledgedAt = row.AcknowledgedAt,
        AcknowledgeComment = row.AcknowledgeComment,
        UpdatedAt = row.UpdatedAt,
        Version = row.Version,
    };

    public static ReviewRow ToRow(Review review)
    {
        var row = new ReviewRow
        {
            Id = review.Id.Value, InteractionId = review.InteractionId, AgentId = review.AgentId, ReviewerId = review.ReviewerId, FormCode = review.FormCode,
            FormNumber = review.FormNumber, StartedAt = review.StartedAt,
        };
        Write(review, row);
        return row;
    }

    public static void Write(Review review, ReviewRow row)
    {
        row.State = review.State;
        row.Claim = review.State == ReviewState.Discarded ? null : Claim(review.InteractionId, review.AgentId, review.ReviewerId);
        row.Answers = JsonSerializer.Serialize(review.Answers, StoreJson.Options);
        row.Remark = review.Remark;
        row.ScoreTenths = review.ScoreTenths;
        row.IsFatal = review.IsFatal;
        row.SubmittedAt = review.SubmittedAt;
        row.AcknowledgedAt = review.AcknowledgedAt;
        row.AcknowledgeComment = review.AcknowledgeComment;
        row.UpdatedAt = review.UpdatedAt;
        row.Version = review.Version;
    }

    public static string Claim(Guid interaction, string agent, string reviewer) => $"{interaction:D}|{agent}|{reviewer}";

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, StoreJson.Options) ?? throw new InvalidDataException("A quality row holds no content.");
}
