using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Distribution;

public sealed class WrapUpModeTests
{
    [Fact]
    public void WrapUp_Optional_IsOnlyForWhoAskedForIt()
    {
        var site = With(WrapUpMode.Optional);
        site.CustomerLeaves(site.Talk(House.Ann));
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ready);
        var id = site.Arrive();
        site.Send(new Input.Answer(House.Ann, id));
        site.Send(new Input.AskForWrapUp(House.Ann, true));
        site.ShouldIgnore(new Input.AskForWrapUp(House.Ann, true));
        site.CustomerLeaves(id);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp);
        site.Agent(House.Ann).WrapUpEnds.ShouldBe(site.Now.AddSeconds(30));
        site.PassSeconds(30);
        site.Agent(House.Ann).WantsWrapUp.ShouldBeFalse();
        site.ShouldRefuse(new Input.AskForWrapUp(House.Ann, true), Rules.NoCallToWrapUp);
    }

    [Fact]
    public void WrapUp_Extended_MovesItsEndSoManyTimes()
    {
        var site = With(WrapUpMode.Extended);
        site.CustomerLeaves(site.Talk(House.Ann));
        site.PassSeconds(20);
        site.Send(new Input.ExtendWrapUp(House.Ann));
        site.Fact<Fact.WrapUpExtended>().Ends.ShouldBe(site.Now.AddSeconds(10 + 30));
        site.PassSeconds(30);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp, "the first limit is late now");
        site.Send(new Input.ExtendWrapUp(House.Ann));
        site.ShouldRefuse(new Input.ExtendWrapUp(House.Ann), Rules.WrapUpCannotBeExtended);
        site.PassSeconds(40);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ready);
        site.Agent(House.Ann).Extensions.ShouldBe(0);
    }

    [Fact]
    public void WrapUp_Timed_CannotBeExtended()
    {
        var site = new TestSite();
        site.CustomerLeaves(site.Talk(House.Ann));
        site.ShouldRefuse(new Input.ExtendWrapUp(House.Ann), Rules.WrapUpCannotBeExtended);
        site.ShouldRefuse(new Input.ExtendWrapUp(House.Bob), Rules.NothingToWrapUp);
    }

    [Fact]
    public void WrapUp_UntilComplete_MakesNotReadyAtItsLimit()
    {
        var site = With(WrapUpMode.UntilComplete);
        site.CustomerLeaves(site.Talk(House.Ann));
        site.PassSeconds(30);
        site.Agent(House.Ann).Reason.ShouldBe(NotReadyReasons.WrapUpOverdue);
    }

    [Theory]
    [InlineData(WrapUpMode.Timed, true, Presence.Ready)]
    [InlineData(WrapUpMode.Timed, false, Presence.WrapUp)]
    [InlineData(WrapUpMode.UntilComplete, false, Presence.Ready)]
    public void WrapUp_WhenTicketAndDispositionAreComplete_EndsByItself(WrapUpMode mode, bool endsWhenComplete, Presence presence)
    {
        var site = With(mode, endsWhenComplete);
        var id = site.Talk(House.Ann);
        site.CustomerLeaves(id);
        site.Send(new Input.ContactCompleted(id));
        site.Agent(House.Ann).Presence.ShouldBe(presence);
    }

    [Fact]
    public void WrapUp_WhenAllIsCompleteBeforeTheEnd_IsSkipped()
    {
        var site = With(WrapUpMode.Timed, endsWhenComplete: true);
        var id = site.Talk(House.Ann);
        site.Send(new Input.ContactCompleted(id));
        site.ShouldIgnore(new Input.ContactCompleted(id));
        site.CustomerLeaves(id);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ready);
        site.ShouldIgnore(new Input.ContactCompleted(id));
    }

    [Fact]
    public void WrapUp_None_GoesStraightOn()
    {
        var site = With(WrapUpMode.None);
        site.CustomerLeaves(site.Talk(House.Ann));
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ready);
        site.Counters(House.Repair).Handled.ShouldBe(1);
    }

    private static TestSite With(WrapUpMode mode, bool endsWhenComplete = false) =>
        new(House.WithRepair(queue => queue with { AfterCall = queue.AfterCall with { Mode = mode, EndsWhenComplete = endsWhenComplete } }));
}
