using System.Globalization;

namespace Crm.Domain.Quality;

/// <summary>What answers must be: to save them, and to give them.</summary>
internal static class AnswerRules
{
    /// <summary>The rule that a draft's answers break, or null.</summary>
    public static Refusal? Check(EvaluationForm form, ImmutableArray<ItemAnswer> answers, string? remark)
    {
        if (answers.IsDefault) return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "answers"));
        if (answers.DistinctBy(a => a.Item).Count() != answers.Length) return Refusal.Of("OneAnswerPerItem");
        foreach (var answer in answers)
            if (Check(form, answer) is { } refusal) return refusal;
        return TooLong("remark", remark, ReviewRules.RemarkLength);
    }

    /// <summary>The rule that keeps the answers from being given, or null.</summary>
    public static Refusal? CheckComplete(EvaluationForm form, ImmutableArray<ItemAnswer> answers)
    {
        var given = answers.ToDictionary(a => a.Item, StringComparer.Ordinal);
        var missing = form.Items.Where(i => !given.TryGetValue(i.Code, out var a) || !a.IsGiven).Select(i => i.Code).ToList();
        if (missing.Count > 0) return Refusal.Of("EveryItemNeedsAnAnswer", ("items", string.Join(',', missing)));
        var silent = form.Items.Where(i => NeedsComment(i, given[i.Code]) && string.IsNullOrWhiteSpace(given[i.Code].Comment)).Select(i => i.Code).ToList();
        return silent.Count > 0 ? Refusal.Of("CommentRequired", ("items", string.Join(',', silent))) : null;
    }

    /// <summary>Whether this answer must be explained.</summary>
    public static bool NeedsComment(FormItem item, ItemAnswer answer) => !answer.IsNotApplicable && answer.Points is { } points && (
        (item.IsFatal && points == 0)
        || (item.IsCritical && points == 0)
        || item.Comment == CommentNeed.Always
        || (item.Comment == CommentNeed.WhenPointsAreLost && points < item.Max));

    private static Refusal? Check(EvaluationForm form, ItemAnswer answer)
    {
        if (form.Find(answer.Item) is not { } item) return Refusal.Of("ItemIsNotInTheForm", ("item", answer.Item));
        if (answer.IsNotApplicable && !item.AllowsNotApplicable) return Refusal.Of("ItemMustBeJudged", ("item", item.Code));
        if (answer.IsNotApplicable && answer.Points is not null) return Refusal.Of("NotApplicableHasNoPoints", ("item", item.Code));
        if (answer.Points is { } points && (points < 0 || points > item.Max))
            return Refusal.Of("PointsOutOfRange", ("item", item.Code), ("max", item.Max.ToString(CultureInfo.InvariantCulture)));
        if (answer.AtMs is < 0 or > ReviewRules.LongestRecordingMs) return Refusal.Of("MarkOutsideTheRecording", ("item", item.Code));
        return TooLong(item.Code, answer.Comment, ReviewRules.CommentLength);
    }

    private static Refusal? TooLong(string field, string? text, int limit) =>
        text?.Length > limit ? Refusal.Of("TextTooLong", ("field", field), ("limit", limit.ToString(CultureInfo.InvariantCulture))) : null;
}
