using AfterSales.Tests.Shared;
using CallCenter.Web.Switchboard;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Contract;

/// <summary>The rows of the transfer table that end badly, on real SIP and audio: towards a colleague's SIP phone and towards a number outside (a technician's mobile is one), begun at the desk or
/// with the keys of a SIP phone. In each the customer is there afterwards, in one contact and one recording.</summary>
public sealed class TransferFatesTests
{
    private const int Busy = 486;
    private const int Rejected = 603;
    private const int Unanswered = 480;
    private static readonly int[] s_refusals = [Busy, Rejected, Unanswered];

    /// <summary>One call, handed on three times to somebody who does not take it, and answered again by the agent each time.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Blind_ToWhoIsBusyRejectsOrDoesNotAnswer_BringsTheCustomerBackEachTime(bool isOutside)
    {
        await using var site = await RealSite.StartAsync();
        var call = await TransferMatrixTests.TalkAsync(site);
        var target = await TargetAsync(site, isOutside);
        foreach (var status in s_refusals)
        {
            await target.ReadyAsync();
            await site.DoAsync(new Input.BlindTransfer(Site.Agent, call, target.Target, Site.Agent.Value));
            await target.RefuseAsync(status);
            await site.UntilAsync(s => s.Calls[call] is { Phase: CallPhase.Waiting, Queue: { } queue } && queue == Site.Repair, $"after {status} he waits in his queue");
            await site.HearsMusicAsync(Party.Customer);
            await site.DoAsync(new Input.FinishWrapUp(Site.Agent));
            await site.UntilAsync(s => s.Agents[Site.Agent].Interaction == call, "the agent is rung");
            await site.DoAsync(new Input.Answer(Site.Agent, call));
            await site.HearsAsync(Party.Customer, Party.Agent);
        }

        await TransferMatrixTests.OneWholeCallAsync(site, call);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Consult_OfWhoIsBusyRejectsOrDoesNotAnswer_LeavesTheCustomerWithHisAgent(bool isOutside)
    {
        await using var site = await RealSite.StartAsync();
        var call = await TransferMatrixTests.TalkAsync(site);
        var target = await TargetAsync(site, isOutside);
        foreach (var status in s_refusals)
        {
            await target.ReadyAsync();
            await site.DoAsync(new Input.Consult(Site.Agent, call, target.Target));
            await target.RefuseAsync(status);
            await site.UntilAsync(s => s.Calls[call] is { Phase: CallPhase.Held, Consult: null }, $"after {status} the customer is held, and nobody asked");
            await site.HearsMusicAsync(Party.Customer);
            await site.DoAsync(new Input.Resume(Site.Agent, call));
            await site.HearsAsync(Party.Customer, Party.Agent);
            await site.HearsAsync(Party.Agent, Party.Customer);
        }

        await TransferMatrixTests.OneWholeCallAsync(site, call);
    }

    /// <summary>The phone that referred is told what became of it (RFC 3515 §2.4.5), though its own call is over.</summary>
    [Theory]
    [InlineData(false, Busy, 603)]
    [InlineData(false, Rejected, 603)]
    [InlineData(false, Unanswered, 408)]
    [InlineData(true, Busy, 486)]
    [InlineData(true, Rejected, 603)]
    [InlineData(true, Unanswered, 408)]
    public async Task Refer_ToWhoDoesNotTakeIt_TellsThePhoneAndBringsTheCustomerBack(bool isOutside, int status, int told)
    {
        await using var site = await RealSite.StartAsync();
        var (phone, talk, call) = await PhoneTalkAsync(site);
        var target = await TargetAsync(site, isOutside);
        await target.ReadyAsync();
        (await phone.ReferAsync(talk, isOutside ? "tel:" + Site.OutsideNumber : "sip:8002@127.0.0.1")).ShouldBe("SIP/2.0 202 Accepted");
        await target.RefuseAsync(status);
        await site.UntilAsync(s => s.Calls[call].Phase == CallPhase.Waiting, "he waits in his queue");
        await site.HearsMusicAsync(Party.Customer);
        await Eventually.IsTrueAsync(() => phone.Notified.Any(n => n.EndsWith("terminated", StringComparison.Ordinal)), "the phone is told the end");
        phone.Notified[^1].ShouldStartWith($"SIP/2.0 {told} ");
        await TransferMatrixTests.OneWholeCallAsync(site, call);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SecondCall_ToWhoIsBusyRejectsOrDoesNotAnswer_EndsAndTheCustomerIsStillOnTheFirst(bool isOutside)
    {
        await using var site = await RealSite.StartAsync();
        var (phone, talk, call) = await PhoneTalkAsync(site);
        var target = await TargetAsync(site, isOutside);
        await phone.HoldAsync(talk, "sendonly");
        await site.HearsMusicAsync(Party.Customer);
        foreach (var status in s_refusals)
        {
            await target.ReadyAsync();
            var (second, early) = await phone.CallAsync(isOutside ? Site.OutsideNumber : "8002");
            early.ShouldStartWith("SIP/2.0 183");
            await target.RefuseAsync(status);
            int.Parse((await phone.FinalAsync(second)).AsSpan(8, 3), System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(400, 699);
            await site.UntilAsync(s => s.Calls[call] is { Phase: CallPhase.Held, Consult: null }, "the consult is over");
            await site.HearsMusicAsync(Party.Customer);
        }

        await phone.ResumeAsync(talk);
        await site.HearsAsync(Party.Customer, Party.Agent);
        await site.HearsAsync(Party.Agent, Party.Customer);
        await TransferMatrixTests.OneWholeCallAsync(site, call);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refer_ToAMobile_WhenItHangsUpLaterOrTheCallerBefore_NoLineIsLeft(bool isAnswered)
    {
        await using var site = await RealSite.StartAsync();
        var (phone, talk, call) = await PhoneTalkAsync(site);
        (await phone.ReferAsync(talk, "tel:" + Site.OutsideNumber)).ShouldBe("SIP/2.0 202 Accepted");
        if (isAnswered)
        {
            await site.OutsideAnswersAsync();
            await site.HearsAsync(Party.Customer, Party.Outside);
            await site.HearsAsync(Party.Outside, Party.Customer);
            await site.OutsideHangsUpAsync();
            await site.IsOffAsync(Party.Customer);
        }
        else
        {
            await site.OutsideIsRungAsync();
            await site.CustomerHangsUpAsync();
            await site.IsOffAsync(Party.Outside);
        }

        await TransferMatrixTests.RecordedOnceAsync(site, call);
    }

    [Fact]
    public async Task SecondCall_ToAMobile_IsJoinedByReferWithReplaces()
    {
        await using var site = await RealSite.StartAsync();
        var (phone, talk, call) = await PhoneTalkAsync(site);
        var second = await AskTheMobileAsync(site, phone, talk);
        (await phone.ReferAsync(talk, phone.Replacing(Site.OutsideNumber, second))).ShouldBe("SIP/2.0 202 Accepted");
        await site.HearsAsync(Party.Customer, Party.Outside);
        await site.HearsAsync(Party.Outside, Party.Customer);
        await Eventually.IsTrueAsync(() => phone.Byes == 2, "both calls of the phone are over");
        await TransferMatrixTests.OneWholeCallAsync(site, call);
        await site.IsOffAsync(Party.Outside);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SecondCall_WhenTheMobileOrTheCallerHangsUp_TheOthersAreTold(bool isMobile)
    {
        await using var site = await RealSite.StartAsync();
        var (phone, talk, call) = await PhoneTalkAsync(site);
        await AskTheMobileAsync(site, phone, talk);
        if (isMobile)
        {
            await site.OutsideHangsUpAsync();
            await site.UntilAsync(s => s.Calls[call].Consult is null, "the consult is over");
            await Eventually.IsTrueAsync(() => phone.Byes == 1, "the second call of the phone is over");
            await phone.ResumeAsync(talk);
            await site.HearsAsync(Party.Customer, Party.Agent);
            await TransferMatrixTests.OneWholeCallAsync(site, call);
        }
        else
        {
            await site.CustomerHangsUpAsync();
            await TransferMatrixTests.RecordedOnceAsync(site, call);
            await site.IsOffAsync(Party.Outside);
            await Eventually.IsTrueAsync(() => phone.Byes == 2, "both calls of the phone are over");
        }
    }

    /// <summary>The queue is closed: nobody is transferred into it, and whoever comes back from a failed transfer still has his place in his own.</summary>
    [Fact]
    public async Task Refer_ToAClosedQueue_IsToldAndTheTalkGoesOn_AndAFailedOneStillComesBackToHisOwn()
    {
        await using var site = await RealSite.StartAsync();
        var (phone, talk, call) = await PhoneTalkAsync(site);
        var plan = site.State.Plan;
        await site.DoAsync(new Input.Configure(plan with { Queues = plan.Queues.SetItems(plan.Queues.Values.Select(queue => KeyValuePair.Create(queue.Id, queue with { IsOpen = false }))) }));
        (await phone.ReferAsync(talk, $"sip:{Site.Parts}@127.0.0.1")).ShouldBe("SIP/2.0 202 Accepted");
        await Eventually.IsTrueAsync(() => phone.Notified.Any(n => n.EndsWith("terminated", StringComparison.Ordinal)), "the phone is told the end");
        phone.Notified[^1].ShouldStartWith("SIP/2.0 480 ");
        await site.HearsAsync(Party.Customer, Party.Agent);
        await site.HearsAsync(Party.Agent, Party.Customer);

        (await site.AskAsync(new Input.BlindTransfer(Site.Agent, call, Site.ToOutside, Site.Agent.Value))).ShouldBeOfType<CommandResult.Accepted>();
        await site.OutsideRefusesAsync(Busy);
        await site.UntilAsync(s => s.Calls[call].Phase == CallPhase.Waiting, "he waits in his queue");
        await site.HearsMusicAsync(Party.Customer);
        await TransferMatrixTests.OneWholeCallAsync(site, call);
    }

    /// <summary>The colleague's phone rings and rings.</summary>
    [Fact]
    public async Task Blind_ToAPhoneThatNobodyTakesUp_BringsTheCustomerBack_AndThePhoneStopsRinging()
    {
        await using var site = await RealSite.StartAsync();
        var call = await TransferMatrixTests.TalkAsync(site);
        var phone = await site.ReadyOnAPhoneAsync(Party.Colleague);
        await site.RingBrieflyAsync();
        await site.DoAsync(new Input.BlindTransfer(Site.Agent, call, Site.ToColleague, Site.Agent.Value));
        await site.UntilAsync(s => s.Calls[call].Phase == CallPhase.Waiting, "he waits in his queue");
        await Eventually.IsTrueAsync(() => phone.MaxForwards is not null, "it has rung");
        await Eventually.IsTrueAsync(() => !phone.IsOnALine, "the phone is quiet");
        await site.HearsMusicAsync(Party.Customer);
        await TransferMatrixTests.OneWholeCallAsync(site, call);
    }

    /// <summary>Somebody who will not take the call: he is made ready again, and refuses.</summary>
    private static async Task<Refuser> TargetAsync(RealSite site, bool isOutside)
    {
        if (isOutside)
            return new Refuser(Site.ToOutside, () => Task.CompletedTask, async status =>
            {
                await site.OutsideRefusesAsync(status);
                await site.IsOffAsync(Party.Outside);
            });
        var phone = await site.ReadyOnAPhoneAsync(Party.Colleague);
        return new Refuser(
            Site.ToColleague,
            () => site.DoAsync(new Input.SetPresence(Site.Colleague, Presence.Ready, null, AgentDevice.Phone, Site.Colleague.Value)),
            async status =>
            {
                await Eventually.IsTrueAsync(() => phone.IsRung, "the colleague's phone rings");
                phone.Refuse(status);
                await Eventually.IsTrueAsync(() => !phone.IsOnALine, "the colleague's phone is quiet");
            });
    }

    private static async Task<HardPhone.Talk> AskTheMobileAsync(RealSite site, HardPhone phone, HardPhone.Talk talk)
    {
        await phone.HoldAsync(talk, "sendonly");
        var (second, _) = await phone.CallAsync(Site.OutsideNumber);
        await site.OutsideAnswersAsync();
        (await phone.FinalAsync(second)).ShouldStartWith("SIP/2.0 200");
        await site.HearsAsync(Party.Agent, Party.Outside);
        await site.HearsMusicAsync(Party.Customer);
        return second;
    }

    private static async Task<(HardPhone Phone, HardPhone.Talk Talk, InteractionId Call)> PhoneTalkAsync(RealSite site)
    {
        var phone = await site.HardPhoneAsync(Party.Agent);
        await site.DoAsync(new Input.SetPresence(Site.Agent, Presence.Ready, null, AgentDevice.Phone, Site.Agent.Value));
        var call = await site.CustomerCallsAsync();
        var talk = await phone.AnswerAsync();
        await site.UntilAsync(s => s.Calls[call].Phase == CallPhase.Talking, "they talk");
        await site.HearsAsync(Party.Customer, Party.Agent);
        return (phone, talk, call);
    }

    private sealed record Refuser(TransferTarget Target, Func<Task> ReadyAsync, Func<int, Task> RefuseAsync);
}
