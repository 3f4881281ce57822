using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Ivr;

public sealed class EntryFlowTests
{
    private readonly TestSite site = new();

    [Fact]
    public void Arrival_OfAnUnknownNumber_IsRefusedAndTold()
    {
        var id = site.Arrive("999");
        site.Last.ShouldContain(new Effect.RefuseCall(TestSite.Customer(id), RefuseCause.UnknownNumber));
        site.Fact<Fact.CallReceived>().CalledNumber.ShouldBe("999");
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Refused, TerminationReasons.UnknownNumber, EndedBy.System));
        site.State.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(RefuseCause.Forbidden)]
    [InlineData(RefuseCause.Declined)]
    public void Arrival_OfABlockedNumber_IsRefusedUnansweredAndTold(RefuseCause cause)
    {
        var id = site.NewId();
        site.Send(new Input.CallArrived(id, "13800138000", House.Hotline, "trunk") { Blocked = cause });
        site.Last.ShouldContain(new Effect.RefuseCall(TestSite.Customer(id), cause));
        site.Last.ShouldNotContain(effect => effect is Effect.AcceptCall);
        site.Fact<Fact.CallReceived>().CallerNumber.ShouldBe("13800138000");
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Refused, TerminationReasons.Blocked, EndedBy.System));
        site.State.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void Arrival_WhileDraining_IsRefusedAsUnavailable()
    {
        site.Send(new Input.Drain());
        var id = site.Arrive();
        site.Last.ShouldContain(new Effect.RefuseCall(TestSite.Customer(id), RefuseCause.Unavailable));
        site.Fact<Fact.CallEnded>().Termination.Reason.ShouldBe(TerminationReasons.Draining);
    }

    [Fact]
    public void Arrival_WhenTheQueueIsFull_IsRefused()
    {
        for (var caller = 0; caller < 3; caller++)
            site.Arrive();
        var id = site.Arrive();
        site.Last.ShouldContain(new Effect.RefuseCall(TestSite.Customer(id), RefuseCause.QueueFull));
        site.Fact<Fact.CallEnded>().Termination.Reason.ShouldBe(TerminationReasons.QueueFull);
        site.State.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public void Arrival_WhenAMenuStillLeadsToAQueueWithRoom_IsAccepted()
    {
        for (var caller = 0; caller < 3; caller++)
            site.Arrive();
        site.Call(site.Arrive(House.Hotline)).Phase.ShouldBe(CallPhase.Greeting);
    }

    [Fact]
    public void Arrival_WhenRepeated_IsIgnored()
    {
        var id = site.Arrive();
        site.ShouldIgnore(new Input.CallArrived(id, "13800138000", House.Straight, "trunk"));
    }

    [Fact]
    public void Arrival_WithoutNoticeAndMenu_WaitsAtOnceWithMusicAndALimit()
    {
        var id = site.Arrive();
        site.Last.ShouldBe([
            new Effect.Record(new Fact.CallReceived(site.Now, id, "13800138000", House.Straight, "trunk")),
            new Effect.AcceptCall(TestSite.Customer(id)),
            new Effect.PlayPrompt(TestSite.Customer(id), House.Music, Loop: true),
            new Effect.StartTimer(new TimerKey(TimerKind.WaitedTooLong, id.ToString(), 1), site.Now.AddMinutes(30)),
            new Effect.Record(new Fact.CallQueued(site.Now, id, House.Repair)),
        ]);
    }

    [Fact]
    public void Notice_WhenFinished_LeadsToTheQueue()
    {
        var id = site.Arrive(House.Noticed);
        site.Last.ShouldContain(new Effect.PlayPrompt(TestSite.Customer(id), House.Notice, Loop: false));
        site.Call(id).Phase.ShouldBe(CallPhase.Greeting);
        site.Call(id).Queued.ShouldBeNull();
        site.PassSeconds(4);
        site.Send(new Input.PromptFinished(TestSite.Customer(id), House.Notice));
        site.Call(id).Queued.ShouldBe(site.Now);
    }

    [Fact]
    public void Notice_WhenAnotherPromptFinishes_GoesOn()
    {
        var id = site.Arrive(House.Noticed);
        site.ShouldIgnore(new Input.PromptFinished(TestSite.Customer(id), House.Menu));
        site.ShouldIgnore(new Input.PromptFinished(new LegId(id, 2), House.Notice));
    }

    [Fact]
    public void Menu_WhenADigitIsPressedDuringThePrompt_TakesThatQueue()
    {
        var id = ArriveAtMenu();
        site.Send(new Input.DigitPressed(TestSite.Customer(id), '2'));
        site.Fact<Fact.MenuChosen>().ShouldBe(new Fact.MenuChosen(site.Now, id, '2', House.Installs));
        site.Call(id).Queue.ShouldBe(House.Installs);
    }

    [Fact]
    public void Menu_WhenNothingIsPressed_TakesTheDefaultQueueAfterTheSilence()
    {
        var id = ArriveAtMenu();
        site.HasTimer(TimerKind.MenuSilence).ShouldBeFalse();
        site.Send(new Input.PromptFinished(TestSite.Customer(id), House.Menu));
        site.PassSeconds(7.9);
        site.Call(id).Phase.ShouldBe(CallPhase.Menu);
        site.PassSeconds(0.2);
        site.Call(id).Queue.ShouldBe(House.Repair);
    }

    [Fact]
    public void Menu_AfterWrongKeys_IsSaidThreeTimesThenTakesTheDefault()
    {
        var id = ArriveAtMenu();
        for (var round = 1; round < Limits.MenuRounds; round++)
        {
            site.Send(new Input.DigitPressed(TestSite.Customer(id), '9'));
            site.Last.ShouldBe([new Effect.PlayPrompt(TestSite.Customer(id), House.Menu, Loop: false)]);
        }

        site.Send(new Input.DigitPressed(TestSite.Customer(id), '9'));
        site.Fact<Fact.MenuChosen>().Digit.ShouldBeNull();
        site.Call(id).Queue.ShouldBe(House.Repair);
    }

    [Fact]
    public void Menu_WhenTheSilenceOfAnEarlierRoundFires_GoesOn()
    {
        var id = ArriveAtMenu();
        site.Send(new Input.PromptFinished(TestSite.Customer(id), House.Menu));
        site.Send(new Input.DigitPressed(TestSite.Customer(id), '9'));
        site.ShouldIgnore(new Input.TimerFired(new TimerKey(TimerKind.MenuSilence, id.ToString(), 1)));
    }

    [Fact]
    public void Menu_WhenTheEntryIsReconfiguredMeanwhile_KeepsWhatTheCallerHeard()
    {
        var id = ArriveAtMenu();
        site.Send(new Input.Configure(House.Plan with { Entries = House.Plan.Entries.Remove(House.Hotline) }));
        site.Send(new Input.DigitPressed(TestSite.Customer(id), '2'));
        site.Call(id).Queue.ShouldBe(House.Installs);
    }

    [Fact]
    public void Menu_WhenTheChosenQueueFilledUpMeanwhile_EndsAsRefused()
    {
        var id = ArriveAtMenu();
        for (var caller = 0; caller < 3; caller++)
            site.Arrive(House.Install);
        site.Send(new Input.DigitPressed(TestSite.Customer(id), '2'));
        site.Last.ShouldContain(new Effect.ReleaseLeg(TestSite.Customer(id)));
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Refused, TerminationReasons.QueueFull, EndedBy.System));
    }

    [Fact]
    public void EntryFlow_WhenTheCallerHangsUp_CountsAgainstNoQueue()
    {
        var id = site.Arrive(House.Hotline);
        site.CustomerLeaves(id);
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Abandoned, TerminationReasons.LeftMenu, EndedBy.Customer));
        site.Counters(House.Repair).ShouldBe(QueueCounters.Zero);
    }

    [Fact]
    public void Digits_OutsideAMenu_AreIgnored()
    {
        var id = site.Arrive();
        site.ShouldIgnore(new Input.DigitPressed(TestSite.Customer(id), '1'));
    }

    private InteractionId ArriveAtMenu()
    {
        var id = site.Arrive(House.Hotline);
        site.Send(new Input.PromptFinished(TestSite.Customer(id), House.Notice));
        site.Last.ShouldBe([new Effect.PlayPrompt(TestSite.Customer(id), House.Menu, Loop: false)]);
        return id;
    }
}
