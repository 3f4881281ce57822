using Crm.Domain.Quality;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using static Crm.Domain.Tests.Quality.Forms;

namespace Crm.Domain.Tests.Quality;

public sealed class FormScorePropertyTests
{
    private const int Runs = 500;

    [Fact]
    public void Score_IsNeverOutsideZeroToOneHundred() => ForAll((form, answers) =>
    {
        var score = FormScore.Sum(form, answers);
        (score.Tenths is null or (>= 0 and <= 1000)).ShouldBeTrue();
        (score.Whole is null or (>= 0 and <= 100)).ShouldBeTrue();
    });

    [Fact]
    public void Score_WithOneMorePoint_IsNeverLower() => ForAll((form, answers) =>
    {
        var before = FormScore.Sum(form, answers).Tenths;
        foreach (var (answer, i) in answers.Select((a, i) => (a, i)).Where(x => x.a.Points < form.Find(x.a.Item)!.Max))
        {
            var better = answers.ToList();
            better[i] = answer with { Points = answer.Points + 1 };
            (FormScore.Sum(form, better).Tenths ?? 0).ShouldBeGreaterThanOrEqualTo(before ?? 0);
        }
    });

    [Fact]
    public void NotApplicable_IsAsIfTheItemWereNotInTheForm() => ForAll((form, answers) =>
    {
        var applies = answers.Where(a => !a.IsNotApplicable).ToList();
        var without = Of([.. form.Items.Where(i => applies.Any(a => a.Item == i.Code))]);
        FormScore.Sum(form, answers).Tenths.ShouldBe(FormScore.Sum(without, applies).Tenths);
    });

    [Fact]
    public void Weights_TimesAnyFactor_GiveTheSameScore() => ForAll((form, answers) =>
    {
        var doubled = Of([.. form.Items.Select(i => i with { Weight = i.Weight * 3 })]);
        FormScore.Sum(doubled, answers).Tenths.ShouldBe(FormScore.Sum(form, answers).Tenths);
    });

    [Fact]
    public void Groups_HoweverItemsAreSorted_GiveTheSameScore() => ForAll((form, answers) =>
    {
        var apart = Grouped([.. form.Items.Reverse().Select(i => new[] { i })]);
        FormScore.Sum(apart, answers.Reverse()).Tenths.ShouldBe(FormScore.Sum(form, answers).Tenths);
    });

    [Fact]
    public void FatalFailure_IsAlwaysZero() => ForAll((form, answers) =>
    {
        var deadly = Of([.. form.Items, YesNo("fatal", 10, fatal: true)]);
        FormScore.Sum(deadly, [.. answers, Points("fatal", 0)]).Tenths.ShouldBe(0);
    });

    private static void ForAll(Action<EvaluationForm, IReadOnlyList<ItemAnswer>> holds)
    {
        var item = from weight in Gen.Choose(0, 100)
                   from max in Gen.Choose(1, FormRules.MaxPoints)
                   from points in Gen.Choose(0, max)
                   from applies in Gen.Choose(0, 3)
                   select (weight, max, points, applies: applies > 0);
        Prop.ForAll(item.ArrayOf().ToArbitrary(), drawn =>
        {
            var rows = drawn.Take(FormRules.MaxItems).Select((d, i) => (Code: $"i{i}", d.weight, d.max, d.points, d.applies)).ToList();
            var form = Of([.. rows.Select(r => r.max == 1 ? YesNo(r.Code, r.weight) : Scale(r.Code, r.weight, r.max))]);
            holds(form, [.. rows.Select(r => r.applies ? Points(r.Code, r.points) : Na(r.Code))]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));
    }
}
