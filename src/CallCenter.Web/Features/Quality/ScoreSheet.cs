using System.Collections.Immutable;
using Crm.Domain.Quality;

namespace CallCenter.Web.Features.Quality;

/// <summary>A form being filled in: the answers so far and the item that the keys mean.</summary>
internal sealed class ScoreSheet
{
    private readonly Dictionary<string, ItemAnswer> _answers;

    public ScoreSheet(EvaluationForm form, Review? review)
    {
        Form = form;
        Items = [.. form.Items];
        _answers = (review?.Answers ?? []).ToDictionary(a => a.Item, StringComparer.Ordinal);
        Remark = review?.Remark;
        Current = Math.Max(0, Items.FindIndex(i => !Of(i).IsGiven));
    }

    public EvaluationForm Form { get; }

    public ImmutableList<FormItem> Items { get; }

    /// <summary>Index of the item that digit keys answer.</summary>
    public int Current { get; private set; }

    public FormItem Item => Items[Current];

    public string? Remark { get; set; }

    public ImmutableArray<ItemAnswer> Answers => [.. Items.Select(Of).Where(a => a.IsGiven || a.Comment is not null || a.AtMs is not null)];

    public FormScore Score => FormScore.Sum(Form, Answers);

    public ImmutableArray<string> Missing => ReviewRules.Missing(Form, Answers);

    public ItemAnswer Of(FormItem item) => _answers.GetValueOrDefault(item.Code) ?? new ItemAnswer { Item = item.Code };

    public void GoTo(string code) => Current = Math.Max(0, Items.FindIndex(i => i.Code == code));

    /// <summary>The next or the previous item; stays at the ends.</summary>
    public void Move(int step) => Current = Math.Clamp(Current + step, 0, Items.Count - 1);

    /// <summary>The n-th answer of the current item, the best one first; false when it has none.</summary>
    public bool Choose(int nth)
    {
        if (nth < 1 || nth > Item.Max + 1)
            return false;
        Give(Item, Item.Max + 1 - nth);
        return true;
    }

    public void Give(FormItem item, int points) => _answers[item.Code] = Of(item) with { Points = points, IsNotApplicable = false };

    /// <summary>Takes an item out of the score; false where the form does not allow it.</summary>
    public bool NotApplicable(FormItem item)
    {
        if (!item.AllowsNotApplicable)
            return false;
        _answers[item.Code] = Of(item) with { Points = null, IsNotApplicable = true };
        return true;
    }

    public void Comment(FormItem item, string? text) => _answers[item.Code] = Of(item) with { Comment = string.IsNullOrWhiteSpace(text) ? null : text };

    public void Mark(FormItem item, long? atMs) => _answers[item.Code] = Of(item) with { AtMs = atMs };

    /// <summary>After a key the eye goes on to the next open item; the last one stays.</summary>
    public void GoOn()
    {
        var next = Items.FindIndex(Current + 1, i => !Of(i).IsGiven);
        if (next >= 0)
            Current = next;
    }

    public bool NeedsComment(FormItem item) => ReviewRules.NeedsComment(item, Of(item));
}
