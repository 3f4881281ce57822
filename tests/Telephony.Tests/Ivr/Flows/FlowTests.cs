using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Routing;
using Telephony.Exchange;
using Telephony.Ivr.Flows;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Ivr.Flows;

public sealed class FlowTests
{
    private static readonly VisitWindow s_monday = new(new DateOnly(2026, 11, 23), new TimeOnly(9, 0), new TimeOnly(12, 0));
    private static readonly VisitWindow s_tuesday = new(new DateOnly(2026, 11, 24), new TimeOnly(13, 0), new TimeOnly(18, 0));
    private readonly List<string> path = [];
    private readonly List<string> said = [];
    private TestSite site = new(Flows.Plan(Flows.Service));
    private InteractionId id;

    [Fact]
    public void Caller_WhoKeysASerialAndConfirmsIt_IsKnownInTheQueue()
    {
        AtMenu();
        Press("1");
        site.Call(id).Phase.ShouldBe(CallPhase.Menu);
        Press("123456#");
        said[^1].ShouldBe("digits:123456");
        Finish();
        said[^1].ShouldBe(Flows.ReadBack);
        Press("1");
        site.Last.OfType<Effect.LookUp>().ShouldHaveSingleItem().ShouldBe(new Effect.LookUp(id, LookUpKind.Serial, "123456", site.Call(id).Attempt) { Caller = "13800138000" });
        site.HasTimer(TimerKind.FlowAnswer).ShouldBeTrue();
        Answer(LookUpOutcome.Found, new CallerFinding { CustomerRef = "c7", UnitRef = "u1" }, new Input.CallerIdentified(id, "c7", 2));
        var call = site.Call(id);
        call.Phase.ShouldBe(CallPhase.Waiting);
        call.Queue.ShouldBe(House.Repair);
        call.CustomerRef.ShouldBe("c7");
        call.PriorityReasons.ShouldContain(new PriorityReason(PriorityReasons.Flow, 5));
        call.PriorityMinutes.ShouldBe(7);
        site.HasTimer(TimerKind.FlowAnswer).ShouldBeFalse();
        path.ShouldBe(["block:next", "hours:open", "notice:next", "menu:1", "serial:next", "find:found", "urgent:queued"]);
    }

    [Fact]
    public void Steps_OfAnyFlow_NeverTellWhatWasKeyed()
    {
        AtMenu();
        Press("1");
        Press("735199#");
        Press("1");
        path.ShouldAllBe(step => !step.Contains("735199", StringComparison.Ordinal));
    }

    [Fact]
    public void Digits_WhenTheReadBackIsDenied_AreAskedForAgain_AndAfterThreeRoundsAPersonComes()
    {
        AtMenu();
        Press("1");
        for (var round = 1; round < 3; round++)
        {
            Press("123456#2");
            said[^1].ShouldBe("zh-CN/key-serial");
        }

        Press("123456#2");
        path[^2..].ShouldBe(["serial:failed", "repair:queued"]);
    }

    [Fact]
    public void Digits_WhenTooShort_AreAskedForAgain()
    {
        AtMenu();
        Press("1");
        Press("123#");
        said[^1].ShouldBe("zh-CN/key-serial");
        site.Call(id).Ivr!.Round.ShouldBe(2);
    }

    [Fact]
    public void Digits_AfterTheLastPossibleKey_NeedNoTerminator()
    {
        AtMenu();
        Press("2");
        Press("2611220007");
        site.Last.OfType<Effect.LookUp>().ShouldHaveSingleItem().Kind.ShouldBe(LookUpKind.Ticket);
    }

    [Fact]
    public void Digits_OfATicketOfTheThirteenthMonth_AreNotAccepted()
    {
        AtMenu();
        Press("2");
        Press("2613220007");
        site.Last.OfType<Effect.LookUp>().ShouldBeEmpty();
        site.Call(id).Ivr!.Round.ShouldBe(2);
    }

    [Fact]
    public void Digits_WhenTheCallerStopsKeying_AreTakenAfterTheSilence()
    {
        AtMenu();
        Press("1");
        Press("1234567");
        site.PassSeconds(5.1);
        path.ShouldNotContain("serial:failed");
        site.Call(id).Ivr!.Stage.ShouldBe(FlowStage.Confirming);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1123456#")]
    public void Zero_Anywhere_LeadsToAPerson(string before)
    {
        AtMenu();
        Press(before);
        Press(before == "1" ? "0#" : "0");
        path[^1].ShouldEndWith(":person");
        site.Call(id).Queue.ShouldBe(House.Installs);
    }

    [Fact]
    public void Zero_WhileTheNoticePlays_LeadsToAPersonAfterIt()
    {
        Arrive();
        Answer(LookUpOutcome.Unknown);
        Press("0");
        site.Call(id).Ivr!.Node.ShouldBe("notice", "he is recorded: he hears it");
        Finish(2);
        said[^1].ShouldBe("zh-CN/notice");
        path[^2..].ShouldBe(["notice:next", "menu:person"]);
        site.Call(id).Queue.ShouldBe(House.Installs);
    }

    [Fact]
    public void Zero_BeforeTheNotice_LeadsToAPersonAfterIt()
    {
        site = new TestSite(Flows.Plan(new IvrFlow("two", "welcome",
        [
            new FlowNode("welcome", FlowNodeKind.Say).Saying("zh-CN/welcome").To(FlowOutcomes.Next, "hours"),
            new FlowNode("hours", FlowNodeKind.Hours).To(FlowOutcomes.Open, "notice").To(FlowOutcomes.Closed, "bye"),
            new FlowNode("notice", FlowNodeKind.Say).Saying("zh-CN/notice").To(FlowOutcomes.Next, "bye"),
            new FlowNode("bye", FlowNodeKind.HangUp).Saying("zh-CN/goodbye"),
        ])));
        Arrive();
        Press("0");
        Finish();
        said[^1].ShouldBe("zh-CN/notice");
        Finish();
        path[^1].ShouldBe("bye:person");
        site.Call(id).Queue.ShouldBe(House.Installs);
    }

    [Fact]
    public void Zero_OfABlockedCaller_IsNoWay()
    {
        site = new TestSite(Flows.Plan(new IvrFlow("strict", "block",
        [
            new FlowNode("block", FlowNodeKind.Block).Saying("zh-CN/moment").To(FlowOutcomes.Next, "q").To(FlowOutcomes.Blocked, "sorry"),
            new FlowNode("sorry", FlowNodeKind.Say).Saying("zh-CN/refused").To(FlowOutcomes.Next, "menu"),
            new FlowNode("menu", FlowNodeKind.Menu).Saying("zh-CN/menu").To("1", "q").To(FlowOutcomes.Invalid, "q"),
            new FlowNode("q", FlowNodeKind.Queue) { Queue = "repair" },
        ])));
        Arrive();
        Press("0");
        site.Call(id).Ivr!.Node.ShouldBe("block", "nobody knows yet whether he is blocked");
        Answer(LookUpOutcome.Blocked);
        Press("0");
        Finish();
        said[^1].ShouldBe("zh-CN/menu");
        site.Call(id).Ivr!.Round.ShouldBe(2, "the key that he pressed ahead is a wrong one there");
        Press("0");
        site.Call(id).Ivr!.Round.ShouldBe(3);
        path.ShouldBe(["block:blocked", "sorry:next"]);
    }

    [Fact]
    public void Zero_WhenClosed_IsNoWay()
    {
        site = new TestSite(Flows.Plan(Flows.Service, FlowHours.Closed));
        Arrive();
        Answer(LookUpOutcome.Unknown);
        site.Call(id).Phase.ShouldBe(CallPhase.Message);
        path.ShouldBe(["block:next", "hours:closed", "closed:message"]);
    }

    [Fact]
    public void Holiday_HasItsOwnWay()
    {
        site = new TestSite(Flows.Plan(Flows.Service, FlowHours.Holiday));
        Arrive();
        Answer(LookUpOutcome.Unknown);
        said[^1].ShouldBe("zh-CN/holiday");
        Finish();
        path[^1].ShouldBe("holiday:ended");
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Completed, TerminationReasons.SelfService, EndedBy.System));
    }

    [Fact]
    public void BlockedCaller_HearsASentenceAndIsRefused()
    {
        Arrive();
        Answer(LookUpOutcome.Blocked);
        said[^1].ShouldBe("zh-CN/refused");
        Finish();
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Refused, TerminationReasons.Blocked, EndedBy.System));
    }

    [Fact]
    public void BlockList_WhenItDoesNotAnswer_BlocksNobody()
    {
        Arrive();
        site.PassSeconds(5.1);
        Note();
        path.ShouldBe(["block:next", "hours:open"]);
    }

    [Fact]
    public void LookUp_WhenItIsLate_LeadsToAPerson_AndItsAnswerChangesNothing()
    {
        AtMenu();
        Press("5");
        var attempt = site.Call(id).Attempt;
        site.PassSeconds(5.1);
        Note();
        path[^2..].ShouldBe(["who:failed", "repair:queued"]);
        site.ShouldIgnore(new Input.LookUpDone(id, attempt, LookUpOutcome.Found, new CallerFinding { CustomerRef = "c" }, null));
    }

    [Fact]
    public void Status_SaysStateWindowAndPartDay()
    {
        AtTicket(new CallerFinding { TicketRef = "t1", TicketStatus = "Waiting", Visit = s_monday, PartDate = new DateOnly(2026, 11, 25) });
        said[^1].ShouldBe("zh-CN/your-ticket");
        Finish(7);
        said[^7..].ShouldBe(["zh-CN/your-ticket", "status:Waiting", "zh-CN/flow-visit-is", "date:2026-11-23", "window:0900-1200", "zh-CN/flow-part-comes", "date:2026-11-25"]);
    }

    [Fact]
    public void Visit_WhenAWindowIsChosen_IsBookedAndSaid()
    {
        AtVisits();
        Press("2");
        site.Last.OfType<Effect.BookVisit>().ShouldHaveSingleItem().ShouldBe(new Effect.BookVisit(id, "t1", s_tuesday, site.Call(id).Attempt));
        Send(new Input.VisitBooked(id, site.Call(id).Attempt, VisitBooking.Booked));
        Finish(3);
        said[^4..].ShouldBe(["zh-CN/flow-visit-booked", "date:2026-11-24", "window:1300-1800", "zh-CN/goodbye"]);
        path[^1].ShouldBe("visit:booked");
    }

    [Fact]
    public void Visit_WhenTheWindowWasTakenMeanwhile_OffersOthersThenAPerson()
    {
        AtVisits();
        for (var round = 1; round < 3; round++)
        {
            Press("1");
            Send(new Input.VisitBooked(id, site.Call(id).Attempt, VisitBooking.Conflict));
            site.Last.OfType<Effect.OfferVisits>().ShouldHaveSingleItem();
            Send(new Input.VisitsOffered(id, site.Call(id).Attempt, [s_tuesday]));
        }

        Press("1");
        Send(new Input.VisitBooked(id, site.Call(id).Attempt, VisitBooking.Conflict));
        path[^2..].ShouldBe(["visit:failed", "repair:queued"]);
    }

    [Fact]
    public void Visit_WhenNothingIsFree_LeadsOn()
    {
        AtTicket(new CallerFinding { TicketRef = "t1", TicketStatus = "New" });
        Finish(2);
        Send(new Input.VisitsOffered(id, site.Call(id).Attempt, []));
        path[^2..].ShouldBe(["visit:none", "repair:queued"]);
    }

    [Fact]
    public void Visit_WhenTheStoreFailed_LeavesByFailed()
    {
        AtTicket(new CallerFinding { TicketRef = "t1", TicketStatus = "New" });
        Finish(2);
        Send(new Input.VisitsOffered(id, site.Call(id).Attempt, []) { IsFailed = true });
        path[^2..].ShouldBe(["visit:failed", "repair:queued"]);
    }

    [Fact]
    public void Visit_OfATicketThatIsNotTheCallers_IsNotOffered()
    {
        AtTicket(new CallerFinding { TicketStatus = "Open" });
        Finish(2);
        said.ShouldContain("status:Open");
        path[^2..].ShouldBe(["visit:none", "repair:queued"]);
    }

    [Fact]
    public void PromisedCallback_OfWhomACallerNames_IsMetOnlyWhenHeJoinsTheQueue()
    {
        AtMenu("13900000001");
        Send(new Input.CallerIdentified(id, "c7", 0));
        Press("3");
        var promised = id;
        AtNamed("c7");
        Send(new Input.CallerIdentified(id, "c7", 3));
        site.Call(promised).Phase.ShouldBe(CallPhase.Callback, "he only keyed a number");
        Press("0");
        site.State.Calls.Keys.ShouldBe([id]);
    }

    [Fact]
    public void PromisedCallback_OfWhomANumberBelongsTo_OutlastsTheFlow()
    {
        AtMenu("13900000001");
        Send(new Input.CallerIdentified(id, "c7", 0));
        Press("3");
        var promised = id;
        AtMenu("13900000002");
        Send(new Input.CallerIdentified(id, "c7", 0));
        site.Call(promised).Phase.ShouldBe(CallPhase.Callback);
    }

    [Fact]
    public void NumberGuess_AfterTheCallerKeyedWhoHeIs_ChangesNothing()
    {
        AtNamed("c7");
        site.ShouldIgnore(new Input.CallerIdentified(id, "c9", 9));
        Press("0");
        site.ShouldIgnore(new Input.CallerIdentified(id, "c9", 9));
        site.Call(id).CustomerRef.ShouldBe("c7");
    }

    [Fact]
    public void Language_FromThereOn_ChangesEveryPrompt()
    {
        AtMenu();
        Press("9");
        said[^1].ShouldBe("en/menu");
        Press("1");
        said[^1].ShouldBe("en/key-serial");
        Press("123456#");
        said[^1].ShouldBe("digits:123456@en");
    }

    [Fact]
    public void Callback_KeepsAPlace_UnlessTheNumberIsWithheld()
    {
        AtMenu();
        Press("3");
        site.Call(id).Phase.ShouldBe(CallPhase.Callback);
        AtMenu("anonymous");
        Press("3");
        path[^2..].ShouldBe(["call-me:refused", "repair:queued"]);
    }

    [Fact]
    public void Caller_WhoHangsUpInside_IsToldWithTheNode()
    {
        AtMenu();
        site.CustomerLeaves(id);
        Note();
        path[^1].ShouldBe("menu:left");
        site.Fact<Fact.CallEnded>().Termination.Reason.ShouldBe(TerminationReasons.LeftMenu);
    }

    [Fact]
    public void Circle_WithoutAnyQuestion_EndsAtAPerson()
    {
        site = new TestSite(Flows.Plan(new IvrFlow("mad", "a", [new FlowNode("a", FlowNodeKind.Language).To(FlowOutcomes.Next, "b"), new FlowNode("b", FlowNodeKind.Language).To(FlowOutcomes.Next, "a")])));
        Arrive();
        path[^1].ShouldEndWith(":limit");
        site.Call(id).Queue.ShouldBe(House.Installs);
    }

    [Fact]
    public void Flow_WhenItIsReplacedMeanwhile_KeepsWhatTheCallerHeard()
    {
        AtMenu();
        site.Send(new Input.Configure(Flows.Plan(new IvrFlow("new", "q", [new FlowNode("q", FlowNodeKind.Queue) { Queue = "install" }]))));
        Press("1");
        said[^1].ShouldBe("zh-CN/key-serial");
    }

    [Fact]
    public void Queue_ThatIsNoLongerThere_IsReplacedByTheEntrysOwn()
    {
        site = new TestSite(Flows.Plan(new IvrFlow("old", "q", [new FlowNode("q", FlowNodeKind.Queue) { Queue = "gone" }])));
        Arrive();
        site.Call(id).Queue.ShouldBe(House.Installs);
    }

    private void Arrive(string caller = "13800138000")
    {
        path.Clear();
        id = site.NewId();
        Send(new Input.CallArrived(id, caller, House.Guided, "trunk"));
    }

    private void AtMenu(string caller = "13800138000")
    {
        Arrive(caller);
        Answer(LookUpOutcome.Unknown);
        Finish(2);
        said[^1].ShouldBe("zh-CN/menu");
    }

    /// <summary>He keyed the ticket of this customer, from another's telephone.</summary>
    private void AtNamed(string customer)
    {
        AtMenu();
        Press("22611220007");
        Answer(LookUpOutcome.Found, new CallerFinding { CustomerRef = customer, TicketStatus = "Open" }, new Input.CallerIdentified(id, customer, 2));
        site.Call(id).CustomerRef.ShouldBe(customer);
    }

    private void AtTicket(CallerFinding finding)
    {
        AtMenu();
        Press("2");
        Press("2611220007");
        Answer(LookUpOutcome.Found, finding);
    }

    private void AtVisits()
    {
        AtTicket(new CallerFinding { TicketRef = "t1", TicketStatus = "New" });
        Finish(2);
        Send(new Input.VisitsOffered(id, site.Call(id).Attempt, [s_monday, s_tuesday]));
        said[^1].ShouldBe("zh-CN/windows");
    }

    private void Answer(LookUpOutcome outcome, CallerFinding? finding = null, Input.CallerIdentified? identified = null) =>
        Send(new Input.LookUpDone(id, site.Call(id).Attempt, outcome, finding, identified));

    private void Press(string keys)
    {
        foreach (var key in keys)
            Send(new Input.DigitPressed(TestSite.Customer(id), key));
    }

    private void Finish(int prompts = 1)
    {
        for (var n = 0; n < prompts; n++)
            Send(new Input.PromptFinished(TestSite.Customer(id), said[^1]));
    }

    private void Send(Input input)
    {
        site.Send(input);
        Note();
    }

    private void Note()
    {
        path.AddRange(site.Facts.OfType<Fact.FlowStep>().Select(step => $"{step.Node}:{step.Outcome}"));
        said.AddRange(site.Last.OfType<Effect.PlayPrompt>().Where(play => !play.Loop).Select(play => play.Prompt));
    }
}
