namespace Crm.Domain.Administration;

/// <summary>What a question set may be, and when it may change.</summary>
public static class QuestionSetRules
{
    /// <summary>An active or retired version has been answered: it stays as it was; a new edition is made instead.</summary>
    public const string OnlyADraftChanges = "OnlyADraftChanges";

    /// <summary>Questions of one form; a customer listens to fewer.</summary>
    public const int MostQuestions = 40;

    /// <summary>Options of one choice.</summary>
    public const int MostOptions = 20;

    /// <summary>Everything that is wrong, field by field.</summary>
    public static ImmutableArray<Refusal> Check(QuestionSet set) =>
    [
        .. new[]
        {
            FieldRules.Text("nameZh", set.NameZh, 80),
            FieldRules.Text("nameEn", set.NameEn, 80),
            FieldRules.OptionalText("scope", set.Scope, 40),
            FieldRules.Range("questions", set.Questions.Length, 0, MostQuestions),
            set.Questions.GroupBy(q => q.Key, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice ? FieldRules.IsTaken("key", twice.Key) : null,
        }.OfType<Refusal>(),
        .. set.Questions.Select(Check).OfType<Refusal>(),
    ];

    /// <summary>Whether the set may change.</summary>
    public static Refusal? CheckChange(QuestionSet set) =>
        set.State == QuestionSetState.Draft ? null : Refusal.Of(OnlyADraftChanges, ("name", set.NameZh), ("edition", FieldRules.Invariant(set.Edition)));

    /// <summary>Whether a draft may be asked from now on: it needs a question.</summary>
    public static Refusal? CheckActivation(QuestionSet set) =>
        CheckChange(set) ?? (set.Questions.IsEmpty ? Refusal.Of(FieldRules.Missing, ("field", "questions")) : null) ?? Check(set).FirstOrDefault();

    private static Refusal? Check(Question question) =>
        FieldRules.ShortName("key", question.Key, 40)
        ?? FieldRules.Text("textZh", question.TextZh, 200)
        ?? FieldRules.Text("textEn", question.TextEn, 200)
        ?? (question.Kind == QuestionKind.Choice ? FieldRules.Range("options", question.Options.Length, 2, MostOptions) : null)
        ?? (question.Options.GroupBy(o => o.Key, StringComparer.Ordinal).Any(g => g.Count() > 1) ? FieldRules.IsTaken("options", question.Key) : null);
}
