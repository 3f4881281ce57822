using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Exchange;
using Telephony.Ivr;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Distribution;

public sealed class WaitingKeysTests
{
    private const string Caller = "13800000001";

    private readonly TestSite site = new(House.WithRepair(queue => queue with
    {
        MaxWaiting = 9,
        Comfort = new ComfortPlan(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60), ["sorry", "soon"], PositionUpTo: 5, SaysWait: true),
        Keys = new WaitKeysPlan("keys", TimeSpan.FromSeconds(60), '1', '2', '3', '4'),
    }));

    [Fact]
    public void Comfort_SaysItsPromptThePositionAndTheWait_ThenMusicAgain()
    {
        site.Talk(House.Ann);
        site.ArriveFrom("13800000000");
        var id = site.ArriveFrom(Caller);
        site.PassSeconds(20);
        Said(id).ShouldBe(["sorry", Prompts.Position(2), Prompts.Wait(2), House.Music], "one ahead, 90 s: rounded up");
        site.PassSeconds(60);
        Said(id).ShouldBe(["soon", Prompts.Position(2), "keys", House.Music], "a wait that did not get shorter is not said again");
    }

    [Fact]
    public void Comfort_IsCutByAnAnswer()
    {
        var id = site.ArriveFrom(Caller);
        site.PassSeconds(20);
        site.Call(id).Announcing.ShouldNotBeEmpty();
        site.Ready(House.Ann);
        site.Call(id).Agent.ShouldBe(House.Ann, "no prompt keeps a caller from a free agent");
        site.Send(new Input.Answer(House.Ann, id));
        site.Last.ShouldContain(new Effect.StopPrompt(TestSite.Customer(id)));
        site.Call(id).Announcing.ShouldBeEmpty();
    }

    [Fact]
    public void KeyStay_EndsTheAnnouncement()
    {
        var id = site.ArriveFrom(Caller);
        site.PassSeconds(20);
        Press(id, '1');
        site.Last.ShouldBe([new Effect.PlayPrompt(TestSite.Customer(id), House.Music, Loop: true)]);
        site.ShouldIgnore(new Input.DigitPressed(TestSite.Customer(id), '1'));
        site.ShouldIgnore(new Input.DigitPressed(TestSite.Customer(id), '9'));
    }

    [Fact]
    public void KeyMessage_RecordsUntilHeHangsUp_AndBecomesAFact()
    {
        var id = site.ArriveFrom(Caller);
        Press(id, '3');
        site.Send(new Input.PromptFinished(TestSite.Customer(id), "leave-message"));
        site.Last.ShouldContain(new Effect.StartRecording(TestSite.Customer(id)));
        site.PassSeconds(40);
        site.CustomerLeaves(id);
        site.Fact<Fact.MessageLeft>().Queue.ShouldBe(House.Repair);
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Completed, TerminationReasons.MessageLeft, EndedBy.Customer));
        site.Counters(House.Repair).ShouldBe(QueueCounters.Zero with { Offered = 1, TookMessage = 1 });
    }

    [Fact]
    public void KeyStatus_AsksTheEdgeOnce_AndSaysWhatItFound_AtTheSamePlace()
    {
        var ahead = site.ArriveFrom("13800000000");
        var id = site.ArriveFrom(Caller);
        var before = site.Call(id);
        Press(id, '4');
        site.Last.ShouldContain(new Effect.LookUpStatus(id, null, Caller));
        site.Fact<Fact.StatusAsked>().Interaction.ShouldBe(id);
        site.ShouldIgnore(new Input.DigitPressed(TestSite.Customer(id), '4'));

        site.Send(new Input.StatusFound(id, ["status:Dispatched", "date:2026-11-25"]));
        site.Last.ShouldBe([new Effect.PlayPrompt(TestSite.Customer(id), "status:Dispatched", Loop: false)]);
        Said(id).ShouldBe(["status:Dispatched", "date:2026-11-25", House.Music]);
        site.Call(id).ShouldBe(before with { Announcing = site.Call(id).Announcing }, "his place and his wait are what they were");

        site.Ready(House.Ann);
        site.Agent(House.Ann).Interaction.ShouldBe(ahead);
        Press(id, '4');
        site.Last.ShouldContain(new Effect.LookUpStatus(id, null, Caller), "he may ask again");
    }

    [Fact]
    public void KeyMessage_AfterATalk_IsARecordingOfItsOwn()
    {
        var id = site.Talk(House.Ann);
        site.Send(new Input.BlindTransfer(House.Ann, id, new TransferTarget.ToQueue(House.Repair), House.Ann.Value));
        Press(id, '3');
        site.Send(new Input.PromptFinished(TestSite.Customer(id), "leave-message"));
        site.Last.Where(effect => effect is Effect.StopRecording or Effect.StartRecording)
            .ShouldBe([new Effect.StopRecording(TestSite.Customer(id)), new Effect.StartRecording(TestSite.Customer(id))], "who may hear the message may not hear the talk");
    }

    [Fact]
    public void KeyStatus_WhenTheAnswerWasLost_MayBePressedAgain()
    {
        var id = site.ArriveFrom(Caller);
        Press(id, '4');
        site.ShouldIgnore(new Input.DigitPressed(TestSite.Customer(id), '4'));
        site.PassSeconds(10);
        Press(id, '4');
        site.Last.ShouldContain(new Effect.LookUpStatus(id, null, Caller));
    }

    [Fact]
    public void KeyStatus_WhenAnAgentIsFasterThanTheAnswer_SaysNothing()
    {
        var id = site.ArriveFrom(Caller);
        Press(id, '4');
        site.Ready(House.Ann);
        site.Send(new Input.Answer(House.Ann, id));
        site.Send(new Input.StatusFound(id, ["status:Dispatched"]));
        site.Last.ShouldBeEmpty();
        site.Call(id).StatusAsked.ShouldBeNull();
    }

    [Fact]
    public void KeyStatus_CutsTheRound_AndTheMusicComesBack_AlsoWhenNothingIsFound()
    {
        var id = site.ArriveFrom(Caller);
        site.Send(new Input.CallerIdentified(id, "customer-1", 0));
        site.PassSeconds(20);
        Press(id, '4');
        site.Last.ShouldContain(new Effect.LookUpStatus(id, "customer-1", Caller));
        var announced = site.Call(id).Announcing;
        site.Send(new Input.StatusFound(id, []));
        site.Call(id).Announcing.ShouldBe(announced, "the round goes on");
        Press(id, '4');
        site.Send(new Input.StatusFound(id, [.. Enumerable.Repeat("status:Open", 40)]));
        site.Call(id).Announcing.Length.ShouldBe(Limits.StatusWords);
        Said(id)[^1].ShouldBe(House.Music);
        site.ShouldIgnore(new Input.StatusFound(id, ["status:Open"]));
    }

    [Fact]
    public void Message_LongerThanItsLimit_IsCutAndKept()
    {
        var id = site.ArriveFrom(Caller);
        Press(id, '3');
        site.Send(new Input.PromptFinished(TestSite.Customer(id), "leave-message"));
        site.PassSeconds(120);
        site.State.Calls.ShouldBeEmpty();
        site.Fact<Fact.CallEnded>().Termination.By.ShouldBe(EndedBy.System);
    }

    [Fact]
    public void Message_WhenHeHangsUpBeforeTheTone_IsNone()
    {
        var id = site.ArriveFrom(Caller);
        site.PassSeconds(30);
        Press(id, '3');
        site.CustomerLeaves(id);
        site.Facts.OfType<Fact.MessageLeft>().ShouldBeEmpty();
        site.Fact<Fact.CallEnded>().Termination.Reason.ShouldBe(TerminationReasons.LeftMenu);
        site.Counters(House.Repair).ShouldBe(QueueCounters.Zero with { Offered = 1, TookMessage = 1 });
    }

    [Fact]
    public void Callback_KeepsThePlace_AndIsDialledWhenItsTurnComes()
    {
        var first = site.ArriveFrom(Caller);
        site.PassSeconds(10);
        var second = site.ArriveFrom("13800000002");
        Press(first, '2');
        site.Fact<Fact.CallbackRequested>().By.ShouldBe("caller");
        site.Last.ShouldContain(new Effect.ReleaseLeg(TestSite.Customer(first)));
        site.PassSeconds(10);
        site.Ready(House.Ann);
        site.Agent(House.Ann).Interaction.ShouldBe(first, "he was first");
        site.Send(new Input.Answer(House.Ann, first));
        site.Last.ShouldContain(new Effect.DialOut(TestSite.Customer(first), Caller, House.Straight, "trunk"));
        site.Fact<Fact.CallbackDialled>().Dial.ShouldBe(1);
        site.Send(new Input.LegAnswered(TestSite.Customer(first)));
        site.Call(first).Phase.ShouldBe(CallPhase.Talking);
        site.Call(second).Phase.ShouldBe(CallPhase.Waiting);
        site.Counters(House.Repair).ShouldBe(QueueCounters.Zero with { Offered = 2, CalledBack = 1 });
        site.CustomerLeaves(first);
        site.Fact<Fact.CallEnded>().Termination.Class.ShouldBe(TerminationClass.Completed);
    }

    [Fact]
    public void Callback_NotReached_TriesAgainAfterTheGap_AndEndsAfterTheLast()
    {
        var id = site.ArriveFrom(Caller);
        Press(id, '2');
        site.Ready(House.Ann);
        site.Send(new Input.Answer(House.Ann, id));
        site.Send(new Input.LegEnded(TestSite.Customer(id), LegEnding.Busy));
        site.Fact<Fact.CallbackMissed>().Reason.ShouldBe(TerminationReasons.Busy);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ready, "no after-call work for a line that was busy");
        site.PassSeconds(599);
        site.Call(id).Phase.ShouldBe(CallPhase.Callback);
        site.PassSeconds(1);
        site.Call(id).Agent.ShouldBe(House.Ann, "the gap is over");
        site.Send(new Input.Answer(House.Ann, id));
        site.PassSeconds(45);
        site.Call(id).Callback!.Dials.ShouldBe(2);
        site.PassSeconds(600);
        site.Send(new Input.Answer(House.Ann, id));
        site.Send(new Input.LegEnded(TestSite.Customer(id), LegEnding.NoAnswer));
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.NotReached, TerminationReasons.NoAnswer, EndedBy.System));
    }

    [Fact]
    public void Callback_DeclinedByAnAgent_IsNoFailedDial()
    {
        var id = site.ArriveFrom(Caller);
        Press(id, '2');
        site.Ready(House.Ann);
        site.Send(new Input.Reject(House.Ann, id));
        site.Call(id).Phase.ShouldBe(CallPhase.Callback);
        site.Call(id).Callback!.Dials.ShouldBe(0);
        site.Ready(House.Bob, AgentDevice.Phone);
        site.Send(new Input.LegAnswered(new LegId(id, 3)));
        site.Call(id).Phase.ShouldBe(CallPhase.Dialling);
        site.Send(new Input.LegEnded(new LegId(id, 3), LegEnding.Unreachable));
        site.Call(id).Callback!.Dials.ShouldBe(0, "the agent's phone failed, not the customer's");
    }

    [Fact]
    public void Callback_WhenTheCustomerCallsIn_IsMetAndGivesItsPlace()
    {
        var id = site.ArriveFrom(Caller);
        var since = site.Now;
        Press(id, '2');
        site.PassSeconds(100);
        var again = site.ArriveFrom(Caller);
        site.Facts.OfType<Fact.CallEnded>().Single().Termination.Reason.ShouldBe(TerminationReasons.CallbackMet);
        site.Call(again).Queued.ShouldBe(since);
        site.State.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public void Callback_OfACustomerWithAnotherNumber_IsMetWhenHeIsIdentified()
    {
        var id = site.ArriveFrom(Caller);
        site.Send(new Input.CallerIdentified(id, "customer-7", 0));
        Press(id, '2');
        var again = site.ArriveFrom("13800000009");
        site.Send(new Input.CallerIdentified(again, "customer-7", 0));
        site.State.Calls.Keys.ShouldBe([again]);
    }

    [Fact]
    public void Callback_AskedForTwice_IsOnePending_WithTheEarlierPlace()
    {
        var first = site.ArriveFrom(Caller);
        var second = site.ArriveFrom(Caller);
        var since = site.Now;
        Press(first, '2');
        site.PassSeconds(10);
        Press(second, '2');
        site.State.Calls.Keys.ShouldBe([second]);
        site.Call(second).Queued.ShouldBe(since);
    }

    [Fact]
    public void Callback_WhenTheCustomerGotASecondOneWhileHeWasDialled_IsOnePendingAgain()
    {
        var first = site.ArriveFrom(Caller);
        var since = site.Now;
        Press(first, '2');
        site.Ready(House.Ann);
        site.Send(new Input.Answer(House.Ann, first));
        site.PassSeconds(1);
        var second = site.ArriveFrom(Caller);
        site.Send(new Input.SendToCallback(second, "sue"));
        site.PassSeconds(44);
        site.State.Calls.Keys.ShouldBe([second]);
        site.Call(second).Queued.ShouldBe(since);
    }

    [Fact]
    public void Callback_WithAWithheldNumber_IsAMessage()
    {
        var id = site.ArriveFrom("anonymous");
        Press(id, '2');
        site.Call(id).Phase.ShouldBe(CallPhase.Message);
    }

    [Fact]
    public void Callback_AfterItsLife_Expires()
    {
        var id = site.ArriveFrom(Caller);
        Press(id, '2');
        site.Pass(TimeSpan.FromHours(4));
        site.Fact<Fact.CallEnded>().Termination.Reason.ShouldBe(TerminationReasons.CallbackExpired);
    }

    [Fact]
    public void Callback_WhoseLifeEndsWhileHeIsDialled_GetsTheRestOfTheRing()
    {
        var id = site.ArriveFrom(Caller);
        Press(id, '2');
        site.PassSeconds((4 * 3600) - 10);
        site.Ready(House.Ann);
        site.Send(new Input.Answer(House.Ann, id));
        site.PassSeconds(20);
        site.Call(id).Phase.ShouldBe(CallPhase.Dialling);
        site.PassSeconds(600);
        site.State.Calls.ShouldBeEmpty("nobody could be had, and nothing waits for ever");
    }

    [Fact]
    public void Callback_WithAWordBefore_LetsGoOfTheLineAfterIt()
    {
        site.Send(new Input.Configure(House.WithRepair(queue => queue with { Keys = new WaitKeysPlan(null, TimeSpan.Zero, null, '2', null), Callback = CallbackPlan.Default with { Prompt = "we-call-you" } })));
        var id = site.ArriveFrom(Caller);
        Press(id, '2');
        site.Ready(House.Ann);
        site.Call(id).Phase.ShouldBe(CallPhase.Callback, "he is still on the line");
        site.Send(new Input.PromptFinished(TestSite.Customer(id), "we-call-you"));
        site.Call(id).Agent.ShouldBe(House.Ann);
        site.ShouldIgnore(new Input.LegEnded(TestSite.Customer(id), LegEnding.Released));
    }

    [Fact]
    public void Estimate_FollowsTheFormula()
    {
        site.Talk(House.Ann);
        site.ArriveFrom("13800000000");
        var id = site.ArriveFrom(Caller);
        WaitEstimates.PositionOf(site.State, id).ShouldBe(2);
        WaitEstimates.Of(site.State, id).ShouldBe(TimeSpan.FromSeconds(90), "fewer than ten calls were handled: 90 s for the one ahead");
        WaitEstimates.OfNewcomer(site.State, House.Repair).ShouldBe(TimeSpan.FromSeconds(180));
        WaitEstimates.OfNewcomer(site.State, House.Installs).ShouldBeNull("nobody works there");
    }

    [Fact]
    public void Tempo_IsTheMovingAverageOfHandling_NotBelowItsFloor()
    {
        var tempo = QueueTempo.Unknown;
        for (var call = 0; call < QueueTempo.FewSamples; call++)
            tempo = tempo.With(call == 0 ? 100_000 : 60_000);
        tempo.With(100_000).AverageMs.ShouldBe(((3 * tempo.AverageMs) + 100_000) / 4);
        tempo.Handling.ShouldBe(TimeSpan.FromMilliseconds(tempo.AverageMs));
        new QueueTempo(50, 100).Handling.ShouldBe(TimeSpan.FromSeconds(15));
    }

    private void Press(InteractionId id, char digit) => site.Send(new Input.DigitPressed(TestSite.Customer(id), digit));

    /// <summary>Lets the round be said to its end.</summary>
    private List<string> Said(InteractionId id)
    {
        var said = new List<string> { site.Call(id).Announcing[0] };
        while (site.Call(id).Announcing is [var prompt, ..])
        {
            site.Send(new Input.PromptFinished(TestSite.Customer(id), prompt));
            said.Add(site.Last.OfType<Effect.PlayPrompt>().Single().Prompt);
        }

        return said;
    }
}
