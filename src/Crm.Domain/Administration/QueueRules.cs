namespace Crm.Domain.Administration;

/// <summary>What a queue may be. The limits keep a typing error from emptying the floor; contact-center.md §1 has the sources.</summary>
public static class QueueRules
{
    /// <summary>Everything that is wrong, field by field.</summary>
    public static ImmutableArray<Refusal> Check(QueueDraft draft) =>
    [
        .. new[]
        {
            FieldRules.ShortName("id", draft.Id, 32),
            FieldRules.Text("nameZh", draft.NameZh, 80),
            FieldRules.Text("nameEn", draft.NameEn, 80),
            FieldRules.Range("serviceLevelSeconds", draft.ServiceLevelSeconds, 5, 600),
            FieldRules.Range("serviceLevelPercent", draft.ServiceLevelPercent, 1, 100),
            FieldRules.Range("shortAbandonSeconds", draft.ShortAbandonSeconds, 0, 60),
            FieldRules.Range("ringSeconds", draft.RingSeconds, 5, 120),
            FieldRules.Range("wrapUpSeconds", draft.WrapUpSeconds, 0, 3600),
            FieldRules.Range("maxWaiting", draft.MaxWaiting, 1, 2000),
            FieldRules.Range("maxWaitMinutes", draft.MaxWaitMinutes, 1, 240),
            FieldRules.Text("music", draft.Music, 80),
            Members(draft.Members),
        }.OfType<Refusal>(),
    ];

    private static Refusal? Members(ImmutableArray<QueueMember> members)
    {
        foreach (var member in members)
            if (FieldRules.Range("level", member.Level, 1, 9) is { } refusal) return refusal;
        return members.GroupBy(m => m.Agent, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? FieldRules.IsTaken("members", twice.Key)
            : null;
    }
}
