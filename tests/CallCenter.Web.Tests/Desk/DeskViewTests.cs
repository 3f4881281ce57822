using CallCenter.Web.Features.Desk;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Xunit;
using static CallCenter.Web.Tests.Desk.Floor;

namespace CallCenter.Web.Tests.Desk;

public sealed class DeskViewTests
{
    [Fact]
    public void Desk_WhenTheFloorDoesNotKnowTheAgent_OffersNothing()
    {
        var view = DeskView.From(Snapshot([Agent(Chen)]), Lin);

        view.Known.ShouldBeFalse();
        view.CanHangUp.ShouldBeFalse();
        view.Line.ShouldBe(LineTexture.Idle);
    }

    [Fact]
    public void Ring_WhenOffered_TellsHowLongItRingsAndHowLongTheCallerWaited()
    {
        var view = DeskView.From(Snapshot([Agent(Lin, Presence.Ringing, FirstCall)], CallIn(CallPhase.Offered, Lin)), Lin);

        view.Rings.ShouldBeTrue();
        view.AnswersHere.ShouldBeTrue();
        view.CanHangUp.ShouldBeFalse("Answer and End are never offered together");
        view.Line.ShouldBe(LineTexture.Ringing);
        view.Call!.RingEnds.ShouldBe(Now.AddSeconds(12));
        view.Call.Waited.ShouldBe(TimeSpan.FromSeconds(40));
    }

    [Fact]
    public void Ring_WhenTheDeviceIsAPhone_IsNotAnsweredAtTheDesk()
    {
        var onPhone = Agent(Lin, Presence.Ringing, FirstCall) with { Device = AgentDevice.Phone };
        var view = DeskView.From(Snapshot([onPhone], CallIn(CallPhase.Offered, Lin)), Lin);

        view.Rings.ShouldBeTrue();
        view.AnswersHere.ShouldBeFalse();
    }

    [Theory]
    [InlineData(CallPhase.Talking, LineTexture.Talk, true, true)]
    [InlineData(CallPhase.Held, LineTexture.Hold, true, true)]
    [InlineData(CallPhase.Dialling, LineTexture.Ringing, false, true)]
    public void Call_InEachPhase_HasItsTextureAndControls(CallPhase phase, LineTexture line, bool talks, bool canHangUp)
    {
        var view = DeskView.From(Snapshot([Agent(Lin, Presence.Busy, FirstCall)], CallIn(phase, Lin)), Lin);

        view.Line.ShouldBe(line);
        view.Talks.ShouldBe(talks);
        view.CanHangUp.ShouldBe(canHangUp);
    }

    [Fact]
    public void WrapUp_WhenTheCallHasLeftTheFloor_KeepsTheInteraction()
    {
        var wrapping = Agent(Lin, Presence.WrapUp, FirstCall) with { WrapUpEnds = Now.AddSeconds(25) };
        var view = DeskView.From(Snapshot([wrapping]), Lin);

        view.WrapsUp.ShouldBeTrue();
        view.Call.ShouldBeNull();
        view.Interaction.ShouldBe(FirstCall);
        view.WrapUpEnds.ShouldBe(Now.AddSeconds(25));
        view.Line.ShouldBe(LineTexture.Wrap);
    }

    [Fact]
    public void Call_WhenItBelongsToAColleague_IsNotShown()
    {
        var view = DeskView.From(Snapshot([Agent(Lin, Presence.Ready, FirstCall)], CallIn(CallPhase.Talking, Chen)), Lin);

        view.Call.ShouldBeNull();
    }

    [Fact]
    public void Queues_WhenOthersQueuesWaitToo_CountsOnlyHisOwn()
    {
        var snapshot = Snapshot(
            [Agent(Lin)],
            CallIn(CallPhase.Waiting, null, 1, 12),
            CallIn(CallPhase.Waiting, null, 2, 72),
            CallIn(CallPhase.Waiting, null, 3, 500, Install),
            CallIn(CallPhase.Talking, Chen, 4, 900));
        var view = DeskView.From(snapshot, Lin);

        view.Queues.ShouldBe(new QueueGlance(2, Now.AddSeconds(-72)));
    }

    [Fact]
    public void Desk_WhenOnlyAColleagueChanges_ShowsTheSame_AndWhenItsOwnPartDoesItDoesNot()
    {
        var before = DeskView.From(Snapshot([Agent(Lin, Presence.Ready), Agent(Chen)]), Lin);

        DeskView.From(Snapshot([Agent(Lin, Presence.Ready), Agent(Chen, Presence.NotReady)]), Lin).ShowsTheSameAs(before).ShouldBeTrue();
        DeskView.From(Snapshot([Agent(Lin, Presence.NotReady), Agent(Chen)]), Lin).ShowsTheSameAs(before).ShouldBeFalse();
        DeskView.From(Snapshot([Agent(Lin, Presence.Ready), Agent(Chen)], CallIn(CallPhase.Waiting, null, 1, 12)), Lin).ShowsTheSameAs(before).ShouldBeFalse("a customer waits in his queue");
        before.ShowsTheSameAs(null).ShouldBeFalse();
        (before with { Monitors = ["班长"] }).ShowsTheSameAs(before).ShouldBeFalse();
        (before with { ReasonLimits = new Dictionary<string, TimeSpan> { ["meal"] = TimeSpan.FromMinutes(30) } }).ShowsTheSameAs(before).ShouldBeFalse();
        (before with { Parked = [new DeskParked(FirstCall, "138****8000", "陈静", Now, Now, false)] }).ShowsTheSameAs(before).ShouldBeFalse();
    }
}
