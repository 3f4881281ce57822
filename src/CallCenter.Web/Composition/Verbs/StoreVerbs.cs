using CallCenter.Web.Composition.Settings;
using Persistence;
using Persistence.Demo;

namespace CallCenter.Web.Composition.Verbs;

/// <summary>Verbs about the database.</summary>
internal static class StoreVerbs
{
    private const int MostCustomers = 5_000_000;
    private const int MostTickets = 20_000_000;
    private const int MostAgents = 1_000;

    public static async Task MigrateAsync(VerbArguments arguments, IServiceProvider services)
    {
        arguments.Only();
        var migrator = services.GetRequiredService<StoreMigrator>();
        var pending = await migrator.PendingAsync(CancellationToken.None);
        await migrator.MigrateAsync(CancellationToken.None);
        Console.WriteLine(pending.Count == 0 ? "The database is up to date." : $"Applied {pending.Count} migrations.");
    }

    public static async Task SeedAsync(VerbArguments arguments, IServiceProvider services)
    {
        arguments.Only("customers", "tickets", "agents");
        var customers = arguments.Number("customers", 10_000, MostCustomers);
        var tickets = arguments.Number("tickets", customers * 3, MostTickets);
        var agents = arguments.Number("agents", 0, MostAgents);
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(CancellationToken.None);
        var clock = services.GetRequiredService<TimeProvider>();
        var started = clock.GetTimestamp();
        var bar = new ImmediateProgress<DemoProgress>(p =>
            Console.Write($"\r  {p.Step,-12} {p.Done:N0} of {p.Total:N0} ({(p.Total == 0 ? 100 : 100 * p.Done / p.Total)} %)   "));
        await services.GetRequiredService<BulkSeeder>().SeedAsync(customers, tickets, agents, clock.GetUtcNow(), bar, CancellationToken.None);
        Console.WriteLine();
        Console.WriteLine($"Seeded {customers:N0} customers, {tickets:N0} tickets, {agents:N0} agents in {clock.GetElapsedTime(started).TotalSeconds:0.0} s.");
    }

    public static Task ConfigAsync(VerbArguments arguments, IServiceProvider services)
    {
        arguments.Only();
        if (arguments.Word(1, "The word 'check'") != "check")
            throw new VerbException("Use 'config check'.");
        var settings = services.GetRequiredService<AppSettings>();
        Console.WriteLine($"Data       {settings.Data.Provider} in {settings.Data.Directory}");
        Console.WriteLine($"Demo       {settings.Demo}");
        Console.WriteLine($"SIP        {string.Join(' ', settings.Sip.Listen.Select(l => $"{l.Scheme}://{l.EndPoint}"))}");
        Console.WriteLine($"Media      {settings.Media.Address} ports {settings.Media.FirstPort} to {settings.Media.LastPort}");
        Console.WriteLine($"Trunks     {(settings.Trunks.IsEmpty ? "none" : string.Join(", ", settings.Trunks.Select(t => $"{t.Name} ({t.Peer})")))}");
        var recordings = settings.Recordings;
        Console.WriteLine($"Recordings {(recordings.Seal ? $"sealed with key '{recordings.Keys.Current!.Id}'" : "not sealed")}, keys {(recordings.Keys.Current is null ? "none" : string.Join(", ", recordings.Keys.Ids))}, none begins below {recordings.ReserveMiB} MiB free");
        Console.WriteLine("Every setting is allowed.");
        return Task.CompletedTask;
    }
}
