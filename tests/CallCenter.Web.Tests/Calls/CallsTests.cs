using CallCenter.Web.Features.Calls;
using Persistence.History;
using Persistence.Queries;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Calls;

public sealed class CallsTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Row_OfAnAnsweredCall_CountsWaitFromTheQueueAndTalkFromTheAnswer()
    {
        var row = CallRow.From(new InteractionLine(
            new InteractionRow { Id = Guid.CreateVersion7(), PartyE164 = "+8613800138000", ReceivedAt = At, QueuedAt = At.AddSeconds(8), AnsweredAt = At.AddSeconds(30), EndedAt = At.AddSeconds(90) }, null, null, null, HasRecording: true));

        row.Wait.ShouldBe(TimeSpan.FromSeconds(22));
        row.Talk.ShouldBe(TimeSpan.FromSeconds(60));
        row.Number.ShouldBe("138****8000");
    }

    [Fact]
    public void Row_OfAnAbandonedCall_HasAWaitAndNoTalk()
    {
        var row = CallRow.From(new InteractionLine(new InteractionRow { ReceivedAt = At, QueuedAt = At.AddSeconds(8), EndedAt = At.AddSeconds(20) }, null, null, null, HasRecording: false));
        row.Wait.ShouldBe(TimeSpan.FromSeconds(12));
        row.Talk.ShouldBeNull();
    }

    [Fact]
    public void Filter_OfADay_IsTheDayOfTheBusinessZone()
    {
        var shanghai = TimeZoneInfo.CreateCustomTimeZone("cn", TimeSpan.FromHours(8), "cn", "cn");
        var question = new CallsFilter(new DateOnly(2026, 11, 24), "repair", "agent2").ToQuery(shanghai, onlyAgent: null);
        (question.From, question.Before).ShouldBe((new DateTimeOffset(2026, 11, 23, 16, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 24, 16, 0, 0, TimeSpan.Zero)));
        (question.QueueId, question.AgentId).ShouldBe(("repair", "agent2"));
    }

    [Fact]
    public void Filter_WithoutTheWiderRight_AsksForOnesOwnCallsWhateverWasChosen() =>
        (CallsFilter.Everything with { Agent = "agent2" }).ToQuery(TimeZoneInfo.Utc, "agent1").AgentId.ShouldBe("agent1");

    [Theory]
    [InlineData("answered", true, null, null)]
    [InlineData("abandoned", null, 2, null)]
    [InlineData("short", null, 1, null)]
    [InlineData("flow-out", false, null, 2)]
    [InlineData("anything", null, null, null)]
    public void Filter_OfAnOutcome_IsTheFiguresOwnDefinition(string outcome, bool? answered, int? reasons, int? others)
    {
        var question = (CallsFilter.Everything with { Outcome = outcome }).ToQuery(TimeZoneInfo.Utc, onlyAgent: null);
        (question.WasAnswered, question.Reasons?.Count, question.NotReasons?.Count).ShouldBe((answered, reasons, others));
    }

    [Fact]
    public void DrillDown_OfAFigure_IsAnAddressThatTheListUnderstands() =>
        CallCenter.Web.Features.Supervisor.DrillDown.History(new DateOnly(2026, 11, 24), "abandoned", "repair").ShouldBe("/calls?day=2026-11-24&outcome=abandoned&queue=repair");
}
