using System.Globalization;

namespace Crm.Domain.Quality;

/// <summary>What a form must be before calls are scored with it, and when it may change.</summary>
public static class FormRules
{
    /// <summary>Most groups of a form; one screen of headings.</summary>
    public const int MaxGroups = 20;

    /// <summary>Most items of a form: more than a hundred nobody scores with care.</summary>
    public const int MaxItems = 100;

    /// <summary>Largest weight of one item.</summary>
    public const int MaxWeight = 100;

    /// <summary>Full points of the longest scale: each point has a key.</summary>
    public const int MaxPoints = 8;

    /// <summary>Longest code, in characters.</summary>
    public const int CodeLength = 40;

    /// <summary>Longest name, heading or question, in characters.</summary>
    public const int TextLength = 120;

    /// <summary>Longest help, in characters.</summary>
    public const int HelpLength = 1_000;

    /// <summary>The rule that a form breaks, or null when it is fit to score with.</summary>
    public static Refusal? Check(EvaluationForm form)
    {
        if (!IsCode(form.Code)) return Refusal.Of("FormCodeInvalid", ("code", form.Code));
        if (CheckText("name", form.Name, TextLength) is { } name) return name;
        if (form.Groups.IsDefaultOrEmpty || form.Groups.Any(g => g.Items.IsDefaultOrEmpty)) return Refusal.Of("EveryGroupNeedsAnItem");
        if (form.Groups.Length > MaxGroups) return TooMany("groups", MaxGroups);
        var items = form.Items.ToList();
        if (items.Count > MaxItems) return TooMany("items", MaxItems);
        if (form.Groups.Select(g => g.Code).Concat(items.Select(i => i.Code)).FirstOrDefault(c => !IsCode(c)) is { } bad) return Refusal.Of("FormCodeInvalid", ("code", bad));
        if (form.Groups.DistinctBy(g => g.Code).Count() != form.Groups.Length || items.DistinctBy(i => i.Code).Count() != items.Count) return Refusal.Of("FormCodesMustDiffer");
        if (form.Groups.Select(g => CheckText(g.Code, g.Text, TextLength)).Concat(items.Select(CheckItem)).FirstOrDefault(r => r is not null) is { } refusal) return refusal;
        return items.Sum(i => i.Weight) == 0 ? Refusal.Of("FormNeedsWeight") : null;
    }

    /// <summary>Whether a draft may be saved over the stored form.</summary>
    public static Refusal? MayReplace(EvaluationForm stored) => stored switch
    {
        { IsUsed: true } => Refusal.Of("UsedFormMustNotChange", ("form", stored.Code), ("number", Invariant(stored.Number))),
        { State: not FormState.Draft } => Refusal.Of("TransitionNotAllowed", ("from", stored.State.ToString()), ("to", nameof(FormState.Draft))),
        _ => null,
    };

    /// <summary>Whether it may come into force.</summary>
    public static Refusal? MayActivate(EvaluationForm form) => form.State == FormState.Draft
        ? Check(form)
        : Refusal.Of("TransitionNotAllowed", ("from", form.State.ToString()), ("to", nameof(FormState.Active)));

    private static Refusal? CheckItem(FormItem item)
    {
        if (CheckText(item.Code, item.Text, TextLength) is { } text) return text;
        if (item.Help is { } help && CheckText(item.Code, help, HelpLength) is { } refusal) return refusal;
        if (item.Weight is < 0 or > MaxWeight) return OutOfRange("weight", item, 0, MaxWeight);
        if (item.Kind == ItemKind.YesNo && item.Max != 1) return OutOfRange("max", item, 1, 1);
        if (item.Kind == ItemKind.Scale && item.Max is < 2 or > MaxPoints) return OutOfRange("max", item, 2, MaxPoints);
        return item is { Weight: 0, IsFatal: false, IsCritical: false } ? Refusal.Of("ItemWithoutWeightMustBeFatalOrCritical", ("item", item.Code)) : null;
    }

    private static Refusal? CheckText(string field, FormText text, int limit)
    {
        if (string.IsNullOrWhiteSpace(text.Zh) || string.IsNullOrWhiteSpace(text.En)) return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", field));
        return text.Zh.Length > limit || text.En.Length > limit ? Refusal.Of("TextTooLong", ("field", field), ("limit", Invariant(limit))) : null;
    }

    private static bool IsCode(string code) => code.Length is > 0 and <= CodeLength && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static Refusal OutOfRange(string field, FormItem item, int from, int to) =>
        Refusal.Of("FormValueOutOfRange", ("field", field), ("item", item.Code), ("from", Invariant(from)), ("to", Invariant(to)));

    private static Refusal TooMany(string field, int limit) => Refusal.Of("TooManyItems", ("field", field), ("limit", Invariant(limit)));

    private static string Invariant(int value) => value.ToString(CultureInfo.InvariantCulture);
}
