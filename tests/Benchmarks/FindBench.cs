using System.Diagnostics;
using System.Globalization;
using Crm.Domain.Customers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Persistence;
using Persistence.Demo;
using Persistence.PostgreSql;
using Persistence.Queries;
using Persistence.Sqlite;

namespace Benchmarks;

/// <summary>The search box and the list of customers on many customers; floor: one prepared row by an index on a held connection.</summary>
/// <remarks>100,000 customers on SQLite by default. <c>AFTERSALES_FIND_CUSTOMERS</c> sets another number, <c>AFTERSALES_FIND_POSTGRES</c> a connection to an empty PostgreSQL database.</remarks>
internal static class FindBench
{
    private const int Rounds = 300;
    private const int WarmUps = 20;

    public static async Task RunAsync(Report report)
    {
        var customers = int.Parse(Environment.GetEnvironmentVariable("AFTERSALES_FIND_CUSTOMERS") ?? "100000", CultureInfo.InvariantCulture);
        var folder = Directory.CreateTempSubdirectory("aftersales-find-");
        try
        {
            var provider = Environment.GetEnvironmentVariable("AFTERSALES_FIND_POSTGRES") is { Length: > 0 } postgres
                ? PostgreSqlStore.ForConnection(postgres)
                : SqliteStore.ForFile(Path.Combine(folder.FullName, "find.db"));
            await using var services = new ServiceCollection()
                .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
                .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
                .AddPersistence(provider)
                .BuildServiceProvider();
            await services.GetRequiredService<StoreMigrator>().MigrateAsync(CancellationToken.None);
            var began = Stopwatch.GetTimestamp();
            await services.GetRequiredService<BulkSeeder>().SeedAsync(customers, customers * 3, 0, TimeProvider.System.GetUtcNow(), null, CancellationToken.None);
            report.Figure("find", $"seeded {customers:N0} customers, {customers * 3:N0} tickets ({provider.Name})", Stopwatch.GetElapsedTime(began).TotalSeconds, "s");
            await MeasureAsync(report, services);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(Report report, ServiceProvider services)
    {
        var contexts = services.GetRequiredService<IDbContextFactory<AppDb>>();
        var search = services.GetRequiredService<SearchQuery>();
        var list = services.GetRequiredService<CustomerListQuery>();
        var samples = await SamplesAsync(contexts);
        var random = new Random(1);
        T Any<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

        await using var db = await contexts.CreateDbContextAsync();
        var floor = await TimesAsync(() =>
        {
            var number = Any(samples).Number;
            return db.Customers.AsNoTracking().Where(c => c.Number == number).Select(c => c.Name).SingleAsync();
        });
        report.Times("find", "one row by its index (floor)", floor);
        var bare = floor.Order().ElementAt(floor.Count / 2);
        List<double> all = [];
        async Task KindAsync(string what, Func<string> text)
        {
            var times = await TimesAsync(() => search.GroupsAsync(text(), 10, CancellationToken.None));
            all.AddRange(times);
            report.Times("find", what, times, bare);
        }

        await KindAsync("whole phone", () => Any(samples).Phone);
        await KindAsync("last four digits", () => Any(samples).Phone[^4..]);
        await KindAsync("last seven digits", () => Any(samples).Phone[^7..]);
        await KindAsync("name", () => Any(samples).Name);
        await KindAsync("surname alone", () => Any(samples).Name[..1]);
        await KindAsync("pinyin", () => Pinyin.OfName(Any(samples).Name, isPerson: true).Full);
        await KindAsync("initials", () => Pinyin.OfName(Any(samples).Name, isPerson: true).Initials);
        await KindAsync("last six of the serial", () => Any(samples).Serial[^6..]);
        await KindAsync("address", () => Any(samples).Region + Any(samples).Detail);
        await KindAsync("nothing like it", () => "zzqqxx");
        report.Times("find", "search box, all kinds", all, bare);
        report.Must("find", "search box p95 <= 50 ms", all.Order().ElementAt((int)(0.95 * (all.Count - 1))) <= 50, "measured on this machine");

        report.Times("find", "list: first page", await TimesAsync(() => list.ListAsync(new CustomerFilter(), 50, null, CancellationToken.None)), bare);
        report.Times("find", "list: a page far behind", await TimesAsync(() => list.ListAsync(new CustomerFilter(), 50, Any(samples).Number, CancellationToken.None)), bare);
        report.Times("find", "list: gold in one district", await TimesAsync(() => list.ListAsync(new CustomerFilter { Tier = CustomerTier.Gold, RegionCode = Any(samples).RegionCode }, 50, null, CancellationToken.None)), bare);
        report.Times("find", "list: counted", await TimesAsync(() => list.CountAsync(new CustomerFilter(), CancellationToken.None)), bare);
    }

    private static async Task<List<double>> TimesAsync<T>(Func<Task<T>> work)
    {
        for (var i = 0; i < WarmUps; i++)
            await work();
        List<double> times = new(Rounds);
        for (var i = 0; i < Rounds; i++)
        {
            var before = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        }

        return times;
    }

    // Every so many-th customer, so that the pages asked for lie all over the file.
    private static async Task<List<Sample>> SamplesAsync(IDbContextFactory<AppDb> contexts)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var count = await db.Customers.CountAsync();
        var step = Math.Max(1, count / 500);
        var numbers = Enumerable.Range(0, 500).Select(i => Persistence.Customers.CustomerStore.NumberOf(1 + i * (long)step)).ToList();
        var rows = await (
            from c in db.Customers
            where numbers.Contains(c.Number)
            join p in db.CustomerPhones on c.Id equals p.CustomerId
            join a in db.CustomerAddresses on c.Id equals a.CustomerId
            join u in db.Units on (CustomerId?)c.Id equals u.UserId
            select new Sample(c.Number, c.Name, p.E164, a.RegionCode, a.Region, a.Detail, u.SerialNo)).ToListAsync();
        return rows;
    }

    private sealed record Sample(string Number, string Name, string Phone, string RegionCode, string Region, string Detail, string Serial);
}
