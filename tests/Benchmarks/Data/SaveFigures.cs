using System.Collections.Concurrent;
using System.Diagnostics;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Benchmarks.Data;

/// <summary>Twenty who save at the same time: people, who pause between two saves, and writers who never pause, which is harder than two hundred people. Beside them pops and searches go on.</summary>
internal static class SaveFigures
{
    private const int Writers = 20;
    private const int Rounds = 3;

    // What was asked for: nineteen of twenty saves within it.
    private const double Aim = 100;

    // Between two saves of one person, on average: a person at a desk takes a minute or more, so this is the worth of a floor of a thousand.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task MeasureAsync(Report report, House house, int each)
    {
        var work = await Work.OfAsync(house);
        for (var i = 0; i < 20; i++) await work.OpenAsync(i);
        var floor = await Timing.OfAsync(200, () => BareAsync(house));
        report.Times("data", "one row changed and committed, alone (floor)", floor);
        var bare = Timing.Quantile(floor, 0.5);
        var passers = await Bystanders.OfAsync(house);
        await using (passers.Watch(report, "nobody saves")) await Task.Delay(TimeSpan.FromSeconds(5));

        await using (passers.Watch(report, $"{Writers} people save"))
        {
            var people = await PlayAsync(work, Math.Max(4, each / 20), Pause);
            report.Times("data", $"save: {Writers} people, a pause of {Pause.TotalSeconds:0.#} s on average, each save", people.All, bare);
            report.Figure("data", $"saves a second, {Writers} people ({house.Name})", people.All.Count / people.Seconds, "1/s");
            report.Must("data", $"save p95 <= {Aim:0} ms, {Writers} people", Timing.Quantile(people.All, 0.95) <= Aim, $"p95 {Timing.Quantile(people.All, 0.95):0.0} ms on this machine");
        }

        List<double> p95 = [], rate = [];
        List<Played> rounds = [];
        await using (passers.Watch(report, $"{Writers} writers never pause"))
        {
            for (var round = 0; round < Rounds; round++)
            {
                var played = await PlayAsync(work, Math.Max(4, each / Rounds), TimeSpan.Zero);
                p95.Add(Timing.Quantile(played.All, 0.95));
                rate.Add(played.All.Count / played.Seconds);
                rounds.Add(played);
            }
        }

        List<double> all = [.. rounds.SelectMany(r => r.All)];
        report.Times("data", $"save: a ticket opened, {Writers} writers that never pause", [.. rounds.SelectMany(r => r.Opened)], bare);
        report.Times("data", $"save: a note, {Writers} writers that never pause", [.. rounds.SelectMany(r => r.Noted)], bare);
        report.Times("data", $"save: a customer's form with its reading, {Writers} writers that never pause", [.. rounds.SelectMany(r => r.Edited)], bare);
        report.Spread("data", $"saves a second of each round, {Writers} writers that never pause ({house.Name}; {work.Stale} done again)", rate, "1/s");
        report.Spread("data", $"save p95 of each round, {Writers} writers that never pause", p95, "ms");
        report.Must("data", $"save p95 <= {Aim:0} ms, {Writers} writers that never pause", Timing.Quantile(all, 0.95) <= Aim, $"p95 {Timing.Quantile(all, 0.95):0.0} ms on this machine");
    }

    private static async Task<Played> PlayAsync(Work work, int each, TimeSpan pause)
    {
        ConcurrentBag<double> opened = [], noted = [], edited = [];
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(async () =>
        {
            var random = new Random(w);
            Task ThinkAsync() => pause == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(pause * (2 * random.NextDouble()));
            await ThinkAsync();
            for (var i = 0; i < each; i++)
            {
                var n = w * each + i;
                Ticket ticket = null!;
                opened.Add(await Timing.OneAsync(async () => ticket = await work.OpenAsync(n)));
                await ThinkAsync();
                noted.Add(await Timing.OneAsync(() => work.NoteAsync(ticket.Id, ticket.Version, n)));
                await ThinkAsync();
                if (i % 4 != 0) continue;
                edited.Add(await Timing.OneAsync(() => work.EditAsync(n)));
                await ThinkAsync();
            }
        })));
        return new Played([.. opened], [.. noted], [.. edited], Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private static async Task<int> BareAsync(House house)
    {
        using var turn = await house.Get<Persistence.WriteGate>().EnterAsync(CancellationToken.None);
        await using var db = house.Open();
        return await db.NumberSequences.Where(n => n.Key == "C").ExecuteUpdateAsync(s => s.SetProperty(n => n.Last, n => n.Last));
    }

    private sealed record Played(List<double> Opened, List<double> Noted, List<double> Edited, double Seconds)
    {
        public List<double> All => [.. Opened, .. Noted, .. Edited];
    }
}
