using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Ivr;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Calls;

public sealed class DiallingTests
{
    private readonly TestSite site = new();

    [Fact]
    public void Dial_ByBrowser_DialsTheCustomerAtOnceAndConnectsHim()
    {
        site.Ready(House.Ann);
        var id = Dial();
        site.Last.ShouldContain(new Effect.UseBrowser(new LegId(id, 2), House.Ann));
        site.Last.ShouldContain(new Effect.DialOut(TestSite.Customer(id), "13900139000", "4008001000", "trunk"));
        site.Fact<Fact.CallDialled>().Purpose.ShouldBe("callback");
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ringing);

        site.Send(new Input.LegRinging(TestSite.Customer(id))).ShouldBe([new Effect.PlayPrompt(new LegId(id, 2), Prompts.RingBack, Loop: true)]);
        site.Send(new Input.LegAnswered(TestSite.Customer(id)));
        site.Last.ShouldContain(new Effect.ConnectLegs(TestSite.Customer(id), new LegId(id, 2)));
        site.Last.ShouldContain(new Effect.StartRecording(TestSite.Customer(id)));
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Busy);
        site.Call(id).Answered.ShouldBe(site.Now);
        site.HasTimer(TimerKind.DialTimeout).ShouldBeFalse();
    }

    [Fact]
    public void Dial_ByPhone_RingsTheAgentFirst()
    {
        site.Ready(House.Ann, AgentDevice.Phone);
        var id = Dial();
        site.Last.ShouldContain(new Effect.OfferCall(new LegId(id, 2), House.Ann, AgentDevice.Phone, 1));
        site.Last.OfType<Effect.DialOut>().ShouldBeEmpty();
        site.PassSeconds(40);
        site.Send(new Input.LegAnswered(new LegId(id, 2)));
        site.Last.OfType<Effect.DialOut>().ShouldHaveSingleItem();
        site.PassSeconds(44);
        site.Send(new Input.LegAnswered(TestSite.Customer(id)));
        site.Call(id).Phase.ShouldBe(CallPhase.Talking);
    }

    [Fact]
    public void Dial_ByPhoneThatIsNotPickedUp_NeverDialsTheCustomer()
    {
        site.Ready(House.Ann, AgentDevice.Phone);
        var id = Dial();
        site.Send(new Input.LegEnded(new LegId(id, 2), LegEnding.Rejected));
        site.Last.OfType<Effect.ReleaseLeg>().ShouldBeEmpty();
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.NotReached, TerminationReasons.NoAnswer, EndedBy.Agent));
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ready);
    }

    [Theory]
    [InlineData(LegEnding.Busy, TerminationReasons.Busy)]
    [InlineData(LegEnding.NoAnswer, TerminationReasons.NoAnswer)]
    [InlineData(LegEnding.Rejected, TerminationReasons.Rejected)]
    [InlineData(LegEnding.Unreachable, TerminationReasons.Unreachable)]
    public void Dial_WhenTheCustomerIsNotReached_LeavesTheAgentAsHeWas(LegEnding ending, string reason)
    {
        site.SignIn(House.Ann);
        site.Choose(House.Ann, Presence.NotReady, "callbacks");
        var id = Dial();
        site.CustomerLeaves(id, ending);
        var end = site.Fact<Fact.CallEnded>();
        end.Termination.Class.ShouldBe(TerminationClass.NotReached);
        end.Termination.Reason.ShouldBe(reason);
        end.Agent.ShouldBe(House.Ann);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.NotReady);
        site.Agent(House.Ann).Reason.ShouldBe("callbacks");
    }

    [Fact]
    public void Dial_WhenNobodyAnswersInTime_EndsAsNotReached()
    {
        site.Ready(House.Ann);
        var readySince = site.Agent(House.Ann).ReadySince;
        Dial();
        site.PassSeconds(45);
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.NotReached, TerminationReasons.NoAnswer, EndedBy.System));
        site.Agent(House.Ann).ReadySince.ShouldBe(readySince, "an attempt does not cost him his place");
    }

    [Fact]
    public void Dial_WhenAnswered_IsWrappedUpAndThenTheAgentIsAsHeWas()
    {
        site.SignIn(House.Ann);
        site.Choose(House.Ann, Presence.NotReady, "callbacks");
        var id = Dial();
        site.Send(new Input.LegAnswered(TestSite.Customer(id)));
        site.PassSeconds(20);
        site.CustomerLeaves(id);
        site.Fact<Fact.CallEnded>().Termination.Class.ShouldBe(TerminationClass.Completed);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp);
        site.PassSeconds(30);
        site.Agent(House.Ann).Reason.ShouldBe("callbacks");
    }

    [Fact]
    public void HangUp_WhileDialling_TakesTheAttemptBack()
    {
        site.Ready(House.Ann);
        var id = Dial();
        site.Send(new Input.HangUp(House.Ann, id, "ann"));
        site.Last.OfType<Effect.ReleaseLeg>().Select(release => release.Leg.Number).ShouldBe([1, 2]);
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.NotReached, TerminationReasons.NoAnswer, EndedBy.Agent));
    }

    [Fact]
    public void BrowserLoss_WhileDialling_EndsTheAttempt()
    {
        site.Ready(House.Ann);
        Dial();
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Browser, false));
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Failed, TerminationReasons.AgentLost, EndedBy.System));
        site.Agent(House.Ann).Reason.ShouldBe(NotReadyReasons.DeviceLost);
    }

    [Fact]
    public void BrowserLoss_InAnOutboundTalk_EndsItBecauseNoQueueCanTakeIt()
    {
        site.Ready(House.Ann);
        var id = Dial();
        site.Send(new Input.LegAnswered(TestSite.Customer(id)));
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Browser, false));
        site.PassSeconds(30);
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Failed, TerminationReasons.AgentLost, EndedBy.System));
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp);
    }

    [Fact]
    public void Dial_WhenNotAllowed_NamesTheRule()
    {
        site.ShouldRefuse(Command("13900139000", new AgentId("nobody")), Rules.AgentIsUnknown);
        site.ShouldRefuse(Command("13900139000"), Rules.AgentIsSignedOut);
        site.Choose(House.Ann, Presence.NotReady, "callbacks");
        site.ShouldRefuse(Command("13900139000"), Rules.ReadyNeedsADevice);
        site.Talk(House.Ann);
        site.ShouldRefuse(Command("13900139000"), Rules.AgentIsOnACall);
        site.Ready(House.Bob);
        site.Send(new Input.Drain());
        site.ShouldRefuse(Command("13900139000", House.Bob), Rules.ExchangeIsDraining);
    }

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("12")]
    [InlineData("+1a2b3c")]
    [InlineData("139 0013 9000")]
    [InlineData("139001390001390013900")]
    public void Dial_OfANumberThatIsNone_IsRefused(string number)
    {
        site.Ready(House.Ann);
        site.ShouldRefuse(Command(number), Rules.NumberIsNotDialable);
    }

    [Fact]
    public void Dial_OutOfAfterCallWork_EndsIt_AndHeIsAfterwardsWhatHeChose()
    {
        site.Ready(House.Ann);
        var first = site.Talk(House.Ann);
        site.Send(new Input.HangUp(House.Ann, first, "ann"));
        site.Choose(House.Ann, Presence.NotReady, "callbacks");
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp);
        site.HasTimer(TimerKind.WrapUpOver).ShouldBeTrue();

        var dial = Command("13900139000") with { EndsWrapUp = true };
        site.Send(dial);

        site.Fact<Fact.WrapUpEnded>().ByTimer.ShouldBeFalse();
        site.HasTimer(TimerKind.WrapUpOver).ShouldBeFalse();
        site.Agent(House.Ann).Interaction.ShouldBe(dial.Interaction);
        site.Send(new Input.LegEnded(TestSite.Customer(dial.Interaction), LegEnding.Busy));
        (site.Agent(House.Ann).Presence, site.Agent(House.Ann).Reason).ShouldBe((Presence.NotReady, "callbacks"));
    }

    [Fact]
    public void Dial_OutOfAfterCallWork_ThatIsRefused_EndsNothing()
    {
        site.Ready(House.Ann);
        var first = site.Talk(House.Ann);
        site.ShouldRefuse(Command("13900139000") with { EndsWrapUp = true }, Rules.AgentIsOnACall);
        site.Send(new Input.HangUp(House.Ann, first, "ann"));
        site.ShouldRefuse(Command("13900139000"), Rules.AgentIsOnACall);
        site.ShouldRefuse(Command("12a") with { EndsWrapUp = true }, Rules.NumberIsNotDialable);
        site.Choose(House.Ann, Presence.SignedOut);
        site.ShouldRefuse(Command("13900139000") with { EndsWrapUp = true }, Rules.AgentIsSignedOut);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp);
        site.HasTimer(TimerKind.WrapUpOver).ShouldBeTrue();
    }

    [Fact]
    public void Dial_WhenRepeated_IsIgnored()
    {
        site.Ready(House.Ann);
        var id = Dial();
        site.ShouldIgnore(new Input.Dial(House.Ann, id, "13900139000", "4008001000", "trunk", "callback", null));
    }

    private InteractionId Dial()
    {
        var command = Command("13900139000");
        site.Send(command);
        return command.Interaction;
    }

    private Input.Dial Command(string to, AgentId? agent = null) => new(agent ?? House.Ann, site.NewId(), to, "4008001000", "trunk", "callback", "T-261122-0007");
}
