namespace Crm.Domain.Administration;

/// <summary>What an agent's staffing may be.</summary>
public static class StaffingRules
{
    /// <summary>Skills of one agent: what the core takes.</summary>
    public const int MostSkills = 50;

    /// <summary>Everything that is wrong, field by field.</summary>
    public static ImmutableArray<Refusal> Check(StaffingDraft draft) =>
    [
        .. draft.Skills.Select(s => FieldRules.Range("skills", s.Level, 1, 5)).OfType<Refusal>(),
        .. draft.Queues.Select(q => FieldRules.Range("level", q.Level, 1, 9)).OfType<Refusal>(),
        .. new[]
        {
            FieldRules.Range("skills", draft.Skills.Length, 0, MostSkills),
            Twice("skills", draft.Skills.Select(s => s.Skill)),
            Twice("queues", draft.Queues.Select(q => q.Queue)),
            Twice("order", draft.Order),
            draft.Order.FirstOrDefault(o => !draft.Queues.Any(q => q.Queue == o)) is { } stranger ? FieldRules.IsUnknown("order", stranger) : null,
        }.OfType<Refusal>(),
    ];

    private static Refusal? Twice(string field, IEnumerable<string> names) =>
        names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice ? FieldRules.IsTaken(field, twice.Key) : null;
}
