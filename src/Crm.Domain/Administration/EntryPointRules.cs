namespace Crm.Domain.Administration;

/// <summary>What an entry point may be.</summary>
public static class EntryPointRules
{
    /// <summary>Everything that is wrong, field by field.</summary>
    public static ImmutableArray<Refusal> Check(EntryPointDraft draft) =>
    [
        .. new[]
        {
            FieldRules.Number("calledNumber", draft.CalledNumber),
            FieldRules.Text("nameZh", draft.NameZh, 80),
            FieldRules.Text("nameEn", draft.NameEn, 80),
            FieldRules.Text("queueId", draft.QueueId, 40),
            FieldRules.Range("menuTimeoutSeconds", draft.MenuTimeoutSeconds, 2, 60),
            Menu(draft),
        }.OfType<Refusal>(),
    ];

    private static Refusal? Menu(EntryPointDraft draft)
    {
        if (draft.FlowId is not null) return null;
        if (draft.Menu is not null && draft.Choices.IsEmpty) return Refusal.Of(FieldRules.Missing, ("field", "choices"));
        if (draft.Menu is null && !draft.Choices.IsEmpty) return Refusal.Of(FieldRules.Missing, ("field", "menu"));
        foreach (var choice in draft.Choices)
            if (!char.IsAsciiDigit(choice.Digit) && choice.Digit is not ('*' or '#')) return FieldRules.Wrong("choices", choice.Digit.ToString(), "digit");
        return draft.Choices.GroupBy(c => c.Digit).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? FieldRules.IsTaken("choices", twice.Key.ToString())
            : null;
    }
}
