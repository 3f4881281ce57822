using CallCenter.Web.Composition.Settings;
using Persistence;
using Persistence.Demo;

namespace CallCenter.Web.Composition.Verbs;

/// <summary>Verbs about the database.</summary>
internal static class StoreVerbs
{
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
        var size = SizeOf(arguments);
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(CancellationToken.None);
        var clock = services.GetRequiredService<TimeProvider>();
        var started = clock.GetTimestamp();
        var bar = new ImmediateProgress<DemoProgress>(p =>
            Console.Write($"\r  {p.Step,-12} {p.Done:N0} of {p.Total:N0} ({(p.Total == 0 ? 100 : 100 * p.Done / p.Total)} %)   "));
        await services.GetRequiredService<BulkSeeder>().SeedAsync(size, clock.GetUtcNow(), bar, CancellationToken.None);
        Console.WriteLine();
        Console.WriteLine(
            $"Seeded {size.Customers:N0} customers, {size.Units:N0} units, {size.Tickets:N0} tickets, {size.Calls:N0} calls, {size.Agents:N0} agents with seed {size.Seed} in {clock.GetElapsedTime(started).TotalSeconds:0.0} s.");
    }

    /// <summary>The size that was asked for; what does not fit together is refused before anything is written.</summary>
    internal static SeedSize SizeOf(VerbArguments arguments)
    {
        arguments.Only("customers", "units", "tickets", "calls", "agents", "seed");
        var usual = SeedSize.Of(arguments.Number("customers", 10_000, SeedSize.MostCustomers));
        var units = arguments.Number("units", usual.Units, (int)Math.Min(usual.Customers * 6L, SeedSize.MostUnits));
        var tickets = arguments.Number("tickets", units == 0 ? 0 : usual.Tickets, units == 0 ? 0 : SeedSize.MostTickets);
        return usual with
        {
            Units = units, Tickets = tickets, Calls = arguments.Number("calls", 0, tickets), Agents = arguments.Number("agents", 0, SeedSize.MostAgents),
            Seed = arguments.Number("seed", usual.Seed, 999_999_999),
        };
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
