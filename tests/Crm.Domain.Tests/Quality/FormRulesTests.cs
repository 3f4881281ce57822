using Crm.Domain.Quality;
using Shouldly;
using Xunit;
using static Crm.Domain.Tests.Quality.Forms;

namespace Crm.Domain.Tests.Quality;

public sealed class FormRulesTests
{
    private static readonly EvaluationForm Good = Of(YesNo("a", 10), Scale("b", 20, 5)) with { State = FormState.Draft };

    [Fact]
    public void Check_OfAGoodForm_FindsNothing() => FormRules.Check(Good).ShouldBeNull();

    [Theory]
    [InlineData(-1)]
    [InlineData(FormRules.MaxWeight + 1)]
    public void Check_OfAWeightOutOfRange_IsRefused(int weight) => FormRules.Check(Of(YesNo("a", weight)))!.Rule.ShouldBe("FormValueOutOfRange");

    [Theory]
    [InlineData(1)]
    [InlineData(FormRules.MaxPoints + 1)]
    public void Check_OfAScaleOutOfRange_IsRefused(int max) => FormRules.Check(Of(Scale("a", 1, max)))!.Rule.ShouldBe("FormValueOutOfRange");

    [Fact]
    public void Check_OfAnItemThatDecidesNothing_IsRefused() => FormRules.Check(Of(YesNo("a", 1), YesNo("b", 0)))!.Rule.ShouldBe("ItemWithoutWeightMustBeFatalOrCritical");

    [Fact]
    public void Check_OfAFormWithoutAnyWeight_IsRefused() => FormRules.Check(Of(YesNo("a", 0, fatal: true)))!.Rule.ShouldBe("FormNeedsWeight");

    [Fact]
    public void Check_OfTwoItemsWithOneCode_IsRefused() => FormRules.Check(Of(YesNo("a", 1), YesNo("a", 1)))!.Rule.ShouldBe("FormCodesMustDiffer");

    [Fact]
    public void Check_OfAnItemWithoutEnglish_IsRefused() => FormRules.Check(Of(YesNo("a", 1) with { Text = new FormText("问候", " ") }))!.Rule.ShouldBe(Refusal.RequiredFieldsMissing);

    [Fact]
    public void Check_OfTooManyItems_IsRefused() =>
        FormRules.Check(Of([.. Enumerable.Range(0, FormRules.MaxItems + 1).Select(i => YesNo($"i{i}", 1))]))!.Rule.ShouldBe("TooManyItems");

    [Fact]
    public void Check_OfAnEmptyGroup_IsRefused() => FormRules.Check(Grouped([YesNo("a", 1)], []))!.Rule.ShouldBe("EveryGroupNeedsAnItem");

    [Fact]
    public void RepairForm_JudgesGreetingMannerAndAbuse_TheLastOfThemFatal()
    {
        var items = DefaultForms.Repair.Groups.SelectMany(g => g.Items).ToDictionary(i => i.Code);
        items["greeting"].Weight.ShouldBeGreaterThan(0);
        items["manner"].Weight.ShouldBeGreaterThan(0);
        items["no-abuse"].IsFatal.ShouldBeTrue();
    }

    [Fact]
    public void UsedForm_NeverChanges() => FormRules.MayReplace(Good with { IsUsed = true })!.Rule.ShouldBe("UsedFormMustNotChange");

    [Fact]
    public void ActiveForm_IsNotReplacedInPlace() => FormRules.MayReplace(Good with { State = FormState.Active })!.Rule.ShouldBe("TransitionNotAllowed");

    [Fact]
    public void Draft_MayBeReplacedAndActivated()
    {
        FormRules.MayReplace(Good).ShouldBeNull();
        FormRules.MayActivate(Good).ShouldBeNull();
        FormRules.MayActivate(Good with { State = FormState.Retired })!.Rule.ShouldBe("TransitionNotAllowed");
    }
}
