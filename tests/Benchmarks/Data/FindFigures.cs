using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Persistence.Customers;
using Persistence.Queries;

namespace Benchmarks.Data;

/// <summary>The search box, each way to type alone and all together.</summary>
internal static class FindFigures
{
    private const int Samples = 400;

    public static async Task MeasureAsync(Report report, House house, int rounds)
    {
        var samples = await SamplesAsync(house);
        var random = new Random(1);
        Sample Any() => samples[random.Next(samples.Count)];
        Sample Person() => samples.Where(s => s.Name.Length == 3).ElementAt(random.Next(samples.Count(s => s.Name.Length == 3)));
        var search = house.Get<SearchQuery>();
        await using var row = await OneRow.OpenAsync(house);
        var floor = await Timing.OfAsync(rounds, () => row.ReadAsync(Any().Phone));
        report.Times("data", "one prepared row (floor)", floor);
        List<double> all = [];
        foreach (var (what, text) in new (string, Func<string>)[]
        {
            ("whole phone", () => Any().Phone), ("last four digits", () => Any().Phone[^4..]), ("last seven digits", () => Any().Phone[^7..]),
            ("name", () => Any().Name), ("surname alone", () => Any().Name[..1]), ("given name, from inside", () => Person().Name[1..]),
            ("pinyin", () => Pinyin.OfName(Any().Name, isPerson: true).Full), ("initials", () => Pinyin.OfName(Any().Name, isPerson: true).Initials),
            ("last six of the serial", () => Any().Serial[^6..]), ("ticket number", () => Any().Ticket), ("region and address", () => Any().Region + Any().Detail),
            ("address from its beginning", () => Any().Detail[..4]), ("estate, from inside", () => "阳光花园"), ("estate and house in a district", () => Any().Region + "阳光花园8栋"), ("nothing like it", () => "哪儿都没有"),
        })
        {
            var times = await Timing.OfAsync(rounds, () => search.GroupsAsync(text(), 10, CancellationToken.None));
            all.AddRange(times);
            report.Times("data", $"search: {what}", times, Timing.Quantile(floor, 0.5));
        }

        report.Times("data", "search box, all kinds", all, Timing.Quantile(floor, 0.5));
        report.Must("data", "search box p95 <= 50 ms", Timing.Quantile(all, 0.95) <= 50, "measured on this machine");
    }

    // Every so many-th customer, so that the pages asked for lie all over the file.
    private static async Task<List<Sample>> SamplesAsync(House house)
    {
        await using var db = house.Open();
        var count = await db.Customers.CountAsync();
        var numbers = Enumerable.Range(0, Samples).Select(i => CustomerStore.NumberOf(1 + i * (long)count / Samples)).ToList();
        var found = await (
            from c in db.Customers
            where numbers.Contains(c.Number)
            join p in db.CustomerPhones.Where(p => p.IsPrimary) on c.Id equals p.CustomerId
            join a in db.CustomerAddresses on c.Id equals a.CustomerId
            join u in db.Units on (CustomerId?)c.Id equals u.UserId
            select new { c.Name, p.E164, a.Region, a.Detail, u.SerialNo, u.Id }).ToListAsync();
        var ticket = await db.Tickets.OrderBy(t => t.Number).Select(t => t.Number).FirstAsync();
        return [.. found.Select(f => new Sample(f.Name, f.E164, f.Region, f.Detail, f.SerialNo, ticket))];
    }

    private sealed record Sample(string Name, string Phone, string Region, string Detail, string Serial, string Ticket);
}
