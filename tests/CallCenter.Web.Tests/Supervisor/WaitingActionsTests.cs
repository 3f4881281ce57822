using Bunit;
using CallCenter.Web.Features.Supervisor;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Ui;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Routing;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Supervisor;

/// <summary>A supervisor's hands on waiting callers and raised hands: each asks the exchange in his name and is written down.</summary>
public sealed class WaitingActionsTests
{
    private static FloorView View => FloorView.From(SmallFloor.Snapshot);

    private static CallLine Waiting => View.Calls.Single(c => c.Phase == CallPhase.Waiting) with { PriorityMinutes = 8, Priority = [new(PriorityReasons.Tier, 3), new(PriorityReasons.TicketOverdue, 5)] };

    [Fact]
    public void Move_ToAQueueOrAgent_IsAskedInHisNameAndWrittenDown()
    {
        var board = new TestSwitchboard(SmallFloor.Snapshot);
        using var page = new PageContext(switchboard: board);
        var actions = Render(page, mayControl: true);

        actions.Find("[data-value=install]").Click();
        actions.Find("[data-value=agent3]").Click();

        board.Asked.ShouldBe([
            new Input.MoveWaiting(Waiting.Id, new TransferTarget.ToQueue(SmallFloor.Install), "supervisor1"),
            new Input.MoveWaiting(Waiting.Id, new TransferTarget.ToAgent(SmallFloor.Agent(3)), "supervisor1"),
        ]);
        page.Deeds.ShouldBe([$"supervisor1 call.moved interaction:{Waiting.Id}  > queue:install", $"supervisor1 call.moved interaction:{Waiting.Id}  > agent:agent3"]);
    }

    [Fact]
    public void Priority_AndPickUp_AreAskedAtOnce_CallbackAsksFirst()
    {
        var board = new TestSwitchboard(SmallFloor.Snapshot);
        using var page = new PageContext(switchboard: board);
        var actions = Render(page, mayControl: true);

        actions.Find("[data-value='10']").Click();
        actions.Find("[data-testid=waiting-pick-up]").Click();
        actions.Find("[data-testid=waiting-callback]").Click();
        board.Asked.ShouldBe([new Input.Reprioritise(Waiting.Id, 10, "supervisor1"), new Input.PickUpWaiting(new AgentId("supervisor1"), Waiting.Id)]);
        actions.Find("[data-testid=waiting-callback-confirm]").Click();
        board.Asked[^1].ShouldBe(new Input.SendToCallback(Waiting.Id, "supervisor1"));
        page.Deeds.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("zh-CN", "优先 8 分钟：客户等级 +3、服务单超时 +5", "这通电话不在排队")]
    [InlineData("en", "8 minutes of priority: Customer tier +3, Ticket overdue +5", "The call does not wait")]
    public void Waiting_ShowsWhyHeIsAhead_AndARefusalSaysWhyInTheReadersLanguage(string culture, string why, string refusal)
    {
        var board = new TestSwitchboard(SmallFloor.Snapshot) { Answer = new CommandResult.Refused(Refusal.Of(Rules.CallIsNotWaiting)) };
        using var page = new PageContext(culture, board);
        var actions = Render(page, mayControl: true);
        actions.Find("[data-testid=waiting-why]").TextContent.ShouldContain(why);
        actions.Find("[data-testid=waiting-pick-up]").Click();
        page.Toasts.Items.Single().Text.ShouldStartWith(refusal);
        page.Deeds.ShouldBeEmpty("what was refused is no deed");
    }

    [Theory]
    [InlineData("zh-CN", Rules.AgentIsSignedOut, "您还没有以坐席身份签入")]
    [InlineData("en", Rules.AgentIsSignedOut, "You are not signed in as an agent")]
    [InlineData("en", Rules.AgentIsUnknown, "You are no agent of the floor plan")]
    public void PickUp_ByWhoIsNoAgentNow_SaysWhatHeHimselfCanDo(string culture, string rule, string text)
    {
        using var page = new PageContext(culture, new TestSwitchboard(SmallFloor.Snapshot) { Answer = new CommandResult.Refused(Refusal.Of(rule)) });
        Render(page, mayControl: true).Find("[data-testid=waiting-pick-up]").Click();
        page.Toasts.Items.Single().Text.ShouldStartWith(text);
    }

    [Theory]
    [InlineData(1, "1 hand is raised")]
    [InlineData(2, "2 hands are raised")]
    public void Hands_AreCountedInWordsThatFit(int up, string title)
    {
        using var page = new PageContext("en", new TestSwitchboard(SmallFloor.Snapshot));
        var agents = View.Agents.Select((a, i) => i < up ? a with { Hand = new RaisedHand("question", SmallFloor.Now) } : a).ToList();
        page.Render<HandsBar>(p => p.Add(b => b.Agents, agents)).Find("[role=status]").TextContent.ShouldBe(title);
    }

    [Fact]
    public void WithoutTheRight_NothingCanBePressed()
    {
        using var page = new PageContext(switchboard: new TestSwitchboard(SmallFloor.Snapshot));
        var actions = Render(page, mayControl: false);
        foreach (var button in new[] { "waiting-move", "waiting-give", "waiting-priority", "waiting-pick-up", "waiting-callback" })
            actions.Find($"[data-testid={button}]").HasAttribute("disabled").ShouldBeTrue(button);
    }

    [Fact]
    public void ParkedCaller_CanOnlyBePickedUp()
    {
        var board = new TestSwitchboard(SmallFloor.Snapshot);
        using var page = new PageContext(switchboard: board);
        var actions = page.Render<WaitingActions>(p => p.Add(a => a.Call, Waiting with { Phase = CallPhase.Parked }).Add(a => a.MayControl, value: true).Add(a => a.By, "supervisor1"));
        actions.FindAll("[data-testid=waiting-move]").ShouldBeEmpty();
        actions.Find("[data-testid=pick-up-parked]").Click();
        board.Asked.Single().ShouldBe(new Input.PickUpParked(new AgentId("supervisor1"), Waiting.Id));
    }

    [Theory]
    [InlineData("zh-CN", "2 位坐席举手", "安全险情")]
    [InlineData("en", "2 hands are raised", "Safety danger")]
    public void Hands_AreListedTheLongestFirst_WithListenWhereThereIsTalk(string culture, string title, string reason)
    {
        var board = new TestSwitchboard(SmallFloor.Snapshot);
        using var page = new PageContext(culture, board);
        InteractionId? heard = null;
        var agents = View.Agents.Select((a, i) => i == 0 ? a with { Hand = new RaisedHand("question", SmallFloor.Now.AddSeconds(-5)) } : i == 2 ? a with { Hand = new RaisedHand("safety", SmallFloor.Now.AddSeconds(-50)) } : a).ToList();
        var bar = page.Render<HandsBar>(p => p.Add(b => b.Agents, agents).Add(b => b.MayControl, value: true).Add(b => b.MayMonitor, value: true).Add(b => b.By, "supervisor1").Add(b => b.OnListen, c => heard = c));

        bar.Find("[role=status]").TextContent.ShouldBe(title);
        bar.FindAll("[data-testid=hand-row]").Select(r => r.GetAttribute("data-agent")).ShouldBe(["agent3", "agent1"]);
        bar.FindAll("[data-testid=hand-row]")[0].TextContent.ShouldContain(reason);
        bar.FindAll("[data-testid=hand-listen]").ShouldHaveSingleItem().Click();
        heard.ShouldBe(agents[0].Interaction);
        bar.FindAll("[data-testid=hand-lower]")[0].Click();
        board.Asked.Single().ShouldBe(new Input.LowerHand(SmallFloor.Agent(3), "supervisor1"));
        page.Deeds.Single().ShouldStartWith("supervisor1 agent.hand-lowered agent:agent3");
    }

    private static IRenderedComponent<WaitingActions> Render(PageContext page, bool mayControl) => page.Render<WaitingActions>(p => p
        .Add(a => a.Call, Waiting).Add(a => a.Queues, View.Queues).Add(a => a.Agents, View.Agents).Add(a => a.MayControl, mayControl).Add(a => a.By, "supervisor1"));
}
