using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Contract;

/// <summary>What callers and agents live through, whatever carries it: one suite for the simulation and for real SIP and audio.</summary>
public abstract class TelephonyContract
{
    protected abstract Task<ITelephonySite> OpenAsync();

    [Fact]
    public async Task Inbound_WhenAnswered_TheTwoHearEachOther()
    {
        await using var site = await OpenAsync();
        await TalkAsync(site);

        await site.HearsAsync(Party.Agent, Party.Customer);
        await site.HearsAsync(Party.Customer, Party.Agent);
        site.Facts.OfType<Fact.RecordingStarted>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Inbound_WhenTheCustomerGivesUpWaiting_IsAbandoned()
    {
        await using var site = await OpenAsync();
        var call = await site.CustomerCallsAsync();
        await site.UntilAsync(s => s.Calls.GetValueOrDefault(call)?.Phase == CallPhase.Waiting, "the customer waits");
        await site.HearsMusicAsync(Party.Customer);

        await site.CustomerHangsUpAsync();

        await EndedAsync(site, call);
        Ending(site, call).Class.ShouldBe(TerminationClass.Abandoned);
    }

    [Fact]
    public async Task Agent_WhenHeHangsUp_TheCustomersLineEndsAndHeWrapsUp()
    {
        await using var site = await OpenAsync();
        var call = await TalkAsync(site);

        await site.DoAsync(new Input.HangUp(Site.Agent, call, Site.Agent.Value));

        await site.IsOffAsync(Party.Customer);
        await EndedAsync(site, call);
        Ending(site, call).By.ShouldBe(EndedBy.Agent);
        site.State.Agents[Site.Agent].Presence.ShouldBe(Presence.WrapUp);
    }

    [Fact]
    public async Task Hold_GivesTheCustomerMusic_AndResumeGivesHimTheAgentBack()
    {
        await using var site = await OpenAsync();
        var call = await TalkAsync(site);

        await site.DoAsync(new Input.Hold(Site.Agent, call));
        await site.HearsMusicAsync(Party.Customer);
        await site.HearsAsync(Party.Agent);

        await site.DoAsync(new Input.Resume(Site.Agent, call));
        await site.HearsAsync(Party.Customer, Party.Agent);
        await site.HearsAsync(Party.Agent, Party.Customer);
    }

    [Fact]
    public async Task BlindTransfer_ToAColleague_HandsTheCustomerOver()
    {
        await using var site = await OpenAsync();
        var call = await TalkAsync(site);
        await site.ReadyAsync(Party.Colleague);

        await site.DoAsync(new Input.BlindTransfer(Site.Agent, call, Site.ToColleague, Site.Agent.Value));
        await site.HearsAsync(Party.Agent);
        await site.UntilAsync(s => s.Agents[Site.Colleague].Interaction == call, "the colleague is rung");
        await site.DoAsync(new Input.Answer(Site.Colleague, call));

        await site.HearsAsync(Party.Customer, Party.Colleague);
        await site.HearsAsync(Party.Colleague, Party.Customer);
        await site.HearsAsync(Party.Agent);
        site.State.Agents[Site.Agent].Presence.ShouldBe(Presence.WrapUp);
        ShouldBeOneContact(site, call);
    }

    [Fact]
    public async Task BlindTransfer_ToANumber_LeavesCustomerAndOutsidePartyAlone()
    {
        await using var site = await OpenAsync();
        var call = await TalkAsync(site);

        await site.DoAsync(new Input.BlindTransfer(Site.Agent, call, Site.ToOutside, Site.Agent.Value));
        await site.OutsideAnswersAsync();

        await site.HearsAsync(Party.Customer, Party.Outside);
        await site.HearsAsync(Party.Outside, Party.Customer);
        await site.HearsAsync(Party.Agent);
        await site.OutsideHangsUpAsync();
        await site.IsOffAsync(Party.Customer);
        await EndedAsync(site, call);
        Ending(site, call).By.ShouldBe(EndedBy.OutsideParty);
        ShouldBeOneContact(site, call);
    }

    [Fact]
    public async Task BlindTransfer_ToAQueue_OffersTheCustomerToItsMembers()
    {
        await using var site = await OpenAsync();
        var call = await TalkAsync(site);

        await site.DoAsync(new Input.BlindTransfer(Site.Agent, call, Site.ToParts, Site.Agent.Value));
        await site.HearsMusicAsync(Party.Customer);
        await site.ReadyAsync(Party.Colleague);
        await site.UntilAsync(s => s.Agents[Site.Colleague].Interaction == call, "the queue's member is offered the call");
        await site.DoAsync(new Input.Answer(Site.Colleague, call));

        await site.HearsAsync(Party.Customer, Party.Colleague);
        site.State.Calls[call].Queue.ShouldBe(Site.Parts);
        ShouldBeOneContact(site, call);
    }

    [Fact]
    public async Task BlindTransfer_WhenNobodyAnswers_BringsTheCustomerBackToHisQueue()
    {
        await using var site = await OpenAsync();
        var call = await TalkAsync(site);
        await site.ReadyAsync(Party.Colleague);
        await site.RingBrieflyAsync();

        await site.DoAsync(new Input.BlindTransfer(Site.Agent, call, Site.ToColleague, Site.Agent.Value));
        await site.UntilAsync(s => s.Agents[Site.Colleague].Interaction == call || site.Facts.OfType<Fact.TransferFailed>().Any(), "the colleague is rung");
        await site.RingTimePassesAsync();

        await site.UntilAsync(s => s.Calls[call] is { Phase: CallPhase.Waiting } back && back.Queue == Site.Repair && site.Facts.OfType<Fact.TransferFailed>().Any(), "the customer waits again");
        await site.HearsMusicAsync(Party.Customer);
        site.Facts.OfType<Fact.TransferFailed>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task BlindTransfer_WhenTheNumberIsBusy_BringsTheCustomerBackToHisQueue()
    {
        await using var site = await OpenAsync();
        var call = await TalkAsync(site);

        await site.DoAsync(new Input.BlindTransfer(Site.Agent, call, Site.ToOutside, Site.Agent.Value));
        await site.OutsideIsBusyAsync();

        await site.UntilAsync(s => s.Calls[call] is { Phase: CallPhase.Waiting } back && back.Queue == Site.Repair && site.Facts.OfType<Fact.TransferFailed>().Any(), "the customer waits again");
        site.Facts.OfType<Fact.TransferFailed>().ShouldHaveSingleItem().Reason.ShouldBe(TerminationReasons.Busy);
    }

    [Fact]
    public async Task Consult_WithAColleague_IsPrivateAndCompletes()
    {
        await using var site = await OpenAsync();
        var call = await TalkAsync(site);
        await site.ReadyAsync(Party.Colleague);

        await site.DoAsync(new Input.Consult(Site.Agent, call, Site.ToColleague));
        await site.UntilAsync(s => s.Agents[Site.Colleague].Interaction == call, "the colleague is rung");
        await site.DoAsync(new Input.Answer(Site.Colleague, call));
        await site.HearsAsync(Party.Agent, Party.Colleague);
        await site.HearsAsync(Party.Colleague, Party.Agent);
        await site.HearsMusicAsync(Party.Customer);

        await site.DoAsync(new Input.CompleteTransfer(Site.Agent, call));
        await site.HearsAsync(Party.Customer, Party.Colleague);
        await site.HearsAsync(Party.Colleague, Party.Customer);
        await site.HearsAsync(Party.Agent);
        site.State.Calls[call].Agent.ShouldBe(Site.Colleague);
        ShouldBeOneContact(site, call);
    }

    [Fact]
    public async Task Consult_WithANumber_WhenCancelled_BringsTheAgentBackToTheCustomer()
    {
        await using var site = await OpenAsync();
        var call = await TalkAsync(site);

        await site.DoAsync(new Input.Consult(Site.Agent, call, Site.ToOutside));
        await site.OutsideAnswersAsync();
        await site.HearsAsync(Party.Agent, Party.Outside);
        await site.HearsAsync(Party.Outside, Party.Agent);
        await site.HearsMusicAsync(Party.Customer);

        await site.DoAsync(new Input.CancelConsult(Site.Agent, call));
        await site.IsOffAsync(Party.Outside);
        await site.HearsAsync(Party.Agent, Party.Customer);
        await site.HearsAsync(Party.Customer, Party.Agent);
    }

    [Fact]
    public async Task Consult_Toggled_GivesMusicToTheOther_AndAConferenceJoinsAllThree()
    {
        await using var site = await OpenAsync();
        var call = await TalkAsync(site);
        await site.ReadyAsync(Party.Colleague);
        await site.DoAsync(new Input.Consult(Site.Agent, call, Site.ToColleague));
        await site.UntilAsync(s => s.Agents[Site.Colleague].Interaction == call, "the colleague is rung");
        await site.DoAsync(new Input.Answer(Site.Colleague, call));

        await site.DoAsync(new Input.ToggleConsult(Site.Agent, call));
        await site.HearsAsync(Party.Agent, Party.Customer);
        await site.HearsAsync(Party.Customer, Party.Agent);
        await site.HearsMusicAsync(Party.Colleague);

        await site.DoAsync(new Input.Conference(Site.Agent, call));
        await site.HearsAsync(Party.Agent, Party.Customer, Party.Colleague);
        await site.HearsAsync(Party.Customer, Party.Agent, Party.Colleague);
        await site.HearsAsync(Party.Colleague, Party.Customer, Party.Agent);
    }

    [Fact]
    public async Task Monitor_ListensWhispersAndBarges_EachInTheRightEars()
    {
        await using var site = await OpenAsync();
        var call = await TalkAsync(site);
        await site.ReadyAsync(Party.Supervisor);

        await site.DoAsync(new Input.Monitor(Site.Supervisor, call, MonitorMode.Listen));
        await site.HearsAsync(Party.Supervisor, Party.Customer, Party.Agent);
        await site.HearsAsync(Party.Agent, Party.Customer);
        await site.HearsAsync(Party.Customer, Party.Agent);

        await site.DoAsync(new Input.Monitor(Site.Supervisor, call, MonitorMode.Whisper));
        await site.HearsAsync(Party.Agent, Party.Customer, Party.Supervisor);
        await site.HearsAsync(Party.Customer, Party.Agent);

        await site.DoAsync(new Input.Monitor(Site.Supervisor, call, MonitorMode.Barge));
        await site.HearsAsync(Party.Customer, Party.Agent, Party.Supervisor);
        await site.HearsAsync(Party.Supervisor, Party.Customer, Party.Agent);

        await site.DoAsync(new Input.StopMonitoring(Site.Supervisor, call));
        await site.HearsAsync(Party.Supervisor);
        await site.HearsAsync(Party.Customer, Party.Agent);
        await site.HearsAsync(Party.Agent, Party.Customer);
    }

    [Fact]
    public async Task Monitor_WhenHeTakesOver_TheCustomerIsHis()
    {
        await using var site = await OpenAsync();
        var call = await TalkAsync(site);
        await site.ReadyAsync(Party.Supervisor);
        await site.DoAsync(new Input.Monitor(Site.Supervisor, call, MonitorMode.Listen));

        await site.DoAsync(new Input.Monitor(Site.Supervisor, call, MonitorMode.TakeOver));

        await site.HearsAsync(Party.Customer, Party.Supervisor);
        await site.HearsAsync(Party.Supervisor, Party.Customer);
        await site.HearsAsync(Party.Agent);
        site.State.Calls[call].Agent.ShouldBe(Site.Supervisor);
    }

    /// <summary>The customer has called and the agent has answered.</summary>
    protected static async Task<InteractionId> TalkAsync(ITelephonySite site)
    {
        await site.ReadyAsync(Party.Agent);
        var call = await site.CustomerCallsAsync();
        await site.UntilAsync(s => s.Agents[Site.Agent].Interaction == call, "the agent is rung");
        await site.DoAsync(new Input.Answer(Site.Agent, call));
        await site.UntilAsync(s => s.Calls[call].Phase == CallPhase.Talking, "they talk");
        return call;
    }

    protected static Task EndedAsync(ITelephonySite site, InteractionId call) =>
        site.UntilAsync(s => !s.Calls.ContainsKey(call) && site.Facts.OfType<Fact.CallEnded>().Any(), "the call is over");

    private static Termination Ending(ITelephonySite site, InteractionId call) =>
        site.Facts.OfType<Fact.CallEnded>().Single(f => f.Interaction == call).Termination;

    private static void ShouldBeOneContact(ITelephonySite site, InteractionId call)
    {
        site.Facts.OfType<Fact.CallReceived>().ShouldHaveSingleItem().Interaction.ShouldBe(call);
        site.Facts.OfType<Fact.RecordingStarted>().ShouldHaveSingleItem().Interaction.ShouldBe(call);
    }
}
