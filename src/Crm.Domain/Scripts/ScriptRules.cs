using Crm.Domain.Administration;

namespace Crm.Domain.Scripts;

/// <summary>What a script may be, and who may let it take effect.</summary>
public static class ScriptRules
{
    /// <summary>Refusal: a safety sentence has no tick.</summary>
    public const string SafetyMustBeSaid = "SafetyScriptMustBeSaid";

    /// <summary>Refusal: another sentence that must be said has no tick.</summary>
    public const string MustBeSaid = "ScriptMustBeSaid";

    /// <summary>Refusal: a released edition stays as it was; a new one is begun instead.</summary>
    public const string OnlyADraftChanges = "OnlyAScriptDraftChanges";

    /// <summary>Refusal: a safety script that says less needs somebody else than its writer.</summary>
    public const string WeakerNeedsTwo = "WeakerSafetyScriptNeedsASecondPerson";

    /// <summary>Refusal: a safety script that says less needs a reason.</summary>
    public const string WeakerNeedsAReason = "WeakerSafetyScriptNeedsAReason";

    /// <summary>Refusal: a safety script is replaced by an edition, never simply taken away.</summary>
    public const string SafetyIsReplaced = "SafetyScriptIsReplacedNotRetired";

    /// <summary>Sentences of one script; an agent reads out fewer.</summary>
    public const int MostSteps = 12;

    /// <summary>Longest sentence that is kept.</summary>
    public const int MostText = 200;

    /// <summary>Longest code.</summary>
    public const int MostCode = 40;

    /// <summary>Longest reason.</summary>
    public const int MostReason = 200;

    /// <summary>Shorter says nothing.</summary>
    public const int LeastReason = 6;

    /// <summary>Everything that is wrong, field by field.</summary>
    public static ImmutableArray<Refusal> Check(Script script)
    {
        ArgumentNullException.ThrowIfNull(script);
        return
        [
            .. new[]
            {
                script.IsSafety ? script.Scope.Length == 0 ? null : FieldRules.Wrong("scope", script.Scope, "none") : FieldRules.Text("scope", script.Scope, MostCode),
                FieldRules.Range("steps", script.Steps.Length, 0, MostSteps),
                script.Steps.GroupBy(s => s.Code, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice ? FieldRules.IsTaken("code", twice.Key) : null,
                script is { ValidFrom: { } from, ValidTo: { } to } && to < from ? FieldRules.Wrong("validTo", Day(to), "not-before-start") : null,
            }.OfType<Refusal>(),
            .. script.Steps.Select(Check).OfType<Refusal>(),
        ];
    }

    /// <summary>Whether an edition may still change.</summary>
    public static Refusal? CheckChange(Script script)
    {
        ArgumentNullException.ThrowIfNull(script);
        return script.State == ScriptState.Draft ? null : Refusal.Of(OnlyADraftChanges, ("edition", FieldRules.Invariant(script.Edition)));
    }

    /// <summary>Whether a draft may take effect. A safety script that asks for less than the one in force needs a second person and a reason.</summary>
    /// <param name="draft">The edition.</param>
    /// <param name="inForce">What it replaces, or null.</param>
    /// <param name="by">User name of who releases it.</param>
    /// <param name="reason">Why it says less.</param>
    public static Refusal? CheckRelease(Script draft, Script? inForce, string by, string? reason)
    {
        if (CheckChange(draft) is { } locked)
            return locked;
        if (Check(draft) is [var wrong, ..])
            return wrong;
        if (!IsWeaker(draft, inForce))
            return null;
        if ((reason?.Trim().Length ?? 0) < LeastReason)
            return Refusal.Of(WeakerNeedsAReason, ("field", "reason"), ("min", FieldRules.Invariant(LeastReason)));
        return string.Equals(draft.DraftedBy, by, StringComparison.OrdinalIgnoreCase) ? Refusal.Of(WeakerNeedsTwo, ("by", by)) : FieldRules.Text("reason", reason, MostReason);
    }

    /// <summary>Whether an edition may be taken out of use.</summary>
    public static Refusal? CheckRetirement(Script script)
    {
        ArgumentNullException.ThrowIfNull(script);
        return script.IsSafety && script.State == ScriptState.Released ? Refusal.Of(SafetyIsReplaced) : null;
    }

    /// <summary>A safety script that no longer asks for every sentence that the one in force asks for, or says one of them otherwise: who changes the words of
    /// a sentence that saves lives is looked over too.</summary>
    public static bool IsWeaker(Script draft, Script? inForce)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return draft.IsSafety && inForce is not null && inForce.Steps.Any(old => old.IsRequired && !draft.Steps.Contains(old));
    }

    private static Refusal? Check(ScriptStep step) =>
        FieldRules.Text("code", step.Code, MostCode) ?? FieldRules.Text("textZh", step.TextZh, MostText) ?? FieldRules.Text("textEn", step.TextEn, MostText);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
