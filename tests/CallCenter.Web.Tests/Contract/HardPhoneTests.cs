using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Contract;

/// <summary>Agents transfer, ask and hold with the keys of a SIP desk phone: real SIP and real audio through the product's own wires.</summary>
public sealed class HardPhoneTests
{
    [Fact]
    public async Task Refer_ToAColleague_HandsTheCustomerOverInOneInteraction()
    {
        await using var site = await RealSite.StartAsync();
        var (phone, talk, call) = await TalkAsync(site);
        await site.ReadyAsync(Party.Colleague);
        await site.HearsAsync(Party.Customer, Party.Agent);

        (await phone.ReferAsync(talk, "sip:8002@127.0.0.1")).ShouldBe("SIP/2.0 202 Accepted");
        await site.UntilAsync(s => s.Agents[Site.Colleague].Interaction == call, "the colleague is rung");
        await Eventually.IsTrueAsync(() => phone.Byes == 1, "the phone is free at once");
        phone.Notified.ShouldBe(["SIP/2.0 100 Trying active"]);
        await site.DoAsync(new Input.Answer(Site.Colleague, call));

        await site.HearsAsync(Party.Customer, Party.Colleague);
        await site.HearsAsync(Party.Colleague, Party.Customer);
        await Eventually.IsTrueAsync(() => phone.Notified.Count == 2, "the phone is told the end");
        phone.Notified[1].ShouldBe("SIP/2.0 200 OK terminated");
        site.State.Agents[Site.Agent].Presence.ShouldBe(Presence.WrapUp);
        site.Facts.OfType<Fact.CallReceived>().ShouldHaveSingleItem().Interaction.ShouldBe(call);
        site.Facts.OfType<Fact.CallTransferred>().ShouldHaveSingleItem().Kind.ShouldBe(TransferKind.Blind);
    }

    [Fact]
    public async Task Refer_WhenThePhoneHangsUpAtOnce_TheCustomerStillArrives()
    {
        await using var site = await RealSite.StartAsync();
        var (phone, talk, call) = await TalkAsync(site);
        await site.ReadyAsync(Party.Colleague);

        var refer = phone.ReferAsync(talk, "sip:8002@127.0.0.1", "Refer-Sub: false\r\n");
        await phone.HangUpAsync(talk);
        (await refer).ShouldBe("SIP/2.0 202 Accepted");
        await site.UntilAsync(s => s.Agents[Site.Colleague].Interaction == call, "the colleague is rung");
        await site.DoAsync(new Input.Answer(Site.Colleague, call));
        await site.HearsAsync(Party.Customer, Party.Colleague);
        phone.Notified.ShouldBeEmpty("Refer-Sub: false asked for silence");
    }

    [Fact]
    public async Task Refer_ToANumber_LeavesCustomerAndOutsidePartyAlone()
    {
        await using var site = await RealSite.StartAsync();
        var (phone, talk, _) = await TalkAsync(site);

        (await phone.ReferAsync(talk, "tel:" + Site.OutsideNumber)).ShouldBe("SIP/2.0 202 Accepted");
        await site.OutsideAnswersAsync();
        await site.HearsAsync(Party.Customer, Party.Outside);
        await Eventually.IsTrueAsync(() => phone.Notified.Contains("SIP/2.0 200 OK terminated"), "the phone is told the end");
    }

    [Fact]
    public async Task Refer_WhenTheTargetIsBusy_ThePhoneIsToldAndTheTalkGoesOn()
    {
        await using var site = await RealSite.StartAsync();
        var (phone, talk, call) = await TalkAsync(site);

        (await phone.ReferAsync(talk, "sip:8002@127.0.0.1")).ShouldBe("SIP/2.0 202 Accepted");
        await Eventually.IsTrueAsync(() => phone.Notified.Contains("SIP/2.0 486 Busy Here terminated"), () => "the phone is told: " + string.Join(", ", phone.Notified));
        (await phone.ReferAsync(talk, "sip:nobody@127.0.0.1")).ShouldBe("SIP/2.0 404 Not Found");
        site.State.Calls[call].Phase.ShouldBe(CallPhase.Talking);
        await site.HearsAsync(Party.Customer, Party.Agent);
    }

    [Fact]
    public async Task ReferWithReplaces_JoinsTheCustomerWithTheConsultedColleague()
    {
        await using var site = await RealSite.StartAsync();
        var (phone, talk, call) = await TalkAsync(site);
        await site.ReadyAsync(Party.Colleague);
        await phone.HoldAsync(talk, "sendonly");
        await site.HearsMusicAsync(Party.Customer);

        var (second, early) = await phone.CallAsync("8002");
        early.ShouldStartWith("SIP/2.0 183");
        await site.UntilAsync(s => s.Calls[call].Consult is { Phase: ConsultPhase.Ringing } && s.Agents[Site.Colleague].Interaction == call, "the colleague is asked");
        await site.DoAsync(new Input.Answer(Site.Colleague, call));
        (await phone.FinalAsync(second)).ShouldStartWith("SIP/2.0 200");
        await site.HearsAsync(Party.Agent, Party.Colleague);
        await site.HearsAsync(Party.Colleague, Party.Agent);
        await site.HearsMusicAsync(Party.Customer);

        (await phone.ReferAsync(talk, phone.Replacing("8002", second))).ShouldBe("SIP/2.0 202 Accepted");
        await site.HearsAsync(Party.Customer, Party.Colleague);
        await site.HearsAsync(Party.Colleague, Party.Customer);
        await Eventually.IsTrueAsync(() => phone.Byes == 2, "both calls of the phone are over");
        await Eventually.IsTrueAsync(() => phone.Notified.Contains("SIP/2.0 200 OK terminated"), "the phone is told the end");
        site.State.Calls.Keys.ShouldBe([call]);
        site.Facts.OfType<Fact.CallReceived>().ShouldHaveSingleItem();
        site.Facts.OfType<Fact.CallTransferred>().ShouldHaveSingleItem().Kind.ShouldBe(TransferKind.Consult);
    }

    [Fact]
    public async Task SecondCall_WhenThePhoneEndsIt_GivesTheCustomerBack()
    {
        await using var site = await RealSite.StartAsync();
        var (phone, talk, call) = await TalkAsync(site);
        await site.ReadyAsync(Party.Colleague);
        await phone.HoldAsync(talk, "inactive");
        var (second, _) = await phone.CallAsync("8002");
        await site.UntilAsync(s => s.Agents[Site.Colleague].Interaction == call, "the colleague is asked");
        await site.DoAsync(new Input.Answer(Site.Colleague, call));
        await phone.FinalAsync(second);
        await site.HearsAsync(Party.Agent, Party.Colleague);

        await phone.HoldAsync(second, "sendonly");
        await phone.ResumeAsync(talk);
        await site.HearsAsync(Party.Agent, Party.Customer);
        await site.HearsMusicAsync(Party.Colleague);
        await phone.HangUpAsync(second);
        await site.UntilAsync(s => s.Calls[call].Consult is null, "the consult is over");
        await site.HearsAsync(Party.Customer, Party.Agent);
    }

    [Fact]
    public async Task SecondCall_WhenTheColleagueIsNotFree_IsRefusedAndTheCustomerStays()
    {
        await using var site = await RealSite.StartAsync();
        var (phone, talk, call) = await TalkAsync(site);
        await phone.HoldAsync(talk, "sendonly");
        var (second, _) = await phone.CallAsync("8002");
        (await phone.FinalAsync(second)).ShouldStartWith("SIP/2.0 486");
        await phone.ResumeAsync(talk);
        await site.HearsAsync(Party.Customer, Party.Agent);
        site.State.Calls[call].Consult.ShouldBeNull();
    }

    [Theory]
    [InlineData("sendonly")]
    [InlineData("inactive")]
    [InlineData("c=0.0.0.0")]
    [InlineData("port 0")]
    public async Task Hold_ByReInviteInAnyForm_IsHoldOfTheExchange(string form)
    {
        await using var site = await RealSite.StartAsync();
        var (phone, talk, call) = await TalkAsync(site);
        (await phone.HoldAsync(talk, form)).ShouldStartWith("SIP/2.0 200");
        await site.UntilAsync(s => s.Calls[call].Phase == CallPhase.Held, "the exchange holds");
        await site.HearsMusicAsync(Party.Customer);
        await phone.ResumeAsync(talk);
        await site.HearsAsync(Party.Customer, Party.Agent);
        await site.HearsAsync(Party.Agent, Party.Customer);
    }

    [Fact]
    public async Task InviteWithReplaces_MovesTheCallToTheAgentsOtherPhone_AndToNobodyElses()
    {
        await using var site = await RealSite.StartAsync();
        var (phone, talk, call) = await TalkAsync(site);
        var replaces = $"Replaces: {talk.CallId};to-tag={HardPhone.Tag(talk.Remote)};from-tag={HardPhone.Tag(talk.Local)}\r\n";
        var stranger = await site.HardPhoneAsync(Party.Supervisor);
        (await stranger.CallAsync("8001", replaces)).Answer.ShouldStartWith("SIP/2.0 403");
        site.State.Calls[call].Phase.ShouldBe(CallPhase.Talking);

        var other = await site.HardPhoneAsync(Party.Agent);
        (await other.CallAsync("8001", replaces.Replace("from-tag=", "from-tag=x", StringComparison.Ordinal))).Answer.ShouldStartWith("SIP/2.0 481");
        (await other.CallAsync("8001", replaces)).Answer.ShouldStartWith("SIP/2.0 200");
        await Eventually.IsTrueAsync(() => phone.Byes == 1, "the first phone is let go of");
        await site.HearsAsync(Party.Customer, Party.Agent);
        await site.HearsAsync(Party.Agent, Party.Customer);
        site.State.Calls[call].Phase.ShouldBe(CallPhase.Talking);
    }

    [Theory]
    [InlineData("13800138000", null, null, "13800138000")]
    [InlineData("anonymous", null, null, "")]
    [InlineData("40012345", "+8613800138000", null, "+8613800138000")]
    [InlineData("anonymous", "+8613800138000", "id", "")]
    [InlineData("13800138000", "+8613800138000", "user;id", "")]
    public async Task Caller_AsTheTrunkAssertsHim_UnlessHeWantsNoNumberShown(string from, string? asserted, string? privacy, string shown)
    {
        await using var site = await RealSite.StartAsync();
        var call = await site.CustomerCallsAsync(from, asserted, privacy);
        site.State.Calls[call].RemoteNumber.ShouldBe(shown);
    }

    [Fact]
    public async Task EarlyMedia_OfADialledNumber_IsHeardByTheAgentBeforeTheAnswer()
    {
        await using var site = await RealSite.StartAsync();
        await site.ReadyAsync(Party.Agent);
        site.OutsideSaysWhileRinging();
        var call = new InteractionId(Guid.CreateVersion7());
        await site.DoAsync(new Input.Dial(Site.Agent, call, Site.OutsideNumber, Site.Number, Site.Trunk, "callback", null));
        await site.HearsAsync(Party.Agent, Party.Outside);
        site.State.Calls[call].Phase.ShouldBe(CallPhase.Dialling);

        await site.OutsideAnswersAsync();
        await site.UntilAsync(s => s.Calls[call].Phase == CallPhase.Talking, "they talk");
        await site.HearsAsync(Party.Agent, Party.Outside);
        await site.HearsAsync(Party.Outside, Party.Agent);
    }

    [Fact]
    public async Task Refer_OfACustomer_IsForbidden()
    {
        await using var site = await RealSite.StartAsync();
        await site.ReadyAsync(Party.Agent);
        (await site.CustomerRefersAsync("sip:110@127.0.0.1")).ShouldStartWith("SIP/2.0 403");
    }

    /// <summary>The agent's desk phone has answered the customer.</summary>
    private static async Task<(HardPhone Phone, HardPhone.Talk Talk, InteractionId Call)> TalkAsync(RealSite site)
    {
        var phone = await site.HardPhoneAsync(Party.Agent);
        await site.DoAsync(new Input.SetPresence(Site.Agent, Presence.Ready, null, AgentDevice.Phone, Site.Agent.Value));
        var call = await site.CustomerCallsAsync();
        var talk = await phone.AnswerAsync();
        await site.UntilAsync(s => s.Calls[call].Phase == CallPhase.Talking, "they talk");
        return (phone, talk, call);
    }
}
