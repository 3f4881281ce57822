using AfterSales.Tests.Shared;
using CallCenter.Web.Composition;
using CallCenter.Web.Features.Callbacks;
using CallCenter.Web.Features.Desk;
using Crm.Domain.Callbacks;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Telephony.Calls;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

public sealed class DraftRestartTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Form_HalfFilled_IsOnTheDeskAgainAfterARestartOfTheWholeProduct_UntilItIsSaved()
    {
        using var folder = new TempFolder();
        var call = new InteractionId(Guid.CreateVersion7());
        var task = new CallbackId(Guid.CreateVersion7());
        await RunAsync(folder, (shelf, callbacks) =>
        {
            shelf.Put(Floor.Lin, new DeskDraft { Interaction = call, Description = "内机吹常温风", KeptAt = TimeProvider.System.GetUtcNow() });
            callbacks.Put("callback1", new CallbackDraft { Task = task, Outcome = AttemptOutcome.Reached, Notes = "客户说已经修好", KeptAt = TimeProvider.System.GetUtcNow() });
        });

        await RunAsync(folder, (shelf, callbacks) =>
        {
            shelf.LeftBy(Floor.Lin, DateTimeOffset.MinValue).ShouldHaveSingleItem().Description.ShouldBe("内机吹常温风");
            callbacks.Find(new DraftKey("callback1", task.Value))!.Notes.ShouldBe("客户说已经修好");
            callbacks.Drop(new DraftKey("callback1", task.Value));
            shelf.Put(Floor.Lin, shelf.Find(Floor.Lin, call)! with { TicketNumber = "T-261123-0001" });
        });

        await RunAsync(folder, (shelf, callbacks) => (shelf.Count, callbacks.Count).ShouldBe((0, 0), "saved: the ticket and the attempt have it now"));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static async Task RunAsync(TempFolder folder, Action<DraftShelf, FormShelf<CallbackDraft>> desk)
    {
        await using var app = await Server.PrepareAsync(
        [
            "--environment=Production", "--Urls=http://127.0.0.1:0", $"--Data:Directory={folder.Path}",
            "--Telephony:Sip:Listen:0=udp://127.0.0.1:0", "--Telephony:Media:FirstPort=0", "--Logging:LogLevel:Default=Warning",
        ]);
        await app.StartAsync(Ct);
        desk(app.Services.GetRequiredService<DraftShelf>(), app.Services.GetRequiredService<FormShelf<CallbackDraft>>());
        await app.StopAsync(Ct);
    }
}
