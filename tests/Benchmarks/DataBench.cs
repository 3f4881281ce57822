using System.Diagnostics;
using System.Globalization;
using Benchmarks.Data;
using Microsoft.Data.Sqlite;
using Persistence.Demo;

namespace Benchmarks;

/// <summary>The data layer on a house of many years: pop, search box, lists, combined queries, saves and a day's records. Figures are ratios to a floor of the same run.</summary>
/// <remarks><c>./bench.sh data</c> takes seconds on 10,000 customers, <c>data N</c> any number, <c>data full</c> 1,000,000 customers with 3,000,000 tickets and then 5,000,000.
/// <c>AFTERSALES_DATA_FOLDER</c> keeps the file in a folder for the next run.</remarks>
internal static class DataBench
{
    private static readonly string[] Parts = ["pop", "find", "lists", "save", "day", "ceiling"];

    private const int Usual = 10_000;
    private const int Full = 1_000_000;

    public static async Task<int> RunAsync(Report report, string? size, params string[] parts)
    {
        bool Wants(string part) => parts.Length == 0 || parts.Contains(part);
        var isFull = size is "full";
        if (!int.TryParse(size ?? "", NumberStyles.None, CultureInfo.InvariantCulture, out var customers)) customers = isFull ? Full : Usual;
        if ((size is not null && !isFull && size != customers.ToString(CultureInfo.InvariantCulture)) || customers is < 1_000 or > SeedSize.MostCustomers)
        {
            await Console.Error.WriteLineAsync($"data: size is '{size}'; allowed: full, or 1000 to {SeedSize.MostCustomers} customers.");
            return 2;
        }

        if (parts.FirstOrDefault(p => !Parts.Contains(p)) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"data: part is '{unknown}'; allowed: {string.Join(", ", Parts)}.");
            return 2;
        }

        var kept = Environment.GetEnvironmentVariable("AFTERSALES_DATA_FOLDER");
        var folder = string.IsNullOrEmpty(kept) ? Directory.CreateTempSubdirectory("aftersales-data-") : Directory.CreateDirectory(kept);
        try
        {
            await using var house = await House.OpenAsync(folder.FullName);
            var first = SeedSize.Of(customers) with { Calls = customers / 2 };
            await SeedAsync(report, house, first, first);
            if (Wants("pop")) await PopFigures.MeasureAsync(report, house, isFull ? 20_000 : 2_000);
            if (Wants("find")) await FindFigures.MeasureAsync(report, house, isFull ? 300 : 60);
            if (Wants("lists")) await ListFigures.MeasureAsync(report, house, 10);
            if (Wants("save")) await SaveFigures.MeasureAsync(report, house, isFull ? 400 : 40);
            if (Wants("day")) await DayFigures.MeasureAsync(report, house, isFull ? 40_000 : 2_000, TimeSpan.FromSeconds(isFull ? 400 : 20));
            if (isFull && Wants("ceiling"))
            {
                // Two million tickets more, of another hundred thousand customers: the five million of the issue.
                await SeedAsync(report, house, new SeedSize { Customers = Full / 10, Units = Full / 10, Tickets = 2 * Full, Seed = 2 }, first with { Tickets = 5 * Full });
                await ListFigures.MeasureAsync(report, house, 10);
                await PopFigures.MeasureAsync(report, house, 20_000);
            }

            return report.Failed ? 1 : 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            if (string.IsNullOrEmpty(kept)) folder.Delete(recursive: true);
        }
    }

    private static async Task SeedAsync(Report report, House house, SeedSize size, SeedSize whole)
    {
        var (customers, tickets) = await house.CountAsync();
        if (customers >= whole.Customers && tickets >= whole.Tickets)
        {
            Console.WriteLine($"# {customers:N0} customers and {tickets:N0} tickets are there from an earlier run");
            return;
        }

        // Of another size, or cut off halfway: rows on top of it would make neither of the two.
        if (size == whole && customers > 0)
        {
            Console.WriteLine($"# {customers:N0} customers and {tickets:N0} tickets of an earlier run are not {whole.Customers:N0} and {whole.Tickets:N0}: begun anew");
            await house.EmptyAsync();
        }

        var began = Stopwatch.GetTimestamp();
        await house.Get<BulkSeeder>().SeedAsync(size, TimeProvider.System.GetUtcNow(), null, CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        report.Figure("data", $"seeded {size.Customers:N0} customers, {size.Units:N0} units, {size.Tickets:N0} tickets ({house.Name})", took, "s");
        await house.SettleAsync();
        if (house.File is { } file) report.Figure("data", "the database's file", new FileInfo(file).Length / 1e6, "MB");
    }
}
