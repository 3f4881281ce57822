using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Calls;

public sealed class RecordingsTests
{
    private readonly TestSite site = new();

    [Fact]
    public void Pause_AndResume_AreToldAndKept()
    {
        var id = site.Talk(House.Ann);
        site.Send(new Input.PauseRecording(House.Ann, id)).ShouldBe([
            new Effect.PauseRecording(TestSite.Customer(id)),
            new Effect.Record(new Fact.RecordingPaused(site.Now, id, House.Ann)),
        ]);
        site.Call(id).RecordingPaused.ShouldBeTrue();
        site.Send(new Input.Hold(House.Ann, id));
        site.Call(id).RecordingPaused.ShouldBeTrue("a hold does not end it");
        site.Send(new Input.ResumeRecording(House.Ann, id)).ShouldBe([
            new Effect.ResumeRecording(TestSite.Customer(id)),
            new Effect.Record(new Fact.RecordingResumed(site.Now, id, House.Ann)),
        ]);
        site.Call(id).RecordingPaused.ShouldBeFalse();
    }

    [Fact]
    public void Pause_WhenNotAllowed_NamesTheRule()
    {
        var id = site.Talk(House.Ann);
        site.ShouldRefuse(new Input.ResumeRecording(House.Ann, id), Rules.RecordingIsNotPaused);
        site.ShouldRefuse(new Input.PauseRecording(House.Bob, id), Rules.CallIsNotYours);
        site.Send(new Input.PauseRecording(House.Ann, id));
        site.ShouldRefuse(new Input.PauseRecording(House.Ann, id), Rules.RecordingIsPaused);
        site.CustomerLeaves(id);
        site.ShouldRefuse(new Input.PauseRecording(House.Ann, id), Rules.CallIsGone);
    }

    [Fact]
    public void Pause_OfAnAgentWhoIsLost_EndsWithHim()
    {
        var id = site.Talk(House.Ann);
        site.Send(new Input.PauseRecording(House.Ann, id));
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Browser, false));
        site.PassSeconds(30);
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
        site.Call(id).RecordingPaused.ShouldBeFalse();
    }

    [Fact]
    public void Recording_WhenTheDiskIsFull_IsToldOnceAndTheCallGoesOn()
    {
        var id = site.Talk(House.Ann);
        site.Send(new Input.RecordingLost(id, RecordingLosses.Disk)).ShouldBe([new Effect.Record(new Fact.RecordingLost(site.Now, id, RecordingLosses.Disk))]);
        site.Send(new Input.RecordingLost(id, RecordingLosses.Disk)).ShouldHaveSingleItem().ShouldBeOfType<Effect.Ignore>();
        (site.Call(id).Phase, site.Call(id).RecordingLoss).ShouldBe((CallPhase.Talking, RecordingLosses.Disk));
        site.Send(new Input.RecordingRegained(id)).ShouldBe([new Effect.Record(new Fact.RecordingRegained(site.Now, id))]);
        site.Call(id).RecordingLoss.ShouldBeNull();
        site.Send(new Input.RecordingRegained(id)).ShouldHaveSingleItem().ShouldBeOfType<Effect.Ignore>();
    }

    [Fact]
    public void Recording_OfACallThatIsOverOrNotYetTalked_CannotBeLost()
    {
        var over = site.Talk(House.Ann);
        site.CustomerLeaves(over);
        var waiting = site.Arrive();
        site.Send(new Input.RecordingLost(waiting, RecordingLosses.Disk)).ShouldHaveSingleItem().ShouldBeOfType<Effect.Ignore>();
        site.Send(new Input.RecordingLost(over, RecordingLosses.Disk)).ShouldHaveSingleItem().ShouldBeOfType<Effect.Ignore>();
    }
}
