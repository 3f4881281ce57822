using AfterSales.Tests.Shared;
using CallCenter.Web.Switchboard.Lines;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Contract;

/// <summary>What a waiting caller hears and presses, over real sockets: his phone must have got the very samples of the recordings, in order and without a gap.</summary>
public sealed class WaitingCallerTests
{
    private static readonly WaitKeysPlan Keys = new("wait-keys", TimeSpan.Zero, '1', '2', '3', '4');

    [Fact]
    public async Task Round_OfComfort_SaysThePlaceAndTheKeys_AndTheMusicComesBack()
    {
        await using var site = await RealSite.StartAsync(plan => With(plan, q => q with { Comfort = new ComfortPlan(TimeSpan.FromSeconds(0.5), TimeSpan.FromMinutes(9), ["goodbye@en"], PositionUpTo: 9), Keys = Keys with { Prompt = "zh-CN/goodbye" } }), speaks: true);
        var call = await site.CustomerCallsAsync();
        await site.HearsMusicAsync(Party.Customer);

        await site.HearsPromptAsync(Party.Customer, "en/goodbye");
        await site.HearsPromptAsync(Party.Customer, "zh-CN/position-before", "zh-CN/number-1", "zh-CN/position-after");
        await site.HearsPromptAsync(Party.Customer, "zh-CN/goodbye");
        await site.UntilAsync(s => s.Calls[call].Announcing.IsEmpty, "the round is over");
        await site.HearsMusicAsync(Party.Customer);
        Finished(site, call).ShouldBe(["goodbye@en", "position:1", "zh-CN/goodbye"], "each prompt ends once, under the name that was asked for");

        await site.ReadyAsync(Party.Agent);
        await site.DoAsync(new Input.Answer(Site.Agent, call));
        await site.HearsAsync(Party.Customer, Party.Agent);
    }

    /// <summary>The number greets in English; the key of the menu is pressed before the menu is said.</summary>
    [Fact]
    public async Task CallerOfAnEnglishNumber_HearsEnglishToTheEnd_AndTheKeyHePressedAheadCounts()
    {
        await using var site = await RealSite.StartAsync(
            plan => With(plan, q => q with { Comfort = new ComfortPlan(TimeSpan.FromSeconds(0.5), TimeSpan.FromMinutes(9), ["zh-CN/goodbye"], PositionUpTo: 9), Keys = Keys with { Prompt = null } }, Site.Parts) with
            {
                Entries = plan.Entries.SetItem(Site.Number, plan.Entries[Site.Number] with { Notice = "en/please-wait", Menu = "en/menu", Choices = plan.Entries[Site.Number].Choices.Add('2', Site.Parts) }),
            },
            speaks: true);
        site.TicketStatus = ["status:Dispatched"];
        var call = await site.CustomerCallsAsync();
        await site.CustomerPressesAsync('2');
        await site.HearsPromptAsync(Party.Customer, "en/please-wait");
        await site.UntilAsync(s => s.Calls[call] is { Phase: CallPhase.Waiting, Queue: { } queue } && queue == Site.Parts, "he is where the key leads");
        await site.HearsPromptAsync(Party.Customer, "en/goodbye");
        await site.HearsPromptAsync(Party.Customer, "en/position-before", "en/number-1", "en/position-after");
        await site.CustomerPressesAsync('4');
        await site.HearsPromptAsync(Party.Customer, "en/status-dispatched");
    }

    [Fact]
    public async Task KeyStatus_SaysWhereTheTicketStands_AndHeWaitsOn()
    {
        await using var site = await RealSite.StartAsync(plan => With(plan, q => q with { Keys = Keys with { Prompt = null } }), speaks: true);
        site.TicketStatus = ["status:Dispatched", "date:2026-02-01"];
        var call = await site.CustomerCallsAsync();
        await site.HearsMusicAsync(Party.Customer);

        await site.CustomerPressesAsync('4');

        await site.HearsPromptAsync(Party.Customer, "zh-CN/status-dispatched");
        await site.HearsPromptAsync(Party.Customer, "zh-CN/number-2", "zh-CN/month", "zh-CN/number-1", "zh-CN/day", "zh-CN/weekday-7");
        await site.HearsMusicAsync(Party.Customer);
        site.State.Calls[call].Phase.ShouldBe(CallPhase.Waiting);
    }

    [Fact]
    public async Task KeyCallback_LetsGoOfTheLine_AndTheAgentIsConnectedWithHimWhenItIsHisTurn()
    {
        await using var site = await RealSite.StartAsync(plan => With(plan, q => q with { Keys = Keys, Callback = CallbackPlan.Default with { Prompt = "callback-confirm" } }), speaks: true);
        var call = await site.CustomerCallsAsync();
        await site.HearsMusicAsync(Party.Customer);
        var queued = site.State.Calls[call].Queued;

        await site.CustomerPressesAsync('2');
        await site.HearsPromptAsync(Party.Customer, "zh-CN/callback-confirm");
        await site.IsOffAsync(Party.Customer);
        await site.UntilAsync(s => s.Calls[call] is { Phase: CallPhase.Callback, Legs.IsEmpty: true }, "his place waits without a line");

        await site.ReadyAsync(Party.Agent);
        await site.UntilAsync(s => s.Agents[Site.Agent].Interaction == call, "the agent is rung for the place");
        await site.DoAsync(new Input.Answer(Site.Agent, call));
        await site.CustomerAnswersAsync();
        await site.HearsAsync(Party.Agent, Party.Customer);
        await site.HearsAsync(Party.Customer, Party.Agent);
        site.State.Calls[call].Queued.ShouldBe(queued);
        await site.CustomerHangsUpAsync();

        await Eventually.IsTrueAsync(() => !site.Recordings.IsEmpty, "the recording is closed");
        var recording = site.Recordings.ShouldHaveSingleItem();
        recording.Id.Value.ShouldBe(call.Value);
        var sound = TestWav.Read(site.PathOf(recording));
        Loudest(sound.Channels[0], Party.Customer).ShouldBeGreaterThan(0.1);
        Loudest(sound.Channels[1], Party.Agent).ShouldBeGreaterThan(0.1);
        site.Facts.OfType<Fact.CallReceived>().ShouldHaveSingleItem().Interaction.ShouldBe(call, "one contact from the first ring to the last word");
    }

    [Fact]
    public async Task Callback_ThatDoesNotReachHim_KeepsItsPlace_AndMeetsHimWhenHeCallsIn()
    {
        await using var site = await RealSite.StartAsync(plan => With(plan, q => q with { Keys = Keys }), speaks: true);
        var call = await site.CustomerCallsAsync();
        await site.HearsMusicAsync(Party.Customer);
        await site.CustomerPressesAsync('2');
        await site.IsOffAsync(Party.Customer);
        await site.ReadyAsync(Party.Agent);
        await site.UntilAsync(s => s.Agents[Site.Agent].Interaction == call, "the agent is rung for the place");
        await site.DoAsync(new Input.Answer(Site.Agent, call));
        await site.CustomerIsBusyAsync();
        await site.UntilAsync(s => s.Calls[call].Callback!.Dials == 1, "the dial did not reach him");
        site.State.Agents[Site.Agent].Presence.ShouldBe(Presence.Ready);
        await site.IsOffAsync(Party.Customer);

        var since = site.State.Calls[call].Queued;
        await site.CustomerCallsByHandAsync(takesEvents: true);
        await site.UntilAsync(s => s.Calls.Count == 1 && !s.Calls.ContainsKey(call), "his call met the place");
        var second = site.State.Calls.Values.Single();
        second.Queued.ShouldBe(since, "he has the place that he had");
        site.Facts.OfType<Fact.CallEnded>().Single(f => f.Interaction == call).Termination.Reason.ShouldBe(TerminationReasons.CallbackMet);
    }

    [Fact]
    public async Task Callback_AfterATalk_IsRecordedInASecondFileOfTheSameContact()
    {
        await using var site = await RealSite.StartAsync(plan => With(plan, q => q with { Keys = Keys }, Site.Parts), speaks: true);
        await site.ReadyAsync(Party.Agent);
        var call = await site.CustomerCallsAsync();
        await site.UntilAsync(s => s.Agents[Site.Agent].Interaction == call, "the agent is rung");
        await site.DoAsync(new Input.Answer(Site.Agent, call));
        await site.HearsAsync(Party.Agent, Party.Customer);
        await site.DoAsync(new Input.BlindTransfer(Site.Agent, call, Site.ToParts, Site.Agent.Value));
        await site.HearsMusicAsync(Party.Customer);
        await site.CustomerPressesAsync('2');
        await site.IsOffAsync(Party.Customer);

        await site.ReadyAsync(Party.Colleague);
        await site.UntilAsync(s => s.Agents[Site.Colleague].Interaction == call, "the colleague is rung for the place");
        await site.DoAsync(new Input.Answer(Site.Colleague, call));
        await site.CustomerAnswersAsync();
        await site.HearsAsync(Party.Colleague, Party.Customer);
        await site.CustomerHangsUpAsync();

        await Eventually.IsTrueAsync(() => site.Recordings.Count == 2, "both files are closed");
        var ids = site.Recordings.Select(r => r.Id).ToList();
        ids.Distinct().Count().ShouldBe(2);
        ids.ShouldAllBe(id => RecordingPart.InteractionOf(id) == call);
        foreach (var recording in site.Recordings)
            Loudest(TestWav.Read(site.PathOf(recording)).Channels[0], Party.Customer).ShouldBeGreaterThan(0.1);
    }

    [Fact]
    public async Task KeyMessage_AsksForIt_AndKeepsWhatHeSays()
    {
        await using var site = await RealSite.StartAsync(plan => With(plan, q => q with { Keys = Keys }), speaks: true);
        var call = await site.CustomerCallsAsync();
        await site.HearsMusicAsync(Party.Customer);

        await site.CustomerPressesAsync('3');
        await site.HearsPromptAsync(Party.Customer, "zh-CN/leave-message");
        await site.UntilAsync(s => s.Calls[call].IsMessage, "he is recorded");
        // A second of speech: the phone hears as long that nobody talks to it.
        await site.HearsOnAsync(Party.Customer);
        await site.HearsOnAsync(Party.Customer);
        await site.CustomerHangsUpAsync();

        await Eventually.IsTrueAsync(() => !site.Recordings.IsEmpty, "the message is closed");
        var sound = TestWav.Read(site.PathOf(site.Recordings.ShouldHaveSingleItem()));
        Loudest(sound.Channels[0], Party.Customer).ShouldBeGreaterThan(0.1);
        ToneProbe.Loudness(sound.Channels[1]).ShouldBeLessThan(0.01, "the question is not a part of the message");
        site.Facts.OfType<Fact.MessageLeft>().ShouldHaveSingleItem().Interaction.ShouldBe(call);
    }

    private static FloorPlan With(FloorPlan plan, Func<QueuePlan, QueuePlan> change, QueueId? queue = null) =>
        plan with { Queues = plan.Queues.SetItem(queue ?? Site.Repair, change(plan.Queues[queue ?? Site.Repair])) };

    private static List<string> Finished(RealSite site, InteractionId call) =>
        [.. site.Inputs.OfType<Input.PromptFinished>().Where(p => p.Leg.Interaction == call).Select(p => p.Prompt)];

    private static double Loudest(short[] samples, Party party) =>
        samples.Chunk(800).Where(part => part.Length == 800).Select(part => ToneProbe.Amplitude(part, RealSite.ToneOf(party))).DefaultIfEmpty(0).Max();
}
