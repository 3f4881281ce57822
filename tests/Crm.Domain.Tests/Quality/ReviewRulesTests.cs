using System.Collections.Immutable;
using Crm.Domain.Quality;
using Shouldly;
using Xunit;
using static Crm.Domain.Tests.Quality.Forms;

namespace Crm.Domain.Tests.Quality;

public sealed class ReviewRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    private static readonly EvaluationForm Form = Of(
        YesNo("greet", 40, na: false), YesNo("talk", 60, comment: CommentNeed.WhenPointsAreLost), YesNo("gas", 0, fatal: true), YesNo("note", 10, comment: CommentNeed.Always));

    private static readonly Review Draft = new()
    {
        Id = new ReviewId(Guid.Parse("0193f000-0000-7000-8000-000000000001")), InteractionId = Guid.Parse("0193f000-0000-7000-8000-000000000002"),
        AgentId = "agent1", ReviewerId = "qa1", FormCode = Form.Code, FormNumber = 1, StartedAt = Now, Version = 1,
    };

    [Fact]
    public void Start_ByTheAgentHimself_IsRefused() => Rule(ReviewRules.Start(Form, ["agent1", "agent2"], "agent1", "agent1")).ShouldBe("ReviewerMustNotBeTheAgent");

    [Fact]
    public void Start_ByASecondAgentOfTheCall_IsRefused() => Rule(ReviewRules.Start(Form, ["agent1", "supervisor1"], "agent1", "supervisor1")).ShouldBe("ReviewerMustNotBeTheAgent");

    [Fact]
    public void Start_OfSomebodyWhoDidNotTalk_IsRefused() => Rule(ReviewRules.Start(Form, ["agent1"], "agent2", "qa1")).ShouldBe("AgentDidNotTalkInThisCall");

    [Fact]
    public void Start_WithAFormThatIsNotActive_IsRefused() => Rule(ReviewRules.Start(Form with { State = FormState.Draft }, ["agent1"], "agent1", "qa1")).ShouldBe("FormIsNotActive");

    [Fact]
    public void Answer_KeepsTheOrderOfTheForm() =>
        Answered(Points("talk", 1), Points("greet", 1)).Answers.Select(a => a.Item).ShouldBe(["greet", "talk"]);

    [Theory]
    [InlineData("unknown", 1, false, "ItemIsNotInTheForm")]
    [InlineData("greet", null, true, "ItemMustBeJudged")]
    [InlineData("talk", 1, true, "NotApplicableHasNoPoints")]
    [InlineData("talk", 2, false, "PointsOutOfRange")]
    [InlineData("talk", -1, false, "PointsOutOfRange")]
    public void Answer_ThatTheFormDoesNotKnow_IsRefused(string item, int? points, bool na, string rule) =>
        Rule(Decide(Draft, new ReviewCommand.Answer([new ItemAnswer { Item = item, Points = points, IsNotApplicable = na }], null, "qa1"))).ShouldBe(rule);

    [Fact]
    public void Answer_TwiceToOneItem_IsRefused() =>
        Rule(Decide(Draft, new ReviewCommand.Answer([Points("talk", 1), Points("talk", 0)], null, "qa1"))).ShouldBe("OneAnswerPerItem");

    [Theory]
    [InlineData(-1)]
    [InlineData(ReviewRules.LongestRecordingMs + 1)]
    public void Answer_WithAMarkOutsideAnyRecording_IsRefused(long at) =>
        Rule(Decide(Draft, new ReviewCommand.Answer([Points("talk", 1) with { AtMs = at }], null, "qa1"))).ShouldBe("MarkOutsideTheRecording");

    [Fact]
    public void Answer_WithACommentTooLong_IsRefused() =>
        Rule(Decide(Draft, new ReviewCommand.Answer([Points("talk", 1, new string('x', ReviewRules.CommentLength + 1))], null, "qa1"))).ShouldBe("TextTooLong");

    [Fact]
    public void Submit_WithItemsOpen_NamesThem()
    {
        var refusal = Refused(Decide(Answered(Points("greet", 1)), new ReviewCommand.Submit("qa1")));
        refusal.Rule.ShouldBe("EveryItemNeedsAnAnswer");
        refusal.Parameters[0].Value.ShouldBe("talk,gas,note");
    }

    [Fact]
    public void Submit_WithoutTheCommentsThatTheFormAsksFor_NamesThem()
    {
        var refusal = Refused(Decide(Answered(Points("greet", 1), Points("talk", 0), Points("gas", 1), Points("note", 1)), new ReviewCommand.Submit("qa1")));
        refusal.Rule.ShouldBe("CommentRequired");
        refusal.Parameters[0].Value.ShouldBe("talk,note");
    }

    [Fact]
    public void Submit_WithAFailedFatalItem_NeedsItsCommentAndGivesZero()
    {
        ItemAnswer[] rest = [Points("greet", 1), Points("talk", 1), Points("note", 1, "x")];
        Rule(Decide(Answered([.. rest, Points("gas", 0)]), new ReviewCommand.Submit("qa1"))).ShouldBe("CommentRequired");
        var given = Done(Answered([.. rest, Points("gas", 0, "Flame alight, windows not mentioned")]), new ReviewCommand.Submit("qa1"));
        (given.State, given.ScoreTenths, given.IsFatal, given.SubmittedAt).ShouldBe((ReviewState.Submitted, 0, true, Now));
    }

    [Fact]
    public void Submit_WithNothingLeftOpen_ScoresWhatApplies()
    {
        var given = Done(Answered(Points("greet", 1), Points("talk", 0, "interrupts"), Na("gas"), Na("note")), new ReviewCommand.Submit("qa1"));
        given.ScoreTenths.ShouldBe(400);
    }

    [Fact]
    public void GivenReview_NeverChanges()
    {
        var given = Given();
        ReviewCommand[] changes = [new ReviewCommand.Answer([], null, "qa1"), new ReviewCommand.Submit("qa1"), new ReviewCommand.Discard("qa1")];
        foreach (var change in changes)
            Rule(Decide(given, change)).ShouldBe("GivenReviewMustNotChange");
    }

    [Fact]
    public void Draft_OfAnotherReviewer_IsNotTouched()
    {
        ReviewCommand[] changes = [new ReviewCommand.Answer([], null, "qa2"), new ReviewCommand.Submit("qa2"), new ReviewCommand.Discard("qa2")];
        foreach (var change in changes)
            Rule(Decide(Draft, change)).ShouldBe("ReviewBelongsToItsReviewer");
    }

    [Fact]
    public void Acknowledge_ByTheAgent_IsDoneOnce()
    {
        var seen = Done(Given(), new ReviewCommand.Acknowledge("  I see  ", "agent1"));
        (seen.State, seen.AcknowledgeComment, seen.AcknowledgedAt).ShouldBe((ReviewState.Acknowledged, "I see", Now));
        Rule(Decide(seen, new ReviewCommand.Acknowledge(null, "agent1"))).ShouldBe("ReviewIsAcknowledgedOnce");
    }

    [Fact]
    public void Acknowledge_BySomebodyElse_OrOfADraft_OrTooLong_IsRefused()
    {
        Rule(Decide(Given(), new ReviewCommand.Acknowledge(null, "qa1"))).ShouldBe("OnlyTheReviewedAgentAcknowledges");
        Rule(Decide(Draft, new ReviewCommand.Acknowledge(null, "agent1"))).ShouldBe("TransitionNotAllowed");
        Rule(Decide(Given(), new ReviewCommand.Acknowledge(new string('x', ReviewRules.AcknowledgeLength + 1), "agent1"))).ShouldBe("TextTooLong");
        Done(Given(), new ReviewCommand.Acknowledge(new string('x', ReviewRules.AcknowledgeLength), "agent1")).State.ShouldBe(ReviewState.Acknowledged);
    }

    [Fact]
    public void Missing_NamesWhatKeepsTheDraftFromBeingGiven() =>
        ReviewRules.Missing(Form, Answers(Points("greet", 1), Points("talk", 0), Na("gas"))).ShouldBe(["talk", "note"]);

    [Fact]
    public void Decide_OfEveryCommandInEveryState_HasAnAnswer()
    {
        ReviewCommand[] commands = [new ReviewCommand.Answer([], null, "qa1"), new ReviewCommand.Submit("qa1"), new ReviewCommand.Discard("qa1"), new ReviewCommand.Acknowledge(null, "agent1")];
        foreach (var state in Enum.GetValues<ReviewState>())
        foreach (var command in commands)
            Decide(Draft with { State = state }, command).ShouldNotBeNull();
    }

    [Fact]
    public void Sample_OfTheSameSeed_IsTheSameOrderAndAnotherSeedAnother()
    {
        var calls = Enumerable.Range(1, 50).Select(i => new Guid(i, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1])).ToList();
        var first = calls.OrderBy(c => ReviewSample.Rank("agent1/2026-W47", c)).ToList();
        calls.AsEnumerable().Reverse().OrderBy(c => ReviewSample.Rank("agent1/2026-W47", c)).ShouldBe(first);
        calls.OrderBy(c => ReviewSample.Rank("agent1/2026-W48", c)).SequenceEqual(first).ShouldBeFalse();
        first.SequenceEqual(calls).ShouldBeFalse();
    }

    private static Review Answered(params ItemAnswer[] answers) => Done(Draft, new ReviewCommand.Answer([.. answers], null, "qa1"));

    private static Review Given() => Done(Answered(Points("greet", 1), Points("talk", 1), Na("gas"), Na("note")), new ReviewCommand.Submit("qa1"));

    private static Review Done(Review review, ReviewCommand command) => ReviewRules.Apply(review, Events(Decide(review, command)), Now);

    private static Decision<ReviewEvent> Decide(Review review, ReviewCommand command) => ReviewRules.Decide(review, Form, command);

    private static ImmutableArray<ReviewEvent> Events(Decision<ReviewEvent> decision) => decision.ShouldBeOfType<Decision<ReviewEvent>.Accepted>().Events;

    private static Refusal Refused(Decision<ReviewEvent> decision) => decision.ShouldBeOfType<Decision<ReviewEvent>.Refused>().Refusal;

    private static string Rule(Decision<ReviewEvent> decision) => Refused(decision).Rule;
}
