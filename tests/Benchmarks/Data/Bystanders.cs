using Microsoft.EntityFrameworkCore;
using Persistence.Demo;
using Persistence.Queries;

namespace Benchmarks.Data;

/// <summary>Who reads while others save: calls that ring and people who look somebody up.</summary>
internal sealed class Bystanders
{
    // Forty rings and ten searches a second: more than a floor of two hundred has.
    private static readonly TimeSpan BetweenPops = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan BetweenSearches = TimeSpan.FromMilliseconds(100);

    private readonly PopQuery _pops;
    private readonly SearchQuery _search;
    private readonly int _customers;

    private Bystanders(House house, int customers) => (_pops, _search, _customers) = (house.Get<PopQuery>(), house.Get<SearchQuery>(), customers);

    public static async Task<Bystanders> OfAsync(House house)
    {
        await using var db = house.Open();
        return new Bystanders(house, await db.Customers.CountAsync());
    }

    /// <summary>Reads until the result is disposed, and reports then.</summary>
    public IAsyncDisposable Watch(Report report, string meanwhile) => new Watching(this, report, meanwhile);

    private sealed class Watching : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Report _report;
        private readonly string _meanwhile;
        private readonly Task<List<double>> _rings;
        private readonly Task<List<double>> _searches;

        public Watching(Bystanders all, Report report, string meanwhile)
        {
            (_report, _meanwhile) = (report, meanwhile);
            var (rings, searches) = (new Random(7), new Random(8));
            _rings = EveryAsync(BetweenPops, async () => { await all._pops.FindByPhoneAsync(BulkSeeder.PhoneOf(1 + rings.Next(all._customers)), CancellationToken.None); });
            _searches = EveryAsync(BetweenSearches, async () => { await all._search.GroupsAsync(BulkSeeder.PhoneOf(1 + searches.Next(all._customers))[^7..], 10, CancellationToken.None); });
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _report.Times("data", $"pop by phone while {_meanwhile}", await _rings);
            _report.Times("data", $"search by the last seven digits while {_meanwhile}", await _searches);
            _stop.Dispose();
        }

        private Task<List<double>> EveryAsync(TimeSpan pause, Func<Task> look) => Task.Run(async () =>
        {
            List<double> times = [];
            while (!_stop.IsCancellationRequested)
            {
                times.Add(await Timing.OneAsync(async () =>
                {
                    await look();
                    return true;
                }));
                await Task.Delay(pause);
            }

            return times;
        });
    }
}
