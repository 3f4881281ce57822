using System.Collections.Concurrent;
using System.Diagnostics;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Benchmarks.Data;

/// <summary>Twenty people who save at the same time and without a pause: harder than two hundred who think in between.</summary>
internal static class SaveFigures
{
    private const int Writers = 20;

    public static async Task MeasureAsync(Report report, House house, int each)
    {
        var work = await Work.OfAsync(house);
        for (var i = 0; i < 20; i++) await work.OpenAsync(i);
        var floor = await Timing.OfAsync(200, () => BareAsync(house));
        report.Times("data", "one row changed and committed, alone (floor)", floor);
        ConcurrentBag<double> opened = [], noted = [], edited = [];
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                var n = w * each + i;
                Ticket ticket = null!;
                opened.Add(await Timing.OneAsync(async () => ticket = await work.OpenAsync(n)));
                noted.Add(await Timing.OneAsync(() => work.NoteAsync(ticket.Id, ticket.Version, n)));
                if (i % 4 == 0) edited.Add(await Timing.OneAsync(() => work.EditAsync(n)));
            }
        })));
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        List<double> all = [.. opened, .. noted, .. edited];
        var bare = Timing.Quantile(floor, 0.5);
        report.Times("data", $"save: a ticket opened, {Writers} writers", [.. opened], bare);
        report.Times("data", $"save: a note, {Writers} writers", [.. noted], bare);
        report.Times("data", $"save: a customer's form with its reading, {Writers} writers", [.. edited], bare);
        report.Figure("data", $"saves a second, {Writers} writers ({house.Name}; {work.Stale} done again)", all.Count / took, "1/s");
        report.Must("data", $"save p95 <= 100 ms, {Writers} writers", Timing.Quantile(all, 0.95) <= 100, $"p95 {Timing.Quantile(all, 0.95):0.0} ms on this machine");
    }

    private static async Task<int> BareAsync(House house)
    {
        using var turn = await house.Get<Persistence.WriteGate>().EnterAsync(CancellationToken.None);
        await using var db = house.Open();
        return await db.NumberSequences.Where(n => n.Key == "C").ExecuteUpdateAsync(s => s.SetProperty(n => n.Last, n => n.Last));
    }
}
