using Crm.Domain.Customers;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Queries;

namespace Benchmarks.Data;

/// <summary>Lists and combined queries.</summary>
internal static class ListFigures
{
    public static async Task MeasureAsync(Report report, House house, int rounds)
    {
        await using var row = await OneRow.OpenAsync(house);
        var floor = Timing.Quantile(await Timing.OfAsync(200, () => row.ReadAsync("+8616800000007")), 0.5);
        var (tickets, customers, now) = (house.Get<TicketQuery>(), house.Get<CustomerListQuery>(), TimeProvider.System.GetUtcNow());
        int count;
        await using (var db = house.Open()) count = await db.Tickets.CountAsync();
        foreach (var (what, work) in new (string, Func<Task<int>>)[]
        {
            ("tickets: newest", async () => (await tickets.ListAsync(new TicketFilter(), 50, null, default)).Count),
            ("tickets: open of one owner", async () => (await tickets.ListAsync(new TicketFilter { OwnerId = "agent5", IsOpen = true }, 50, null, default)).Count),
            ("tickets: waiting", async () => (await tickets.ListAsync(new TicketFilter { Status = TicketStatus.Waiting }, 50, null, default)).Count),
            ("tickets: overdue, by limit", async () => (await tickets.PageAsync(new TicketFilter { IsOpen = true, OverdueAt = now }, TicketOrder.NextDue, false, 0, 50, default)).Count),
            ("tickets: open ones counted to 100", () => tickets.CountAsync(new TicketFilter { IsOpen = true }, 100, default)),
            ("customers: gold in a province", async () => (await customers.ListAsync(new CustomerFilter { Tier = CustomerTier.Gold, RegionCode = "37" }, 50, null, default)).Count),
        })
            report.Times("data", $"{what} ({count:N0} tickets)", await Timing.OfAsync(rounds, work), floor);
        List<double> all = [];
        foreach (var (name, query) in CombinedQueries.Of(now))
        {
            var rows = 0;
            var times = await Timing.OfAsync(
                rounds,
                async () =>
                {
                    await using var db = house.Open();
                    return rows = name.Contains("counted", StringComparison.Ordinal) ? await query(db).CountAsync() : (await query(db).ToListAsync()).Count;
                },
                warmUps: 1);
            all.AddRange(times);
            report.Times("data", $"combined: {name} ({rows:N0} of {count:N0})", times, floor);
        }

        report.Must("data", $"combined query p95 <= 5 s at {count:N0} tickets", Timing.Quantile(all, 0.95) <= 5_000, $"p95 {Timing.Quantile(all, 0.95):0} ms on this machine");
    }
}
