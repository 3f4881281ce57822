namespace Crm.Domain.Administration;

/// <summary>What a code may be.</summary>
public static class CodeRules
{
    /// <summary>A code that rows use, or whose use cannot be counted, is retired instead of deleted.</summary>
    public const string CodeIsUsed = "CodeIsUsed";

    /// <summary>Everything that is wrong, field by field.</summary>
    public static ImmutableArray<Refusal> Check(CodeDraft draft) =>
    [
        .. new[]
        {
            CodeGroups.All.Contains(draft.Group) ? null : FieldRules.IsUnknown("group", draft.Group),
            FieldRules.Text("code", draft.Code, 40) ?? (draft.Code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_') ? null : FieldRules.Wrong("code", draft.Code, "code")),
            FieldRules.Text("nameZh", draft.NameZh, 80),
            FieldRules.Text("nameEn", draft.NameEn, 80),
            FieldRules.OptionalText("liability", draft.Liability, 40) ?? (string.IsNullOrWhiteSpace(draft.Liability) || draft.Group == "defect" ? null : FieldRules.IsUnknown("liability", draft.Group)),
            FieldRules.OptionalText("category", draft.Category, 40),
            FieldRules.Range("position", draft.Position, 0, 9999),
            draft.LimitMinutes is { } limit ? draft.Group == CodeGroups.NotReady ? FieldRules.Range("limitMinutes", limit, 1, 720) : FieldRules.IsUnknown("limitMinutes", draft.Group) : null,
            draft.Group == CodeGroups.NotReady && draft.Code.Length > 32 ? Refusal.Of(FieldRules.TooLong, ("field", "code"), ("max", "32")) : null,
            draft.ValidFrom is { } from && draft.ValidTo is { } to && to < from
                ? FieldRules.Wrong("validTo", to.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "not-before-start")
                : null,
        }.OfType<Refusal>(),
    ];
}
