using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Routing;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Distribution;

public sealed class QueueSurgeryTests
{
    private readonly TestSite site = new();

    [Fact]
    public void Move_ToAnotherQueue_KeepsTheWait()
    {
        var id = site.Arrive();
        var queued = site.Now;
        site.PassSeconds(50);
        site.Send(new Input.MoveWaiting(id, House.ToInstalls, "sue"));
        site.Call(id).Queue.ShouldBe(House.Installs);
        site.Call(id).Queued.ShouldBe(queued);
        site.Fact<Fact.CallMoved>().By.ShouldBe("sue");
        site.ShouldIgnore(new Input.MoveWaiting(id, House.ToInstalls, "sue"));
    }

    [Fact]
    public void Move_ToAFreeAgent_RingsHimOutOfTurn()
    {
        site.Ready(House.Cai);
        var id = site.Arrive();
        site.Send(new Input.MoveWaiting(id, House.ToCai, "sue"));
        site.Call(id).Agent.ShouldBe(House.Cai);
        site.Fact<Fact.CallOffered>().Why.ShouldNotBeNull().Choice.ShouldBe(RoutingChoice.Assigned);
    }

    [Fact]
    public void Move_WhenNotAllowed_NamesTheRule()
    {
        site.ShouldRefuse(new Input.MoveWaiting(site.NewId(), House.ToInstalls, "sue"), Rules.CallIsGone);
        var talking = site.Talk(House.Ann);
        site.ShouldRefuse(new Input.MoveWaiting(talking, House.ToInstalls, "sue"), Rules.CallIsNotWaiting);
        var id = site.Arrive();
        site.ShouldRefuse(new Input.MoveWaiting(id, House.ToCai, "sue"), Rules.TransferTargetIsNotFree);
        site.ShouldRefuse(new Input.MoveWaiting(id, House.Outside, "sue"), Rules.TransferTargetIsUnknown);
        site.ShouldRefuse(new Input.MoveWaiting(id, new TransferTarget.ToQueue(new QueueId("nowhere")), "sue"), Rules.TransferTargetIsUnknown);
        site.Send(new Input.Configure(House.Plan.With(House.Plan.Queues[House.Installs] with { MaxWaiting = 0 })));
        site.ShouldRefuse(new Input.MoveWaiting(id, House.ToInstalls, "sue"), Rules.TransferQueueIsFull);
        site.Send(new Input.Configure(House.Plan.With(House.Plan.Queues[House.Installs] with { IsOpen = false })));
        site.ShouldRefuse(new Input.MoveWaiting(id, House.ToInstalls, "sue"), Rules.QueueIsClosed);
    }

    [Fact]
    public void PickUp_ByASupervisorWhoIsNotReady_LeavesHimNotReadyAfterwards()
    {
        site.SignIn(House.Sue);
        var id = site.Arrive();
        site.Send(new Input.PickUpWaiting(House.Sue, id));
        site.Agent(House.Sue).Presence.ShouldBe(Presence.Ringing);
        site.Send(new Input.Answer(House.Sue, id));
        site.CustomerLeaves(id);
        site.Send(new Input.FinishWrapUp(House.Sue));
        site.Agent(House.Sue).Presence.ShouldBe(Presence.NotReady);
        site.Agent(House.Sue).Reason.ShouldBe(NotReadyReasons.SignedIn);
    }

    [Fact]
    public void PickUp_WhenNotAllowed_NamesTheRule()
    {
        var id = site.Arrive();
        site.ShouldRefuse(new Input.PickUpWaiting(House.Sue, id), Rules.AgentIsSignedOut);
        site.ShouldRefuse(new Input.PickUpWaiting(new AgentId("nobody"), id), Rules.AgentIsUnknown);
        site.SignIn(House.Sue);
        site.Send(new Input.DesktopChanged(House.Sue, false));
        site.ShouldRefuse(new Input.PickUpWaiting(House.Sue, id), Rules.ReadyNeedsADesktop);
    }

    [Fact]
    public void Reprioritise_MovesTheCallerBeforeOthers_AndIsTakenBack()
    {
        site.Arrive();
        site.PassSeconds(60);
        var id = site.Arrive();
        site.Send(new Input.Reprioritise(id, 5, "sue"));
        site.Fact<Fact.PriorityChanged>().Minutes.ShouldBe(5);
        site.Call(id).PriorityReasons.ShouldBe([new PriorityReason(PriorityReasons.Supervisor, 5)]);
        site.ShouldIgnore(new Input.Reprioritise(id, 5, "sue"));
        site.Send(new Input.CallerIdentified(id, "customer", 3));
        site.Call(id).PriorityMinutes.ShouldBe(8, "who he is does not undo what the supervisor said");
        site.Ready(House.Ann);
        site.Agent(House.Ann).Interaction.ShouldBe(id);
        site.Send(new Input.Reject(House.Ann, id));
        site.Send(new Input.Reprioritise(id, 0, "sue"));
        site.Call(id).PriorityMinutes.ShouldBe(3);
    }

    [Fact]
    public void SendToCallback_LetsGoOfTheLineAndKeepsThePlace()
    {
        var id = site.Arrive();
        site.Send(new Input.SendToCallback(id, "sue"));
        site.Fact<Fact.CallbackRequested>().By.ShouldBe("sue");
        site.Call(id).Legs.ShouldBeEmpty();
        site.ShouldRefuse(new Input.SendToCallback(id, "sue"), Rules.CallIsNotWaiting);
        site.Send(new Input.MoveWaiting(id, House.ToInstalls, "sue"));
        site.Ready(House.Cai);
        site.Call(id).Agent.ShouldBe(House.Cai);
        site.ShouldRefuse(new Input.SendToCallback(site.ArriveFrom("anonymous"), "sue"), Rules.NumberIsNotDialable);
    }
}
