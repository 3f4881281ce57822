using System.Collections.Immutable;
using AfterSales.Tests.Shared;
using Bunit;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.Supervisor;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Ui;
using CallCenter.Web.Ui.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Sections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Supervisor;

public sealed class MonitorTests
{
    private static readonly AgentId Boss = new("supervisor1");

    private static InteractionId Held => SmallFloor.Snapshot.State.Calls.Values.Single(c => c.Phase == CallPhase.Held).Id;

    [Theory]
    [InlineData("zh-CN", "监听：坐席1")]
    [InlineData("en", "Listen: 坐席1")]
    public void LiveCalls_OfATalk_OfferTheFourWaysToWhoeverMay(string culture, string label)
    {
        using var page = new PageContext(culture);
        (InteractionId Call, MonitorMode Mode) chosen = default;
        var rows = page.Render<LiveCalls>(p => p.Add(c => c.Calls, FloorView.From(SmallFloor.Snapshot).Calls).Add(c => c.MayMonitor, value: true).Add(c => c.By, "supervisor1")
            .Add(c => c.OnMonitor, EventCallback.Factory.Create<(InteractionId Call, MonitorMode Mode)>(this, m => chosen = m)));

        rows.FindAll("[data-testid=monitor-listen]").Count.ShouldBe(1, "only the held call has talk to hear");
        rows.Find("[data-testid=monitor-listen]").GetAttribute("aria-label").ShouldBe(label);
        rows.Find("[data-testid=monitor-whisper]").GetAttribute("aria-keyshortcuts").ShouldBe("W");
        rows.Find("[data-testid=monitor-barge]").Click();

        chosen.ShouldBe((Held, MonitorMode.Barge));
        rows.FindAll("[data-testid=monitor-takeover]").Count.ShouldBe(1);
    }

    [Fact]
    public void LiveCalls_WithoutTheRight_OfferNothing()
    {
        using var page = new PageContext();
        page.Render<LiveCalls>(p => p.Add(c => c.Calls, FloorView.From(SmallFloor.Snapshot).Calls).Add(c => c.By, "qa1")).FindAll("[data-testid=monitor-listen]").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("zh-CN", MonitorMode.Listen, "双方都听不见你")]
    [InlineData("en", MonitorMode.Listen, "Nobody hears you")]
    [InlineData("zh-CN", MonitorMode.Whisper, "只有坐席听见你")]
    [InlineData("en", MonitorMode.Barge, "Customer and agent both hear you")]
    public void Bar_WhileMonitoring_SaysModeAndWhoHearsHim_AndTheLineShowsIt(string culture, MonitorMode mode, string heard)
    {
        var board = new TestSwitchboard(Monitored(mode));
        using var page = Page(culture, board);
        var bar = page.Render<SectionHost>(p => p.AddChildContent<MonitorBar>(b => b.Add(x => x.By, Boss.Value).Add(x => x.MayMonitor, value: true)));

        bar.Find("[data-testid=monitor-bar]").GetAttribute("data-mode").ShouldBe(mode.ToString());
        bar.Find("[role=status]").TextContent.ShouldContain(heard);
        bar.Find($"[data-testid=monitor-mode-{mode.ToString().ToLowerInvariant()}]").GetAttribute("aria-pressed").ShouldBe("true");
        page.Services.GetRequiredService<PhoneLine>().State.ShouldBe("monitor");
    }

    [Fact]
    public void Bar_SwitchAndStop_AskTheExchange()
    {
        var board = new TestSwitchboard(Monitored(MonitorMode.Listen));
        using var page = Page("zh-CN", board);
        var bar = page.Render<SectionHost>(p => p.AddChildContent<MonitorBar>(b => b.Add(x => x.By, Boss.Value).Add(x => x.MayMonitor, value: true)));

        bar.Find("[data-testid=monitor-mode-whisper]").Click();
        bar.Find("[data-testid=monitor-stop]").Click();

        board.Asked.ShouldBe([new Input.Monitor(Boss, Held, MonitorMode.Whisper), new Input.StopMonitoring(Boss, Held)]);
    }

    [Fact]
    public void Bar_TakeOver_AsksFirst_ThenGoesToTheDesk()
    {
        var board = new TestSwitchboard(Monitored(MonitorMode.Listen));
        using var page = Page("zh-CN", board);
        var bar = page.Render<SectionHost>(p => p.AddChildContent<MonitorBar>(b => b.Add(x => x.By, Boss.Value).Add(x => x.MayMonitor, value: true)));

        bar.Find("[data-testid=monitor-mode-takeover]").Click();
        board.Asked.ShouldBeEmpty();
        bar.Find("[data-testid=takeover-confirm]").Click();

        board.Asked.ShouldBe([new Input.Monitor(Boss, Held, MonitorMode.TakeOver)]);
        page.Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/desk");
    }

    [Fact]
    public async Task Audit_HasOneLineForEachStartChangeAndEnd()
    {
        var lines = new System.Collections.Concurrent.ConcurrentQueue<string>();
        using var audit = new MonitorAudit(new Lines(lines), NullLogger<MonitorAudit>.Instance);
        await audit.StartAsync(Xunit.TestContext.Current.CancellationToken);
        var (now, leg) = (SmallFloor.Now, new LegId(Held, 3));
        Fact[] facts =
        [
            new Fact.MonitorStarted(now, Held, Boss, MonitorMode.Listen, leg), new Fact.MonitorChanged(now, Held, Boss, MonitorMode.Barge, leg),
            new Fact.MonitorEnded(now, Held, Boss, MonitorMode.Barge, leg, MonitorEndings.CallEnded), new Fact.CallTakenOver(now, Held, SmallFloor.Agent(1), Boss, leg),
            new Fact.CallHeld(now, Held, SmallFloor.Agent(1)),
        ];
        for (var i = 0; i < facts.Length; i++)
            audit.Heard(new FactEnvelope(i, facts[i]));

        await Eventually.IsTrueAsync(() => lines.Count == 4, "four lines");
        await audit.StopAsync(Xunit.TestContext.Current.CancellationToken);
        lines.ShouldBe(
        [
            $"supervisor1 call.monitor-started interaction:{Held} Listen", $"supervisor1 call.monitor-changed interaction:{Held} Barge",
            $"supervisor1 call.monitor-ended interaction:{Held} Barge call-ended", $"supervisor1 call.taken-over interaction:{Held} agent:agent1",
        ]);
    }

    private static PageContext Page(string culture, TestSwitchboard board)
    {
        var page = new PageContext(culture, board);
        page.Services.AddSingleton<DraftShelf>();
        return page;
    }

    private static FloorSnapshot Monitored(MonitorMode mode)
    {
        var state = SmallFloor.Snapshot.State;
        var leg = new Leg(new LegId(Held, 3), Boss, AgentDevice.Browser, Answered: true);
        var call = state.Calls[Held] with { Monitors = [new CallMonitor(Boss, mode, leg.Id, SmallFloor.Now)], Legs = [leg] };
        var boss = state.Agents[SmallFloor.Agent(3)] with { Id = Boss, Presence = Presence.NotReady, Reason = NotReadyReasons.Monitoring, Monitoring = Held };
        return SmallFloor.Snapshot with { State = state with { Calls = state.Calls.SetItem(Held, call), Agents = state.Agents.Add(Boss, boss) } };
    }

    private sealed class Lines(System.Collections.Concurrent.ConcurrentQueue<string> lines) : IDeedLog
    {
        public Task NoteAsync(string by, string deed, string subject, string? before, string? after, CancellationToken ct)
        {
            lines.Enqueue($"{by} {deed} {subject} {after}");
            return Task.CompletedTask;
        }
    }

    /// <summary>The frame's middle, where the bar shows itself.</summary>
    private sealed class SectionHost : ComponentBase
    {
        [Parameter]
        public RenderFragment? ChildContent { get; set; }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenComponent<SectionOutlet>(0);
            builder.AddAttribute(1, nameof(SectionOutlet.SectionId), Slots.CallControls);
            builder.CloseComponent();
            builder.AddContent(2, ChildContent);
        }
    }
}
