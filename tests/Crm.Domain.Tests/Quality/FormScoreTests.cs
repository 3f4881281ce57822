using Crm.Domain.Quality;
using Shouldly;
using Xunit;
using static Crm.Domain.Tests.Quality.Forms;

namespace Crm.Domain.Tests.Quality;

public sealed class FormScoreTests
{
    [Fact]
    public void Score_OfMixedItems_IsTheWeightedShare() =>
        Score(Of(YesNo("a", 20), Scale("b", 30, 5), YesNo("c", 50)), Points("a", 1), Points("b", 3), Points("c", 1)).Tenths.ShouldBe(880);

    [Fact]
    public void Score_WithNotApplicable_CountsItNeitherAsPassedNorAsFailed()
    {
        var form = Of(YesNo("a", 30), YesNo("b", 30), YesNo("c", 40));
        Score(form, Points("a", 1), Points("b", 0), Na("c")).Tenths.ShouldBe(500);
        Score(form, Points("a", 1), Points("b", 0), Points("c", 1)).Tenths.ShouldBe(700);
    }

    [Fact]
    public void Score_WhenNothingApplies_IsNoScoreAndNotZero()
    {
        var score = Score(Of(YesNo("a", 30), YesNo("b", 30)), Na("a"), Na("b"));
        (score.Tenths, score.Whole).ShouldBe((null, null));
        (score.Given, score.Total).ShouldBe((2, 2));
    }

    [Fact]
    public void Score_WhenAWholeGroupDoesNotApply_GivesItsWeightToTheOtherGroups()
    {
        var form = Grouped([YesNo("a", 50)], [YesNo("b", 30), YesNo("c", 20)]);
        Score(form, Na("a"), Points("b", 1), Points("c", 0)).Tenths.ShouldBe(600);
    }

    [Fact]
    public void Score_WithWeightsFarOver100_DoesNotSaturate() =>
        Score(Of(YesNo("a", 100), YesNo("b", 100), YesNo("c", 100), YesNo("d", 100)), Points("a", 1), Points("b", 1), Points("c", 0), Points("d", 0)).Tenths.ShouldBe(500);

    [Fact]
    public void Score_WithWeightsFarUnder100_ReachesTheFullScore() =>
        Score(Of(YesNo("a", 1), YesNo("b", 2)), Points("a", 1), Points("b", 1)).Whole.ShouldBe(100);

    [Fact]
    public void Score_WhenAFatalItemFails_IsZeroWhateverElseWasReached()
    {
        var score = Score(Of(YesNo("a", 100), YesNo("f", 0, fatal: true)), Points("a", 1), Points("f", 0));
        (score.Tenths, score.IsFatal).ShouldBe((0, true));
    }

    [Fact]
    public void Score_WhenAFatalItemDoesNotApply_IsNotFatal()
    {
        var score = Score(Of(YesNo("a", 100), YesNo("f", 10, fatal: true)), Points("a", 1), Na("f"));
        (score.Tenths, score.IsFatal).ShouldBe((1000, false));
    }

    [Fact]
    public void Score_WhenACriticalItemFails_IsMarkedAndCountsByItsWeight()
    {
        var score = Score(Of(YesNo("a", 75), YesNo("c", 25, critical: true)), Points("a", 1), Points("c", 0));
        (score.Tenths, score.HasCriticalFailure, score.IsFatal).ShouldBe((750, true, false));
    }

    [Fact]
    public void Score_OfThirds_IsExactAndRoundsHalvesUp()
    {
        Score(Of(YesNo("a", 1), YesNo("b", 1), YesNo("c", 1)), Points("a", 1), Points("b", 1), Points("c", 0)).Tenths.ShouldBe(667);
        Score(Of(YesNo("a", 1), YesNo("b", 7)), Points("a", 0), Points("b", 1)).Whole.ShouldBe(88);
        Score(Of(Scale("a", 7, 7), Scale("b", 3, 3)), Points("a", 3), Points("b", 1)).Tenths.ShouldBe(400);
    }

    [Fact]
    public void Score_OfAHalfDoneDraft_IsThatOfTheItemsJudgedSoFar()
    {
        var score = Score(Of(YesNo("a", 50), YesNo("b", 50)), Points("a", 1));
        (score.Tenths, score.Given, score.Total).ShouldBe((1000, 1, 2));
    }

    [Fact]
    public void Score_OfNoAnswers_IsNone() => Score(Of(YesNo("a", 50))).Tenths.ShouldBeNull();
}
