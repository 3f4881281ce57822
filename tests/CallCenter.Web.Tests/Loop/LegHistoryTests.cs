using AfterSales.Tests.Shared;
using CallCenter.Web.Api;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.History;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Persistence;
using Persistence.History;
using Persistence.Queries;
using Persistence.Sqlite;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Loop;

/// <summary>A call through many hands: which leg rows and which events stay.</summary>
public sealed class LegHistoryTests
{
    private static readonly InteractionId s_call = new(Guid.CreateVersion7());
    private static readonly AgentId s_lin = new("agent1");
    private static readonly AgentId s_chen = new("agent2");
    private static readonly AgentId s_boss = new("supervisor1");
    private static readonly TransferTarget s_workshop = new TransferTarget.ToNumber("13912345678", "4008001000", "trunk");
    private static readonly DateTimeOffset s_start = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static LegId Leg(int number) => new(s_call, number);

    private static DateTimeOffset At(int second) => s_start.AddSeconds(second);

    private static IReadOnlyList<Fact> Story { get; } =
    [
        new Fact.CallReceived(At(0), s_call, "13800138000", "4008001001", "trunk"),
        new Fact.CallQueued(At(1), s_call, new QueueId("repair")),
        new Fact.CallOffered(At(2), s_call, s_lin, new QueueId("repair"), AgentDevice.Browser, Leg(2), 1),
        new Fact.CallAnswered(At(5), s_call, s_lin, Leg(2)),
        new Fact.MonitorStarted(At(10), s_call, s_boss, MonitorMode.Listen, Leg(3)),
        new Fact.MonitorChanged(At(12), s_call, s_boss, MonitorMode.Whisper, Leg(3)),
        new Fact.CallHeld(At(15), s_call, s_lin),
        new Fact.ConsultStarted(At(15), s_call, s_lin, s_workshop, null, Leg(4)),
        new Fact.ConsultEnded(At(20), s_call, s_lin, null, Leg(4), ConsultEndings.Busy),
        new Fact.ConsultStarted(At(21), s_call, s_lin, new TransferTarget.ToAgent(s_chen), s_chen, Leg(5)),
        new Fact.CallOffered(At(21), s_call, s_chen, new QueueId("repair"), AgentDevice.Browser, Leg(5), 2),
        new Fact.ConsultAnswered(At(25), s_call, s_lin, s_chen, Leg(5)),
        new Fact.ConsultEnded(At(30), s_call, s_lin, s_chen, Leg(5), ConsultEndings.Transferred),
        new Fact.CallTransferred(At(30), s_call, s_lin, new TransferTarget.ToAgent(s_chen), TransferKind.Consult, Leg(5)),
        new Fact.CallAnswered(At(30), s_call, s_chen, Leg(5)),
        new Fact.MonitorEnded(At(31), s_call, s_boss, MonitorMode.Whisper, Leg(3), MonitorEndings.Stopped),
        new Fact.CallTransferred(At(40), s_call, s_chen, s_workshop, TransferKind.Blind, Leg(6)),
        new Fact.OutsideAnswered(At(45), s_call, Leg(6), "13912345678"),
        new Fact.CallEnded(At(60), s_call, null, new QueueId("repair"), new Termination(TerminationClass.Completed, TerminationReasons.Hangup, EndedBy.OutsideParty)),
    ];

    [Fact]
    public async Task Legs_OfATransferredCall_AreAllKeptWithTheirRoleAndTimes()
    {
        var card = await StoredAsync();
        card.Legs.OrderBy(l => l.StartedAt).Select(l => (l.Role, l.AgentId, Seconds(l.StartedAt), Seconds(l.AnsweredAt), Seconds(l.EndedAt), l.EndReason)).ShouldBe(
        [
            ("customer", null, 0, 5, 60, "hangup"),
            ("agent", "agent1", 2, 5, 30, "transferred"),
            ("supervisor", "supervisor1", 10, 10, 31, "stopped"),
            ("consult", null, 15, null, 20, "busy"),
            ("agent", "agent2", 21, 25, 40, "transferred"),
            ("outside", null, 40, 45, 60, "hangup"),
        ]);
        card.Events.Count.ShouldBe(Story.Count);
        (card.Interaction.AgentId, card.Interaction.EndedBy, Seconds(card.Interaction.OfferedAt), Seconds(card.Interaction.AnsweredAt)).ShouldBe(("agent2", "outsideParty", 2, 5));
    }

    [Fact]
    public async Task Monitors_AreToldToThoseWhoSeeTheFloorAndHiddenFromAgents()
    {
        var card = await StoredAsync();
        var (seen, hidden) = (InteractionDetail.From(card, null, seesMonitors: true), InteractionDetail.From(card, null, seesMonitors: false));
        (seen.Legs.Count - hidden.Legs.Count, seen.Events.Count - hidden.Events.Count).ShouldBe((1, 3));
        hidden.Legs.ShouldNotContain(l => l.Role == LegRoles.Supervisor || l.Agent == "supervisor1");
        System.Text.Json.JsonSerializer.Serialize(hidden).ShouldNotContain("supervisor1");
        hidden.Events.Select(e => e.Type).ShouldContain("transferred");
    }

    [Fact]
    public async Task TakenOver_TheSupervisorIsTheAgentAndHisLegGoesOn()
    {
        var card = await StoredAsync(
        [
            .. Story.Take(5),
            new Fact.MonitorEnded(At(20), s_call, s_boss, MonitorMode.Listen, Leg(3), MonitorEndings.TookOver),
            new Fact.CallTakenOver(At(20), s_call, s_lin, s_boss, Leg(3)),
            new Fact.CallEnded(At(30), s_call, s_boss, null, new Termination(TerminationClass.Completed, TerminationReasons.Hangup, EndedBy.Customer)),
        ]);
        card.Legs.OrderBy(l => l.StartedAt).Select(l => (l.Role, l.AgentId, Seconds(l.EndedAt))).ShouldBe([("customer", null, 30), ("agent", "agent1", 20), ("agent", "supervisor1", 30)]);
        card.Interaction.AgentId.ShouldBe("supervisor1");
    }

    [Fact]
    public async Task CalledBack_EachLineOfTheCustomerIsARowOfItsOwn()
    {
        var repair = new QueueId("repair");
        var card = await StoredAsync(
        [
            .. Story.Take(2),
            new Fact.CallbackRequested(At(10), s_call, repair, "caller"),
            new Fact.CallOffered(At(100), s_call, s_lin, repair, AgentDevice.Browser, Leg(2), 1),
            new Fact.CallbackDialled(At(105), s_call, s_lin, 1),
            new Fact.CallbackMissed(At(120), s_call, s_lin, TerminationReasons.Busy, At(720)),
            new Fact.CallOffered(At(720), s_call, s_chen, repair, AgentDevice.Phone, Leg(3), 2),
            new Fact.CallbackDialled(At(725), s_call, s_chen, 2),
            new Fact.CallAnswered(At(735), s_call, s_chen, Leg(3)),
            new Fact.CallEnded(At(800), s_call, s_chen, repair, new Termination(TerminationClass.Completed, TerminationReasons.Hangup, EndedBy.Customer)),
        ]);
        card.Legs.OrderBy(l => l.StartedAt).Select(l => (l.Role, l.AgentId, l.Party, Seconds(l.StartedAt), Seconds(l.AnsweredAt), Seconds(l.EndedAt), l.EndReason)).ShouldBe(
        [
            ("customer", null, "13800138000", 0, null, 10, "callback"),
            ("agent", "agent1", "agent1", 100, null, 120, "busy"),
            ("customer", null, "13800138000", 105, null, 120, "busy"),
            ("agent", "agent2", "agent2", 720, 735, 800, "hangup"),
            ("customer", null, "13800138000", 725, 735, 800, "hangup"),
        ]);
        (card.Interaction.AgentId, card.Interaction.EndedBy).ShouldBe(("agent2", "customer"));
    }

    private static int? Seconds(DateTimeOffset? at) => at is { } instant ? (int)(instant - s_start).TotalSeconds : null;

    private static async Task<InteractionCard> StoredAsync(IReadOnlyList<Fact>? story = null)
    {
        using var folder = new TempFolder();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPersistence(SqliteStore.ForFile(folder.File("h.db"))).BuildServiceProvider();
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
        var writer = services.GetRequiredService<InteractionWriter>();
        var running = writer.RunAsync(Ct);
        var history = new CallHistory(writer, NullLogger<CallHistory>.Instance);
        var seq = 0;
        foreach (var fact in story ?? Story)
            history.Heard(new FactEnvelope(++seq, fact));
        await writer.FlushAsync(Ct);
        var card = (await services.GetRequiredService<InteractionQuery>().FindAsync(s_call.Value, Ct)).ShouldNotBeNull();
        writer.Complete();
        await running;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return card;
    }
}
