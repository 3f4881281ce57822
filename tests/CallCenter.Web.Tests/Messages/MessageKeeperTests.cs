using System.Collections.Immutable;
using System.Security.Claims;
using AfterSales.Tests.Shared;
using CallCenter.Web.Features.Messages;
using CallCenter.Web.Features.Supervisor;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Supervisor;
using Crm.Domain.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Persistence;
using Persistence.Messages;
using Persistence.Sqlite;
using Persistence.Users;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Messages;

/// <summary>What the exchange promises is written down, and what it could not keep becomes a task.</summary>
public sealed class MessageKeeperTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    private static readonly QueueId Repair = new("repair");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Promises_AreKept_AndOnlyTheBrokenOnesAreTasks()
    {
        using var folder = new TempFolder();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPersistence(SqliteStore.ForFile(folder.File("m.db"))).BuildServiceProvider();
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
        var writer = services.GetRequiredService<LeftMessageWriter>();
        var running = writer.RunAsync(CancellationToken.None);
        using var board = new MessageBoard(services.GetRequiredService<LeftMessageQuery>(), writer, TimeProvider.System, NullLogger<MessageBoard>.Instance);
        await board.StartAsync(Ct);
        var keeper = new MessageKeeper(writer, board, TimeProvider.System, NullLogger<MessageKeeper>.Instance);
        var (answered, met, missed, stopped, spoken, kept) = (New(), New(), New(), New(), New(), New());
        var seq = 0;
        foreach (var call in (InteractionId[])[answered, met, missed, stopped, kept])
            Hear(new Fact.CallbackRequested(At, call, Repair, "caller"));
        Hear(new Fact.CallAnswered(At, answered, new AgentId("agent1"), new LegId(answered, 2)));
        Hear(Ended(answered, TerminationReasons.Hangup));
        Hear(Ended(met, TerminationReasons.CallbackMet));
        Hear(Ended(missed, TerminationReasons.NoAnswer));
        Hear(Ended(stopped, TerminationReasons.Restart));
        Hear(new Fact.MessageLeft(At, spoken, Repair));
        Hear(Ended(spoken, TerminationReasons.MessageLeft));
        Hear(Ended(New(), TerminationReasons.Abandon));

        await Eventually.IsTrueAsync(() => board.Count(null) == 3, () => $"three tasks are counted, not {board.Count(null)}");
        (board.Count(["repair"]), board.Count(["install"]), board.Count([])).ShouldBe((3, 0, 0));
        var query = services.GetRequiredService<LeftMessageQuery>();
        (await query.ListAsync(null, isDone: false, 10, Ct)).Select(l => (l.Message.InteractionId, l.Message.Kind, l.Message.Cause)).ShouldBe(
            [(missed.Value, LeftMessageKind.Callback, TerminationReasons.NoAnswer), (stopped.Value, LeftMessageKind.Callback, TerminationReasons.Restart), (spoken.Value, LeftMessageKind.Message, null)], ignoreOrder: true);
        (await query.ListAsync(null, isDone: true, 10, Ct)).Select(l => (l.Message.InteractionId, l.Message.Outcome, l.Message.ClaimedBy)).ShouldBe(
            [(answered.Value, MessageKeeper.Answered, "agent1"), (met.Value, TerminationReasons.CallbackMet, null)], ignoreOrder: true);

        // A crash: nobody tells of the end of the last one. The next start does.
        (await services.GetRequiredService<LeftMessageStore>().OpenKeptAsync(Ct)).ShouldBe(1);
        (await query.ListAsync(null, isDone: false, 10, Ct)).ShouldContain(l => l.Message.InteractionId == kept.Value && l.Message.Cause == LeftMessageStore.Restart);
        await board.StopAsync(Ct);
        writer.Complete();
        await running;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        void Hear(Fact fact) => keeper.Heard(new FactEnvelope(++seq, fact));
    }

    [Fact]
    public void Scope_IsTheQueuesOfTheAgent_AllForTheFloor_AndNoneWithoutTheRight()
    {
        var plan = SmallFloor.Snapshot.State.Plan;
        MessageScope.QueuesOf(Person("agent1", Roles.Agent), plan).ShouldBe(["repair"]);
        MessageScope.QueuesOf(Person("agent3", Roles.Agent), plan).ShouldBe(["install"]);
        MessageScope.QueuesOf(Person("supervisor1", Roles.Supervisor), plan).ShouldBeNull();
        MessageScope.QueuesOf(Person("parts1", Roles.Parts), plan).ShouldBe([]);
        MessageScope.QueuesOf(Person("manager1", Roles.Manager), plan).ShouldBe([], "who sees the floor and handles no messages sees none");
    }

    [Fact]
    public void Board_CountsPendingCallbacksApartFromWaitingCallers()
    {
        var state = SmallFloor.Snapshot.State;
        var waiting = state.Calls.Values.First(c => c.Phase == CallPhase.Waiting);
        var pending = waiting with { Phase = CallPhase.Callback, Callback = new CallbackPlace(At, At, 0) };
        var before = FloorView.From(SmallFloor.Snapshot).Queues.Single(q => q.Id == "repair");
        var after = FloorView.From(SmallFloor.Snapshot with { State = state with { Calls = state.Calls.SetItem(pending.Id, pending) } }).Queues.Single(q => q.Id == "repair");
        (before.Callbacks, after.Callbacks, after.Waiting).ShouldBe((0, 1, before.Waiting - 1));
        var rung = pending with { Phase = CallPhase.Offered, Agent = new AgentId("agent3") };
        FloorView.From(SmallFloor.Snapshot with { State = state with { Calls = state.Calls.SetItem(rung.Id, rung) } }).Queues.Single(q => q.Id == "repair").ShouldBe(after with { OldestSince = after.OldestSince }, "rung for or not, it is one place");
    }

    private static InteractionId New() => new(Guid.CreateVersion7());

    private static Fact Ended(InteractionId call, string reason) => new Fact.CallEnded(At, call, null, Repair, new Termination(TerminationClass.Failed, reason, EndedBy.System));

    private static ClaimsPrincipal Person(string name, string role) => new(new ClaimsIdentity([new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, role)], "test"));
}
