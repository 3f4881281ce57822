using System.Collections.Immutable;
using System.Globalization;
using Crm.Domain.Quality;

namespace Crm.Domain.Tests.Quality;

/// <summary>Forms and answers, short to write.</summary>
internal static class Forms
{
    public static FormText Text(string text) => new(text + "（中）", text);

    public static FormItem YesNo(string code, int weight, bool na = true, bool fatal = false, bool critical = false, CommentNeed comment = CommentNeed.Optional) => new()
    {
        Code = code, Text = Text(code), Weight = weight, AllowsNotApplicable = na, IsFatal = fatal, IsCritical = critical, Comment = comment,
    };

    public static FormItem Scale(string code, int weight, int max, bool na = true) =>
        new() { Code = code, Text = Text(code), Kind = ItemKind.Scale, Max = max, Weight = weight, AllowsNotApplicable = na };

    public static EvaluationForm Of(params FormItem[] items) => new()
    {
        Code = "test", Name = Text("test"), State = FormState.Active, Groups = [new FormGroup("all", Text("all"), [.. items])],
    };

    public static EvaluationForm Grouped(params FormItem[][] groups) => new()
    {
        Code = "test", Name = Text("test"), State = FormState.Active,
        Groups = [.. groups.Select((g, i) => new FormGroup("g" + i.ToString(CultureInfo.InvariantCulture), Text("g"), [.. g]))],
    };

    public static ItemAnswer Points(string item, int points, string? comment = null) => new() { Item = item, Points = points, Comment = comment };

    public static ItemAnswer Na(string item) => new() { Item = item, IsNotApplicable = true };

    public static FormScore Score(EvaluationForm form, params ItemAnswer[] answers) => FormScore.Sum(form, answers);

    public static ImmutableArray<ItemAnswer> Answers(params ItemAnswer[] answers) => [.. answers];
}
