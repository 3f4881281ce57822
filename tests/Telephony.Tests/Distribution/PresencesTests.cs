using Shouldly;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Distribution;

public sealed class PresencesTests
{
    private readonly TestSite site = new();

    [Fact]
    public void SigningIn_NeverMakesReady()
    {
        site.SignIn(House.Ann);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.NotReady);
        site.Fact<Fact.PresenceChanged>().ShouldBe(new Fact.PresenceChanged(site.Now, House.Ann, Presence.SignedOut, Presence.NotReady, NotReadyReasons.SignedIn, null, "ann"));
    }

    [Fact]
    public void Presence_OfAnUnknownAgent_IsRefused() =>
        site.ShouldRefuse(new Input.SetPresence(new AgentId("nobody"), Presence.Ready, null, null, "x"), Rules.AgentIsUnknown);

    [Fact]
    public void Ready_WithoutADevice_IsRefused()
    {
        site.ShouldRefuse(new Input.SetPresence(House.Ann, Presence.Ready, null, null, "ann"), Rules.ReadyNeedsADevice);
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Browser, true));
        site.ShouldRefuse(new Input.SetPresence(House.Ann, Presence.Ready, null, AgentDevice.Phone, "ann"), Rules.ReadyNeedsADevice);
    }

    [Fact]
    public void Ready_StraightFromSignedOut_IsAnExplicitWishAndAllowed()
    {
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Phone, true));
        site.Choose(House.Ann, Presence.Ready, device: AgentDevice.Phone);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ready);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void NotReady_WithoutAReason_IsRefused(string? reason) =>
        site.ShouldRefuse(new Input.SetPresence(House.Ann, Presence.NotReady, reason, null, "ann"), Rules.NotReadyNeedsAReason);

    [Theory]
    [InlineData(Presence.Ringing)]
    [InlineData(Presence.Busy)]
    [InlineData(Presence.WrapUp)]
    public void States_OfTheExchange_CannotBeChosen(Presence target) =>
        site.ShouldIgnore(new Input.SetPresence(House.Ann, target, null, null, "ann"));

    [Fact]
    public void Choice_WhenRepeated_KeepsThePlaceAmongTheIdle()
    {
        site.Ready(House.Ann);
        var readySince = site.Agent(House.Ann).ReadySince;
        site.PassSeconds(5);
        site.ShouldIgnore(new Input.SetPresence(House.Ann, Presence.Ready, null, null, "ann"));
        site.Agent(House.Ann).ReadySince.ShouldBe(readySince);
    }

    [Fact]
    public void NotReady_WithAnotherReason_IsToldAgain()
    {
        site.SignIn(House.Ann);
        site.Choose(House.Ann, Presence.NotReady, "meal");
        site.Fact<Fact.PresenceChanged>().Reason.ShouldBe("meal");
    }

    [Fact]
    public void Device_OnACall_CannotBeChanged()
    {
        site.Talk(House.Ann);
        site.ShouldRefuse(new Input.SetPresence(House.Ann, Presence.Ready, null, AgentDevice.Phone, "ann"), Rules.AgentIsOnACall);
    }

    [Fact]
    public void Device_WhileReady_CanBeChangedToOneThatIsThere()
    {
        site.Ready(House.Ann);
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Phone, true));
        site.Choose(House.Ann, Presence.Ready, device: AgentDevice.Phone);
        site.Arrive();
        site.Last.OfType<Effect.OfferCall>().ShouldHaveSingleItem().Device.ShouldBe(AgentDevice.Phone);
    }

    [Fact]
    public void Choice_OnACall_IsKeptForAfterTheWrapUp()
    {
        var id = site.Talk(House.Ann);
        site.Choose(House.Ann, Presence.NotReady, "meal");
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Busy);
        site.CustomerLeaves(id);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp);
        site.PassSeconds(30);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.NotReady);
        site.Agent(House.Ann).Reason.ShouldBe("meal");
        site.Agent(House.Ann).AfterCall.ShouldBeNull();
    }

    [Fact]
    public void SigningOut_OnACall_IsKeptForAfterIt()
    {
        var id = site.Talk(House.Ann);
        site.Choose(House.Ann, Presence.SignedOut);
        site.CustomerLeaves(id);
        site.Send(new Input.FinishWrapUp(House.Ann));
        site.Agent(House.Ann).Presence.ShouldBe(Presence.SignedOut);
    }

    [Fact]
    public void ReadyDuringWrapUp_DoesNotEndIt()
    {
        var id = site.Talk(House.Ann);
        site.CustomerLeaves(id);
        site.Choose(House.Ann, Presence.Ready);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp);
        site.Agent(House.Ann).AfterCall.ShouldBe(Presence.Ready);
    }
}
