using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Recordings;
using CallCenter.Web.Switchboard.History;
using Persistence;
using Persistence.Customers;
using Persistence.History;
using Persistence.InstallBase;
using Persistence.Messages;

namespace CallCenter.Web.Composition;

/// <summary>Before anything listens: schema up to date, demo data loaded once, calls of a dead process closed with a reason.</summary>
internal sealed class StorePreparation(
    StoreMigrator migrator,
    SearchColumns searchColumns,
    UnitBrands unitBrands,
    InteractionStore interactions,
    LeftMessageStore messages,
    ExchangeJournal journal,
    DemoStore demo,
    DemoRecordings recordings,
    BusinessClockStore clocks,
    DemoArticles articles,
    AppSettings settings,
    ILogger<StorePreparation> logger)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await migrator.MigrateAsync(ct);
        await searchColumns.FillAsync(ct);
        await unitBrands.FillAsync(ct);
        await clocks.LoadAsync(ct);
        if (settings.Demo)
        {
            await demo.LoadOnceAsync(Console.Out, ct);
            await recordings.LoadOnceAsync(ct);
            await articles.LoadOnceAsync(Console.Out, ct);
        }

        await interactions.CloseAbandonedAsync("failed", Telephony.Calls.TerminationReasons.Restart, ct);
        if (await messages.OpenKeptAsync(ct) is > 0 and var promised)
            Features.Waiting.Log.PromisesKept(logger, promised);
        await journal.OpenAsync(ct);
    }
}
