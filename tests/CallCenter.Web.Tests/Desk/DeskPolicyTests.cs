using AfterSales.Tests.Shared;
using Bunit;
using CallCenter.Web.Features.Broadcasts;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Tests.Knowledge;
using Crm.Domain.Administration;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Administration;
using Persistence.Floor;
using Persistence.History;
using Persistence.Users;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

/// <summary>What the house decided about desks, from the administrator's setting through the page down to the wire: whether an agent is told that somebody listens, and what a sensitive field does to the
/// recorder.</summary>
public sealed class DeskPolicyTests
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Monitoring_IsToldToTheAgent_WhenTheHouseSaysSo_AndOnlyThen(bool isTold)
    {
        using var pages = new DeskPages("en");
        await using var floor = await TestFloor.OpenAsync();
        using var desk = await TalkAsync(floor);
        await SetAsync(floor, KnownSettings.TellOfMonitoring, isTold ? "true" : "false");
        floor.Switchboard.TryPost(new Input.DeviceChanged(Floor.Chen, AgentDevice.Browser, true)).ShouldBeTrue();
        await floor.DoAsync(new Input.SetPresence(Floor.Chen, Presence.NotReady, NotReadyReasons.SignedIn, AgentDevice.Browser, Floor.Chen.Value));
        await floor.DoAsync(new Input.Monitor(Floor.Chen, desk.View.Interaction!.Value, MonitorMode.Listen));
        await Eventually.IsTrueAsync(() => desk.View.Monitors.Count == 1, "the desk knows of the listener");

        var tells = await floor.Services.GetRequiredService<DeskPolicy>().TellsOfMonitoringAsync(Ct);
        var page = pages.Render<DeskReminders>(p => p.Add(x => x.View, desk.View).Add(x => x.TellOfMonitoring, tells));

        page.FindAll("[data-testid=monitored]").Count.ShouldBe(isTold ? 1 : 0);
        page.Markup.Contains("陈静", StringComparison.Ordinal).ShouldBe(isTold, "not told means not at all");
    }

    [Fact]
    public async Task SensitiveField_WhileItHasTheFocus_StopsTheRecorder_AndItGoesOnBehindIt()
    {
        using var pages = new DeskPages("en");
        await using var floor = await TestFloor.OpenAsync();
        using var desk = await TalkAsync(floor);
        await SetAsync(floor, KnownSettings.SensitiveFields, "phone, address");
        var bar = BarOf(pages, floor, desk);
        var customer = new LegId(desk.View.Interaction!.Value, LegId.CustomerNumber);
        pages.JSInterop.Invocations["guardFields"].ShouldHaveSingleItem().Arguments[0].ShouldBe(new[] { "phone", "address" });

        await bar.InvokeAsync(() => bar.Instance.SensitiveAsync(isIn: true));
        await Eventually.IsTrueAsync(() => desk.View.Call!.RecordingPaused, "the desk shows the pause");
        await bar.InvokeAsync(() => bar.Instance.SensitiveAsync(isIn: true));
        await bar.InvokeAsync(() => bar.Instance.SensitiveAsync(isIn: false));
        await Eventually.IsTrueAsync(() => !desk.View.Call!.RecordingPaused, "it goes on");
        await Eventually.IsTrueAsync(() => floor.Wire.Seen.Any(e => e is Effect.ResumeRecording), "the wire was told");
        floor.Wire.Seen.Where(e => e is Effect.PauseRecording or Effect.ResumeRecording).ShouldBe([new Effect.PauseRecording(customer), new Effect.ResumeRecording(customer)], "once, however often it was told");
    }

    /// <summary>The key's pause is the agent's own: no field takes it from him.</summary>
    [Fact]
    public async Task SensitiveField_LeavesAPauseThatTheAgentAskedForAsItIs()
    {
        using var pages = new DeskPages("en");
        await using var floor = await TestFloor.OpenAsync();
        using var desk = await TalkAsync(floor);
        await SetAsync(floor, KnownSettings.SensitiveFields, "phone");
        var bar = BarOf(pages, floor, desk);
        (await desk.PauseOrResumeRecordingAsync(Ct)).ShouldBeTrue();
        await bar.InvokeAsync(() => bar.Instance.SensitiveAsync(isIn: true));
        await bar.InvokeAsync(() => bar.Instance.SensitiveAsync(isIn: false));
        floor.Switchboard.Snapshot.State.Calls[desk.View.Interaction!.Value].RecordingPaused.ShouldBeTrue();
    }

    [Fact]
    public async Task Ready_WhileAMessageMustBeRead_WaitsForItsConfirmation()
    {
        using var pages = new DeskPages("en");
        await using var floor = await TestFloor.OpenAsync();
        using var desk = await floor.DeskAsync(Floor.Lin);
        using var board = ActivatorUtilities.CreateInstance<BroadcastBoard>(floor.Services);
        (await board.SendAsync(new BroadcastDraft("Read me", [], true, TimeProvider.System.GetUtcNow().AddHours(1)), "supervisor1", Ct)).ShouldBeOfType<SaveResult<Guid>.Saved>();
        var bar = BarOf(pages, floor, desk, board);
        var toasts = pages.Services.GetRequiredService<CallCenter.Web.Ui.Kit.Toasts>();

        await bar.InvokeAsync(() => bar.Instance.ChooseAsync(new PresenceChoice(Presence.Ready, null, AgentDevice.Phone)));

        desk.View.Presence.ShouldBe(Presence.NotReady);
        toasts.Items.ShouldContain(t => t.Text.Contains("Alt+M", StringComparison.Ordinal));
        await board.ReadAsync(board.All.Single().Id, Floor.Lin.Value, Ct);
        foreach (var toast in toasts.Items)
            toasts.Close(toast.Id);
        await bar.InvokeAsync(() => bar.Instance.ChooseAsync(new PresenceChoice(Presence.NotReady, "break", null)));
        desk.View.Reason.ShouldBe("break");
        toasts.Items.ShouldNotContain(t => t.Text.Contains("Alt+M", StringComparison.Ordinal));
    }

    private static IRenderedComponent<DeskBar> BarOf(DeskPages pages, TestFloor floor, DeskSession desk, BroadcastBoard? board = null)
    {
        pages.JSInterop.SetupModule("./desk/desk.js").Mode = JSRuntimeMode.Loose;
        pages.Services.AddSingleton(desk);
        pages.Services.AddSingleton<IKeypad>(new NoKeys());
        pages.Services.AddSingleton(floor.Services.GetRequiredService<DeskPolicy>());
        pages.Services.AddSingleton(floor.Services.GetRequiredService<DeskBooks>());
        pages.Services.AddSingleton(floor.Services.GetRequiredService<RecentTargets>());
        pages.Services.AddSingleton(board ?? ActivatorUtilities.CreateInstance<BroadcastBoard>(floor.Services));
        pages.Services.AddSingleton(new DeskCircuit(floor.Services.GetRequiredService<DesktopWatch>(), TimeProvider.System));
        var bar = pages.Render<DeskBar>(p => p.AddCascadingValue(KnowledgePages.Person(Floor.Lin.Value, Roles.Agent)));
        bar.WaitForState(() => pages.JSInterop.Invocations["guardFields"].Count == 1);
        return bar;
    }

    private static async Task SetAsync(TestFloor floor, SettingDefinition definition, string value) =>
        (await floor.Services.GetRequiredService<SettingStore>().SaveAsync(definition.Key, value, 0, new Actor("admin"), Ct)).ShouldBeOfType<SaveResult<int>.Saved>();

    private static async Task<DeskSession> TalkAsync(TestFloor floor)
    {
        var desk = await floor.ReadyDeskAsync(Floor.Lin);
        await floor.RingAsync(desk, "13900001111");
        (await desk.AnswerAsync(Ct)).ShouldBeTrue();
        return desk;
    }

    private sealed class NoKeys : IKeypad
    {
        public Refusal? Press(AgentId agent, InteractionId interaction, char digit) => null;
    }
}
