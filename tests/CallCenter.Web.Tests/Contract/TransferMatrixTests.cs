using AfterSales.Tests.Shared;
using CallCenter.Web.Switchboard;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Contract;

/// <summary>Cells of the transfer table on real SIP and audio that no other test of the contract holds; the whole table is played through the pure core
/// (<c>Telephony.Tests.Calls.TransferMatrixTests</c>). In each: the customer is never lost, one contact, one recording without a gap, each hears exactly whom he should.</summary>
public sealed class TransferMatrixTests
{
    [Fact]
    public async Task BlindToAPhone_ThatRefuses_BringsTheCustomerBackToHisQueue()
    {
        await using var site = await RealSite.StartAsync();
        var call = await TalkAsync(site);
        var phone = await site.ReadyOnAPhoneAsync(Party.Colleague);
        await site.DoAsync(new Input.BlindTransfer(Site.Agent, call, Site.ToColleague, Site.Agent.Value));
        await Eventually.IsTrueAsync(() => phone.IsRung, "the colleague's phone rings");
        phone.Refuse();
        await site.UntilAsync(s => s.Calls[call] is { Phase: CallPhase.Waiting, Queue: { } queue } && queue == Site.Repair, "he waits in his queue");
        await site.HearsMusicAsync(Party.Customer);
        await OneWholeCallAsync(site, call);
    }

    [Fact]
    public async Task BlindToABrowser_ThatRejects_BringsTheCustomerBackToHisQueue()
    {
        await using var site = await RealSite.StartAsync();
        var call = await TalkAsync(site);
        await site.ReadyAsync(Party.Colleague);
        await site.DoAsync(new Input.BlindTransfer(Site.Agent, call, Site.ToColleague, Site.Agent.Value));
        await site.DoAsync(new Input.Reject(Site.Colleague, call));
        await site.UntilAsync(s => s.Calls[call].Phase == CallPhase.Waiting, "he waits in his queue");
        await site.HearsMusicAsync(Party.Customer);
        await OneWholeCallAsync(site, call);
    }

    [Fact]
    public async Task BlindToANumber_ThatHangsUpLater_EndsTheCustomersLine()
    {
        await using var site = await RealSite.StartAsync();
        var call = await TalkAsync(site);
        await site.DoAsync(new Input.BlindTransfer(Site.Agent, call, Site.ToOutside, Site.Agent.Value));
        await site.OutsideAnswersAsync();
        await site.HearsAsync(Party.Customer, Party.Outside);
        await site.HearsAsync(Party.Outside, Party.Customer);
        await site.OutsideHangsUpAsync();
        await site.IsOffAsync(Party.Customer);
        await RecordedOnceAsync(site, call);
    }

    [Theory]
    [InlineData("agent")]
    [InlineData("queue")]
    [InlineData("number")]
    public async Task Blind_WhenTheCallerHangsUpMeanwhile_StopsRingingTheTarget(string kind)
    {
        await using var site = await RealSite.StartAsync();
        var call = await TalkAsync(site);
        await site.ReadyAsync(Party.Colleague);
        var target = kind switch { "agent" => Site.ToColleague, "queue" => Site.ToParts, _ => Site.ToOutside };
        await site.DoAsync(new Input.BlindTransfer(Site.Agent, call, target, Site.Agent.Value));
        await site.UntilAsync(s => s.Calls[call].Legs.Any(l => !l.Answered), "the target is rung");
        await site.CustomerHangsUpAsync();
        await RecordedOnceAsync(site, call);
        if (kind == "number")
            await site.IsOffAsync(Party.Outside);
        else
            site.State.Agents[Site.Colleague].Presence.ShouldBe(Presence.Ready);
    }

    [Fact]
    public async Task BlindToAClosedQueue_IsRefusedAndTheTalkGoesOn()
    {
        await using var site = await RealSite.StartAsync();
        var call = await TalkAsync(site);
        var plan = site.State.Plan;
        await site.DoAsync(new Input.Configure(plan with { Queues = plan.Queues.SetItem(Site.Parts, plan.Queues[Site.Parts] with { IsOpen = false }) }));
        (await site.AskAsync(new Input.BlindTransfer(Site.Agent, call, Site.ToParts, Site.Agent.Value))).ShouldBeOfType<CommandResult.Refused>().Reason.Rule.ShouldBe(Rules.QueueIsClosed);
        await site.HearsAsync(Party.Customer, Party.Agent);
        await site.HearsAsync(Party.Agent, Party.Customer);
        await OneWholeCallAsync(site, call);
    }

    [Fact]
    public async Task Consult_WhenTheColleagueHangsUp_GivesTheCustomerBack()
    {
        await using var site = await RealSite.StartAsync();
        var call = await TalkAsync(site);
        var phone = await site.ReadyOnAPhoneAsync(Party.Colleague);
        await site.DoAsync(new Input.Consult(Site.Agent, call, Site.ToColleague));
        await Eventually.IsTrueAsync(() => phone.IsRung, "the colleague's phone rings");
        phone.Answer();
        await site.HearsAsync(Party.Agent, Party.Colleague);
        await site.HearsMusicAsync(Party.Customer);
        phone.HangUp();
        await site.UntilAsync(s => s.Calls[call].Consult is null, "the consult is over");
        await site.DoAsync(new Input.Resume(Site.Agent, call));
        await site.HearsAsync(Party.Customer, Party.Agent);
        await OneWholeCallAsync(site, call);
    }

    [Fact]
    public async Task Consult_WithABusyNumber_LeavesTheCustomerWithHisAgent()
    {
        await using var site = await RealSite.StartAsync();
        var call = await TalkAsync(site);
        await site.DoAsync(new Input.Consult(Site.Agent, call, Site.ToOutside));
        await site.OutsideIsBusyAsync();
        await site.UntilAsync(s => s.Calls[call].Consult is null, "the consult is over");
        await site.HearsMusicAsync(Party.Customer);
        await site.DoAsync(new Input.Resume(Site.Agent, call));
        await site.HearsAsync(Party.Agent, Party.Customer);
        await OneWholeCallAsync(site, call);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refer_WhenTheTargetRejectsOrTheCallerHangsUp_ThePhoneIsFreeAndNobodyIsLost(bool isRejected)
    {
        await using var site = await RealSite.StartAsync();
        var phone = await site.HardPhoneAsync(Party.Agent);
        await site.DoAsync(new Input.SetPresence(Site.Agent, Presence.Ready, null, AgentDevice.Phone, Site.Agent.Value));
        var call = await site.CustomerCallsAsync();
        var talk = await phone.AnswerAsync();
        await site.UntilAsync(s => s.Calls[call].Phase == CallPhase.Talking, "they talk");
        await site.ReadyAsync(Party.Colleague);
        (await phone.ReferAsync(talk, "sip:8002@127.0.0.1")).ShouldBe("SIP/2.0 202 Accepted");
        await site.UntilAsync(s => s.Agents[Site.Colleague].Interaction == call, "the colleague is rung");
        await Eventually.IsTrueAsync(() => phone.Byes == 1, "the phone is free at once");
        if (!isRejected)
        {
            await site.CustomerHangsUpAsync();
            await RecordedOnceAsync(site, call);
            return;
        }

        await site.DoAsync(new Input.Reject(Site.Colleague, call));
        await site.UntilAsync(s => s.Calls[call].Phase == CallPhase.Waiting, "he waits in his queue");
        await site.HearsMusicAsync(Party.Customer);
        await OneWholeCallAsync(site, call);
    }

    [Fact]
    public async Task Park_IsHeardAsMusic_AndWhoPicksUpHasTheCustomer()
    {
        await using var site = await RealSite.StartAsync();
        var call = await TalkAsync(site);
        await site.DoAsync(new Input.Park(Site.Agent, call));
        await site.HearsMusicAsync(Party.Customer);
        await site.ReadyAsync(Party.Colleague);
        await site.DoAsync(new Input.PickUpParked(Site.Colleague, call));
        await site.HearsAsync(Party.Customer, Party.Colleague);
        await site.HearsAsync(Party.Colleague, Party.Customer);
        await OneWholeCallAsync(site, call);
    }

    internal static async Task<InteractionId> TalkAsync(RealSite site)
    {
        await site.ReadyAsync(Party.Agent);
        var call = await site.CustomerCallsAsync();
        await site.UntilAsync(s => s.Agents[Site.Agent].Interaction == call, "the agent is rung");
        await site.DoAsync(new Input.Answer(Site.Agent, call));
        await site.HearsAsync(Party.Customer, Party.Agent);
        return call;
    }

    /// <summary>The customer is there and hangs up now; what was recorded is one and whole.</summary>
    internal static async Task OneWholeCallAsync(RealSite site, InteractionId call)
    {
        site.State.Calls[call].Recording.ShouldBeTrue();
        site.Recordings.ShouldBeEmpty("the recorder goes on");
        await site.CustomerHangsUpAsync();
        await RecordedOnceAsync(site, call);
    }

    internal static async Task RecordedOnceAsync(RealSite site, InteractionId call)
    {
        await site.UntilAsync(s => !s.Calls.ContainsKey(call), "the call is over");
        await Eventually.IsTrueAsync(() => !site.Recordings.IsEmpty, "the recording is closed");
        site.Recordings.Count.ShouldBe(1);
        await Eventually.IsTrueAsync(() => site.Facts.OfType<Fact.CallEnded>().Any(), "its end is told");
        site.Facts.OfType<Fact.RecordingStarted>().ShouldHaveSingleItem();
        site.Facts.OfType<Fact.CallReceived>().ShouldHaveSingleItem().Interaction.ShouldBe(call);
        site.Facts.OfType<Fact.CallEnded>().ShouldHaveSingleItem().Interaction.ShouldBe(call);
    }
}
