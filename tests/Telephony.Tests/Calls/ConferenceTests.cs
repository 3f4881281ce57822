using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Calls;

public sealed class ConferenceTests
{
    private readonly TestSite site = new();

    [Fact]
    public void Conference_LetsAllThreeHearEachOther()
    {
        var id = Conference(House.ToBob);
        site.Earshot(id).ShouldBe("1:2+3 2:1+3 3:1+2");
        site.Call(id).Phase.ShouldBe(CallPhase.Talking);
        site.Call(id).Consult!.Side.ShouldBe(ConsultSide.Both);
        site.Fact<Fact.ConferenceStarted>().Consulted.ShouldBe(House.Bob);
        site.Fact<Fact.CallResumed>();
    }

    [Fact]
    public void Conference_FromTheCustomersSide_IsTheSame()
    {
        var id = Conference(House.Outside, toggled: true);
        site.Earshot(id).ShouldBe("1:2+3 2:1+3 3:1+2");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Conference_WhenTheAgentLeaves_GoesOnForTheOthers(bool byHangUp)
    {
        var id = Conference(House.ToBob);
        site.Send(byHangUp ? new Input.HangUp(House.Ann, id, "ann") : new Input.CompleteTransfer(House.Ann, id));
        site.Earshot(id).ShouldBe("1:3 3:1");
        site.Call(id).Agent.ShouldBe(House.Bob);
        site.Fact<Fact.CallTransferred>().Kind.ShouldBe(TransferKind.Consult);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp);
    }

    [Fact]
    public void Conference_WithAnOutsideParty_WhenTheAgentLeaves_IsTransferredOut()
    {
        var id = Conference(House.Outside);
        site.Send(new Input.HangUp(House.Ann, id, "ann"));
        site.Call(id).Phase.ShouldBe(CallPhase.TransferredOut);
        site.Earshot(id).ShouldBe("1:3 3:1");
    }

    [Theory]
    [InlineData("hang up")]
    [InlineData("cancel")]
    [InlineData("leg")]
    public void Conference_WhenTheConsultedPartyLeaves_GoesOnForTheOthers(string how)
    {
        var id = Conference(House.ToBob);
        site.Send(how switch
        {
            "hang up" => new Input.HangUp(House.Bob, id, "bob"),
            "cancel" => new Input.CancelConsult(House.Ann, id),
            _ => new Input.LegEnded(new LegId(id, 3), LegEnding.HungUp),
        });
        site.Earshot(id).ShouldBe("1:2 2:1");
        site.Call(id).Phase.ShouldBe(CallPhase.Talking);
        site.Call(id).Consult.ShouldBeNull();
        site.Agent(House.Bob).Presence.ShouldBe(Presence.Ready);
    }

    [Fact]
    public void Conference_WhenTheCustomerLeaves_IsOver()
    {
        var id = Conference(House.ToBob);
        site.CustomerLeaves(id);
        site.State.Calls.ShouldBeEmpty();
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp);
        site.Agent(House.Bob).Presence.ShouldBe(Presence.Ready, "he was asked, the customer was not his");
    }

    [Fact]
    public void Conference_WhenTheAgentIsLost_GoesOnForTheOthers()
    {
        var id = Conference(House.ToBob);
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Browser, false));
        site.PassSeconds(30);
        site.Earshot(id).ShouldBe("1:3 3:1");
        site.Agent(House.Ann).Reason.ShouldBe(NotReadyReasons.DeviceLost);
    }

    [Fact]
    public void Conference_WhenABrowserComesBack_ConnectsAllOfIt()
    {
        var id = Conference(House.ToBob);
        site.Send(new Input.DeviceChanged(House.Bob, AgentDevice.Browser, false));
        site.Send(new Input.DeviceChanged(House.Bob, AgentDevice.Browser, true));
        site.Last.OfType<Effect.Hear>().Select(hear => hear.Listener.Number).ShouldBe([1, 2, 3]);
    }

    private InteractionId Conference(TransferTarget target, bool toggled = false)
    {
        var id = site.Talk(House.Ann);
        site.Ready(House.Bob);
        site.Send(new Input.Consult(House.Ann, id, target));
        site.Send(target is TransferTarget.ToNumber ? new Input.LegAnswered(new LegId(id, 3)) : new Input.Answer(House.Bob, id));
        if (toggled)
            site.Send(new Input.ToggleConsult(House.Ann, id));
        site.Send(new Input.Conference(House.Ann, id));
        return id;
    }
}
