using Bunit;
using CallCenter.Web.Features.Supervisor;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Ui;
using Shouldly;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Supervisor;

public sealed class SupervisorComponentTests
{
    private static FloorView View => FloorView.From(SmallFloor.Snapshot);

    [Theory]
    [InlineData("zh-CN", "维修", "服务水平")]
    [InlineData("en", "Repair", "Serv. level")]
    public void QueueTable_InBothLanguages_ShowsEveryFigureWithItsDefinition(string culture, string queue, string heading)
    {
        using var page = new PageContext(culture);
        var table = page.Render<QueueTable>(p => p.Add(t => t.Queues, View.Queues));

        var row = table.FindAll("[data-testid=queue-row]").Single(r => r.GetAttribute("data-key") == "repair");
        row.TextContent.ShouldContain(queue);
        string Cell(string name) => row.QuerySelector($"[data-col={name}]")!.TextContent.Trim();
        (Cell("waiting"), Cell("ready"), Cell("staffed"), Cell("offered"), Cell("answered"), Cell("abandoned"), Cell("short")).ShouldBe(("2", "0", "2", "100", "82", "15", "4"));
        (Cell("service-level"), Cell("asa"), Cell("aht")).ShouldBe(("75.3%", "0:22", "5:12"));
        row.QuerySelector("[data-col=longest] [data-since]")!.GetAttribute("data-since").ShouldBe(SmallFloor.Now.AddSeconds(-156).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var name in table.FindAll("thead th .metric"))
        {
            var definition = table.Find("#" + name.GetAttribute("aria-describedby"));
            definition.GetAttribute("role").ShouldBe("tooltip");
            definition.QuerySelectorAll(".def__part").Length.ShouldBeGreaterThanOrEqualTo(2);
        }

        table.FindAll("thead th .metric").Count.ShouldBe(13);
        table.Find("thead").TextContent.ShouldContain(heading);
    }

    [Theory]
    [InlineData("zh-CN", "保持", "空闲")]
    [InlineData("en", "On hold", "Ready")]
    public void AgentTable_InBothLanguages_ShowsMarkWordAndCall(string culture, string held, string ready)
    {
        using var page = new PageContext(culture);
        var table = page.Render<AgentTable>(p => p.Add(t => t.Agents, View.Agents));

        var rows = table.FindAll("[data-testid=agent-row]");
        rows.Count.ShouldBe(4);
        rows[0].TextContent.ShouldContain(held);
        rows[0].TextContent.ShouldContain("138****8001");
        rows[0].QuerySelector(".mark")!.GetAttribute("data-state").ShouldBe("hold");
        rows[2].TextContent.ShouldContain(ready);
    }

    [Fact]
    public void SetState_AsksTheExchangeInTheSupervisorsName()
    {
        var board = new TestSwitchboard(SmallFloor.Snapshot);
        using var page = new PageContext(switchboard: board);
        var actions = page.Render<AgentActions>(p => p.Add(a => a.Agent, View.Agents[2]).Add(a => a.MayControl, value: true).Add(a => a.By, "supervisor1"));

        actions.Find("[data-value=break]").Click();
        board.Asked.ShouldBeEmpty();
        actions.Find("[data-testid=set-state-why]").Input("covers the counter");
        actions.Find("form").Submit();

        var asked = board.Asked.Single().ShouldBeOfType<Input.SetPresence>();
        asked.ShouldBe(new Input.SetPresence(SmallFloor.Agent(3), Presence.NotReady, "break", null, "supervisor1"));
        page.Deeds.ShouldBe(["supervisor1 agent.state-forced agent:agent3 Ready > NotReady break (covers the counter)"]);
        page.Toasts.Items.Single().Undo.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("zh-CN", "通话后设为", "通话后 小休")]
    [InlineData("en", "After this call", "Break after this call")]
    public async Task SetState_DuringACall_IsForAfterTheCallAndCanBeUndone(string culture, string offer, string done)
    {
        var board = new TestSwitchboard(SmallFloor.Snapshot);
        using var page = new PageContext(culture, board);
        var actions = page.Render<AgentActions>(p => p.Add(a => a.Agent, View.Agents[0]).Add(a => a.MayControl, value: true).Add(a => a.By, "supervisor1"));

        actions.Find("[data-testid=set-state]").TextContent.ShouldContain(offer);
        actions.Find("[data-value=break]").Click();
        actions.Find("form").Submit();
        var toast = page.Toasts.Items.Single();
        toast.Text.ShouldContain(done);
        await toast.Undo!();

        board.Asked.Cast<Input.SetPresence>().Select(a => a.Target).ShouldBe([Presence.NotReady, Presence.Ready]);
    }

    [Theory]
    [InlineData("zh-CN", "通话还没结束，先结束通话")]
    [InlineData("en", "A call is still up; it must end first")]
    public void SetState_Refused_SaysWhyInTheReadersLanguage(string culture, string why)
    {
        var board = new TestSwitchboard(SmallFloor.Snapshot) { Answer = new CommandResult.Refused(Refusal.Of(Rules.AgentIsOnACall)) };
        using var page = new PageContext(culture, board);
        var actions = page.Render<AgentActions>(p => p.Add(a => a.Agent, View.Agents[0]).Add(a => a.MayControl, value: true).Add(a => a.By, "supervisor1"));

        actions.Find("[data-value=signed-out]").Click();
        actions.Find("form").Submit();

        page.Toasts.Items.Single().ShouldSatisfyAllConditions(t => t.Kind.ShouldBe("error"), t => t.Text.ShouldBe(why));
    }

    [Fact]
    public void SetState_WithoutTheRight_IsDisabledAndAsksNothing()
    {
        var board = new TestSwitchboard(SmallFloor.Snapshot);
        using var page = new PageContext(switchboard: board);
        var actions = page.Render<AgentActions>(p => p.Add(a => a.Agent, View.Agents[2]).Add(a => a.MayControl, value: false).Add(a => a.By, "qa1"));

        actions.Find("[data-testid=set-state]").HasAttribute("disabled").ShouldBeTrue();
        actions.Find("[data-value=ready]").Click();
        board.Asked.ShouldBeEmpty();
    }

    [Fact]
    public void Release_AsksFirst_ThenEndsTheCall()
    {
        var board = new TestSwitchboard(SmallFloor.Snapshot);
        using var page = new PageContext(switchboard: board);
        var agent = View.Agents[0];
        var actions = page.Render<AgentActions>(p => p.Add(a => a.Agent, agent).Add(a => a.MayControl, value: true).Add(a => a.By, "supervisor1"));

        actions.Find("[data-testid=force-release]").Click();
        board.Asked.ShouldBeEmpty();
        actions.Find("[data-testid=force-release-confirm]").Click();

        board.Asked.Single().ShouldBe(new Input.HangUp(agent.Id, agent.Interaction!.Value, "supervisor1"));
    }

    [Fact]
    public void LiveCalls_ShowThePhaseAndTheRunningWait()
    {
        using var page = new PageContext();
        var rows = page.Render<LiveCalls>(p => p.Add(c => c.Calls, View.Calls)).FindAll("[data-testid=live-call-row]");

        rows.Count.ShouldBe(3);
        rows[0].QuerySelector("[data-col=phase]")!.GetAttribute("data-phase").ShouldBe("Waiting");
        rows[0].QuerySelector("[data-since]").ShouldNotBeNull();
    }
}
