using Microsoft.EntityFrameworkCore;
using Persistence.Demo;
using Persistence.Queries;

namespace Benchmarks.Data;

/// <summary>The screen pop's look-up by phone: warm, in three rounds, and of a process that has just started.</summary>
internal static class PopFigures
{
    private const int Rounds = 3;
    private const int ColdLookUps = 200;

    public static async Task MeasureAsync(Report report, House house, int lookUps)
    {
        var random = new Random(1);
        int customers;
        await using (var db = house.Open()) customers = await db.Customers.CountAsync();
        string Any() => BulkSeeder.PhoneOf(1 + random.Next(customers));
        await house.SettleAsync();
        await house.StartColdAsync();
        List<double> cold = [];
        for (var i = 0; i < ColdLookUps; i++) cold.Add(await Timing.OneAsync(() => house.Get<PopQuery>().FindByPhoneAsync(Any(), CancellationToken.None)));
        report.Figure("data", $"pop, the very first of a fresh process ({house.Name})", cold[0], "ms");
        report.Times("data", $"pop, the next {ColdLookUps - 1} different numbers, nothing in memory", [.. cold.Skip(1)]);

        var pops = house.Get<PopQuery>();
        for (var i = 0; i < lookUps / 2; i++) await pops.FindByPhoneAsync(Any(), CancellationToken.None);
        List<double> floor = [], all = [], p50 = [], p99 = [];
        await using var row = await OneRow.OpenAsync(house);
        for (var round = 0; round < Rounds; round++)
        {
            List<double> times = new(lookUps);
            for (var i = 0; i < lookUps; i++)
            {
                var number = Any();
                floor.Add(await Timing.OneAsync(() => row.ReadAsync(number)));
                times.Add(await Timing.OneAsync(() => pops.FindByPhoneAsync(number, CancellationToken.None)));
            }

            p50.Add(Timing.Quantile(times, 0.5));
            p99.Add(Timing.Quantile(times, 0.99));
            all.AddRange(times);
        }

        report.Times("data", "one prepared row by the same number (floor)", floor);
        report.Times("data", $"pop by phone, {customers:N0} customers, warm", all, Timing.Quantile(floor, 0.5));
        report.Spread("data", "pop p50 of each round", p50, "ms");
        report.Spread("data", "pop p99 of each round", p99, "ms");
        report.Must("data", "pop p50 < 0.5 ms and p99 < 5 ms", Timing.Quantile(all, 0.5) < 0.5 && Timing.Quantile(all, 0.99) < 5, "measured on this machine");
    }
}
