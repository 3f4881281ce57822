using AfterSales.Tests.Shared;
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
using Telephony.Ivr.Flows;
using Xunit;

namespace CallCenter.Web.Tests.Loop;

public sealed class CallHistoryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Numbers_FromTheWire_FitTheColumnsOfEveryStore()
    {
        using var folder = new TempFolder();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPersistence(SqliteStore.ForFile(folder.File("h.db"))).BuildServiceProvider();
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
        var writer = services.GetRequiredService<InteractionWriter>();
        var running = writer.RunAsync(Ct);
        var history = new CallHistory(writer, NullLogger<CallHistory>.Instance);
        var id = new InteractionId(Guid.CreateVersion7());
        var hostile = new string('9', 10_000);

        history.Heard(new FactEnvelope(1, Received(id, hostile)));
        await writer.FlushAsync(Ct);
        var card = (await services.GetRequiredService<InteractionQuery>().FindAsync(id.Value, Ct)).ShouldNotBeNull();

        (card.Interaction.CallerRaw!.Length, card.Interaction.CalledNumber.Length, card.Interaction.PartyE164).ShouldBe((128, 128, null));
        card.Legs.Single().Party!.Length.ShouldBe(128);
        writer.Complete();
        await running;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Message_OfACallerWhoNeverWasInAQueue_IsOfTheQueueHeLeftItFor()
    {
        using var folder = new TempFolder();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPersistence(SqliteStore.ForFile(folder.File("m.db"))).BuildServiceProvider();
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
        var writer = services.GetRequiredService<InteractionWriter>();
        var running = writer.RunAsync(Ct);
        var history = new CallHistory(writer, NullLogger<CallHistory>.Instance);
        var (byFlow, fromQueue) = (new InteractionId(Guid.CreateVersion7()), new InteractionId(Guid.CreateVersion7()));
        var now = TimeProvider.System.GetUtcNow();

        history.Heard(new FactEnvelope(1, Received(byFlow, "13812348000")));
        history.Heard(new FactEnvelope(2, new Fact.MessageLeft(now, byFlow, new QueueId("repair"))));
        history.Heard(new FactEnvelope(3, Received(fromQueue, "13812348000")));
        history.Heard(new FactEnvelope(4, new Fact.CallQueued(now, fromQueue, new QueueId("install"))));
        history.Heard(new FactEnvelope(5, new Fact.MessageLeft(now, fromQueue, new QueueId("install"))));
        await writer.FlushAsync(Ct);

        var calls = services.GetRequiredService<InteractionQuery>();
        var first = (await calls.FindAsync(byFlow.Value, Ct)).ShouldNotBeNull().Interaction;
        (first.QueueId, first.QueuedAt).ShouldBe(("repair", null), "he did not wait, and is no caller of the queue's figures");
        (await calls.FindAsync(fromQueue.Value, Ct)).ShouldNotBeNull().Interaction.QueueId.ShouldBe("install");
        writer.Complete();
        await running;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Language_OfTheEntry_ThenOfTheFlowOrTheAgent_IsKeptWithTheCall_AndOnTheWire()
    {
        using var folder = new TempFolder();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPersistence(SqliteStore.ForFile(folder.File("l.db"))).BuildServiceProvider();
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
        var writer = services.GetRequiredService<InteractionWriter>();
        var running = writer.RunAsync(Ct);
        var history = new CallHistory(writer, NullLogger<CallHistory>.Instance);
        var (chinese, english, changed) = (new InteractionId(Guid.CreateVersion7()), new InteractionId(Guid.CreateVersion7()), new InteractionId(Guid.CreateVersion7()));
        var now = TimeProvider.System.GetUtcNow();

        history.Heard(new FactEnvelope(1, Received(chinese, "13812348000")));
        history.Heard(new FactEnvelope(2, new Fact.CallReceived(now, english, "13812348001", "4008001000", "demo") { Language = FlowLanguage.English }));
        history.Heard(new FactEnvelope(3, Received(changed, "13812348002")));
        history.Heard(new FactEnvelope(4, new Fact.LanguageChanged(now, changed, FlowLanguage.English, null)));
        await writer.FlushAsync(Ct);

        var calls = services.GetRequiredService<InteractionQuery>();
        (await LanguageAsync(chinese), await LanguageAsync(english), await LanguageAsync(changed)).ShouldBe(("zh-CN", "en", "en"));
        CallCenter.Web.Api.InteractionWire.From((await calls.FindAsync(changed.Value, Ct))!.Interaction, null).Language.ShouldBe("en");
        writer.Complete();
        await running;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        async Task<string?> LanguageAsync(InteractionId id) => (await calls.FindAsync(id.Value, Ct))!.Interaction.Language;
    }

    private static Fact Received(InteractionId id, string number) => new Fact.CallReceived(TimeProvider.System.GetUtcNow(), id, number, number, "demo");
}
