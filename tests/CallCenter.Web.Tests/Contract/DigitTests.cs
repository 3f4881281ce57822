using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Contract;

/// <summary>Digits between people whose phones say them in different ways, over real sockets: RFC 4733 where a side's SDP takes it, else SIP INFO.</summary>
public sealed class DigitTests
{
    [Theory]
    [InlineData("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n", true)]
    [InlineData("application/dtmf", "5", true)]
    [InlineData("application/dtmf-relay", "Signal=5\r\nDuration=240\r\n", false)]
    public async Task Info_OfTheCaller_WhenTalking_ReachesTheAgentsPhoneAsItTakesDigits(string type, string body, bool agentTakesEvents)
    {
        await using var site = await RealSite.StartAsync();
        var (caller, callers, agent, _, _) = await TalkAsync(site, callerTakesEvents: false, agentTakesEvents);

        (await caller.InformAsync(callers, type, body)).ShouldBe("SIP/2.0 200 OK");

        if (agentTakesEvents)
            await Eventually.IsTrueAsync(() => agent.Keys == 1, "the agent's phone was sent the event");
        else
            await Eventually.IsTrueAsync(() => agent.Informed.SequenceEqual(["Signal=5 Duration=240"]), () => "the agent's phone was informed: " + string.Join("; ", agent.Informed));
        agent.Informed.Count.ShouldBe(agentTakesEvents ? 0 : 1);
        caller.Informed.ShouldBeEmpty("nobody hears himself");
        site.Inputs.OfType<Input.DigitPressed>().ShouldBeEmpty("what people tell each other is not journaled");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Digit_OfTheAgentsPhone_ReachesTheCallerAsHisSdpTakesIt(bool callerTakesEvents)
    {
        await using var site = await RealSite.StartAsync();
        var (caller, _, agent, agents, _) = await TalkAsync(site, callerTakesEvents, agentTakesEvents: true);

        await agent.PressAsync(agents, '#');

        if (callerTakesEvents)
            await Eventually.IsTrueAsync(() => caller.Keys == 1, "the caller's phone was sent the event");
        else
            await Eventually.IsTrueAsync(() => caller.Informed.Count == 1 && caller.Informed[0].StartsWith("Signal=# Duration=", StringComparison.Ordinal), () => "the caller's phone was informed: " + string.Join("; ", caller.Informed));
        (await agent.InformAsync(agents, "application/dtmf", "7")).ShouldBe("SIP/2.0 200 OK");
        if (callerTakesEvents)
            await Eventually.IsTrueAsync(() => caller.Keys == 2, "the caller's phone was sent the second event");
        else
            await Eventually.IsTrueAsync(() => caller.Informed.Count == 2 && caller.Informed[1].StartsWith("Signal=7 ", StringComparison.Ordinal), "the caller's phone was informed twice");
        (callerTakesEvents ? caller.Informed.Count : caller.Keys).ShouldBe(0, "one way, never both");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Keypad_OfThePage_ReachesTheCallerAsHisSdpTakesIt(bool callerTakesEvents)
    {
        await using var site = await RealSite.StartAsync();
        await site.ReadyAsync(Party.Agent);
        var (caller, _, call) = await site.CustomerCallsByHandAsync(callerTakesEvents);
        await site.UntilAsync(s => s.Agents[Site.Agent].Interaction == call, "the agent is rung");
        site.Press(Party.Agent, call, '1').ShouldNotBeNull("nobody talks yet");
        await site.DoAsync(new Input.Answer(Site.Agent, call));
        await site.HearsAsync(Party.Agent, Party.Customer);

        site.Press(Party.Agent, call, '1').ShouldBeNull();
        site.Press(Party.Agent, call, '*').ShouldBeNull();

        if (callerTakesEvents)
            await Eventually.IsTrueAsync(() => caller.Keys == 2, "two events came");
        else
            await Eventually.IsTrueAsync(() => caller.Informed.SequenceEqual(["Signal=1 Duration=120", "Signal=* Duration=120"]), () => "informed: " + string.Join("; ", caller.Informed));
        site.Inputs.OfType<Input.DigitPressed>().ShouldBeEmpty("it may be a password");
    }

    [Fact]
    public async Task Info_OfACallerWhoWaits_IsAKeyOfTheExchange()
    {
        await using var site = await RealSite.StartAsync();
        var (caller, talk, call) = await site.CustomerCallsByHandAsync(takesEvents: false);
        (await caller.InformAsync(talk, "application/dtmf-relay", "Signal=9\r\nDuration=100\r\n")).ShouldBe("SIP/2.0 200 OK");
        await Eventually.IsTrueAsync(() => site.Inputs.OfType<Input.DigitPressed>().Any(), "the exchange is told");
        site.Inputs.OfType<Input.DigitPressed>().Single().ShouldBe(new Input.DigitPressed(new LegId(call, LegId.CustomerNumber), '9'));
    }

    [Fact]
    public async Task Info_OfACallerOnHold_ReachesNobody()
    {
        await using var site = await RealSite.StartAsync();
        var (caller, callers, agent, agents, call) = await TalkAsync(site, callerTakesEvents: false, agentTakesEvents: false);
        await site.DoAsync(new Input.Hold(Site.Agent, call));
        await site.HearsMusicAsync(Party.Customer);
        (await caller.InformAsync(callers, "application/dtmf", "4")).ShouldBe("SIP/2.0 200 OK");
        await Eventually.IsTrueAsync(() => site.Inputs.OfType<Input.DigitPressed>().Any(), "the digit on hold was the exchange's, and nobody's");
        await site.DoAsync(new Input.Resume(Site.Agent, call));
        await site.HearsAsync(Party.Agent, Party.Customer);
        (await caller.InformAsync(callers, "application/dtmf", "6")).ShouldBe("SIP/2.0 200 OK");
        await Eventually.IsTrueAsync(() => agent.Informed.Count > 0, "the digit after the hold came");
        agent.Informed.ShouldHaveSingleItem().ShouldStartWith("Signal=6");
        (await agent.HangUpAsync(agents)).ShouldStartWith("SIP/2.0 200");
    }

    [Fact]
    public async Task Hops_OfACallThatIsPassedOn_AreOneLessThanItsCallersAndNoneIsRefused()
    {
        await using var site = await RealSite.StartAsync();
        (await Should.ThrowAsync<InvalidOperationException>(site.CustomerCallsByHandAsync(takesEvents: true, maxForwards: 0))).Message.ShouldStartWith("SIP/2.0 483");
        await site.ReadyAsync(Party.Agent);
        var (_, _, call) = await site.CustomerCallsByHandAsync(takesEvents: true, maxForwards: 12);
        await site.UntilAsync(s => s.Agents[Site.Agent].Interaction == call, "the agent is rung");
        await site.DoAsync(new Input.Answer(Site.Agent, call));
        await site.DoAsync(new Input.BlindTransfer(Site.Agent, call, Site.ToOutside, Site.Agent.Value));
        await site.OutsideAnswersAsync();
        await site.HearsAsync(Party.Outside, Party.Customer);
        site.HopsOutside.ShouldBe(11);
    }

    [Fact]
    public async Task Hops_ToAnAgentsPhone_AreOneLessThanTheCallers()
    {
        await using var site = await RealSite.StartAsync();
        var (_, _, _, agents, _) = await TalkAsync(site, callerTakesEvents: true, agentTakesEvents: true);
        HardPhone.Header(agents.Invite, "Max-Forwards").ShouldBe("69");
    }

    /// <summary>A customer and an agent, both with phones written by hand, talk.</summary>
    private static async Task<(HardPhone Caller, HardPhone.Talk Callers, HardPhone Agent, HardPhone.Talk Agents, InteractionId Call)> TalkAsync(RealSite site, bool callerTakesEvents, bool agentTakesEvents)
    {
        var agent = await site.HardPhoneAsync(Party.Agent, agentTakesEvents);
        await site.DoAsync(new Input.SetPresence(Site.Agent, Presence.Ready, null, AgentDevice.Phone, Site.Agent.Value));
        var (caller, callers, call) = await site.CustomerCallsByHandAsync(callerTakesEvents);
        var agents = await agent.AnswerAsync();
        await site.UntilAsync(s => s.Calls[call].Phase == CallPhase.Talking, "they talk");
        await site.HearsAsync(Party.Agent, Party.Customer);
        await site.HearsAsync(Party.Customer, Party.Agent);
        return (caller, callers, agent, agents, call);
    }
}
