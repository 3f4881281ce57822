namespace Crm.Domain.Administration;

/// <summary>What a skill may be.</summary>
public static class SkillRules
{
    /// <summary>Skills that may be active at once: the core takes 50 of one agent, and nobody finds his way in more.</summary>
    public const int Most = 50;

    /// <summary>Queues need it; parameter <c>queues</c>.</summary>
    public const string SkillIsNeeded = "SkillIsNeeded";

    /// <summary>Everything that is wrong, field by field.</summary>
    public static ImmutableArray<Refusal> Check(SkillDraft draft) =>
    [
        .. new[]
        {
            FieldRules.ShortName("code", draft.Code, 32),
            FieldRules.Text("nameZh", draft.NameZh, 80),
            FieldRules.Text("nameEn", draft.NameEn, 80),
            Enum.IsDefined(draft.Kind) ? null : FieldRules.IsUnknown("kind", draft.Kind.ToString()),
            FieldRules.Range("position", draft.Position, 0, 9999),
        }.OfType<Refusal>(),
    ];
}
