using CallCenter.Web.Features.Quality;
using Crm.Domain.Quality;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Quality;

public sealed class ScoreSheetTests
{
    private readonly ScoreSheet _sheet = new(DefaultForms.Repair, null);

    [Fact]
    public void Key_GivesTheNthAnswerBestFirst()
    {
        _sheet.GoTo("questions");
        _sheet.Choose(1).ShouldBeTrue();
        _sheet.Of(_sheet.Item).Points.ShouldBe(4);
        _sheet.Choose(5).ShouldBeTrue();
        _sheet.Of(_sheet.Item).Points.ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(9)]
    public void Key_ThatTheItemDoesNotHave_ChangesNothing(int key)
    {
        _sheet.Choose(key).ShouldBeFalse();
        _sheet.Answers.ShouldBeEmpty();
    }

    [Fact]
    public void NotApplicable_OnAnItemThatMustBeJudged_ChangesNothing()
    {
        _sheet.NotApplicable(_sheet.Item).ShouldBeFalse();
        _sheet.GoTo("recording-notice");
        _sheet.NotApplicable(_sheet.Item).ShouldBeTrue();
        _sheet.Answers.ShouldHaveSingleItem().IsNotApplicable.ShouldBeTrue();
    }

    [Fact]
    public void Answer_AfterNotApplicable_TakesItsPlaceAndKeepsTheComment()
    {
        _sheet.GoTo("recording-notice");
        _sheet.NotApplicable(_sheet.Item);
        _sheet.Comment(_sheet.Item, "x");
        _sheet.Give(_sheet.Item, 1);
        _sheet.Of(_sheet.Item).ShouldBe(new ItemAnswer { Item = "recording-notice", Points = 1, Comment = "x" });
    }

    [Fact]
    public void GoOn_LeadsToTheNextOpenItemAndStaysAtTheEnd()
    {
        _sheet.Choose(1);
        _sheet.GoOn();
        _sheet.Item.Code.ShouldBe("recording-notice");
        _sheet.GoTo("no-abuse");
        _sheet.GoOn();
        _sheet.Item.Code.ShouldBe("no-abuse");
        _sheet.Move(5);
        _sheet.Item.Code.ShouldBe("no-abuse");
    }

    [Fact]
    public void Draft_Reopened_ContinuesAtTheFirstOpenItem()
    {
        var draft = new Review
        {
            Id = new ReviewId(Guid.CreateVersion7()), InteractionId = Guid.CreateVersion7(), AgentId = "a", ReviewerId = "q", FormCode = "f", FormNumber = 1,
            StartedAt = DateTimeOffset.UnixEpoch, Answers = [new ItemAnswer { Item = "greeting", Points = 1 }, new ItemAnswer { Item = "identity", Points = 0 }],
        };
        var sheet = new ScoreSheet(DefaultForms.Repair, draft);
        sheet.Item.Code.ShouldBe("recording-notice");
        (sheet.Score.Given, sheet.Score.Tenths).ShouldBe((2, 429));
    }

    [Fact]
    public void Missing_IsEmptyWhenEveryItemIsGivenAndExplained()
    {
        foreach (var item in _sheet.Items)
            _sheet.Give(item, item.Max);
        _sheet.Missing.ShouldBeEmpty();
        _sheet.Give(_sheet.Form.Find(DefaultForms.GasSafety)!, 0);
        _sheet.Missing.ShouldBe([DefaultForms.GasSafety]);
        _sheet.Comment(_sheet.Form.Find(DefaultForms.GasSafety)!, "said nothing of the valve");
        _sheet.Missing.ShouldBeEmpty();
        _sheet.Score.Whole.ShouldBe(0);
    }
}
