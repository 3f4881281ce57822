using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Persistence.History;

namespace Benchmarks.Data;

/// <summary>The records of a day, as fast as they go and with the day's rhythm in minutes: six in ten are calls, the others are tickets, notes and customers' forms.</summary>
internal static class DayFigures
{
    private const int Workers = 20;

    // Calls, tickets, notes and forms of two hundred seats.
    private const int FullDay = 40_000;

    // Share of a day's records in each tenth of the working day.
    private static readonly int[] Rhythm = [5, 12, 15, 13, 7, 6, 12, 13, 10, 7];

    public static async Task MeasureAsync(Report report, House house, int records, TimeSpan day)
    {
        await PlayAsync(report, house, records, null);
        await PlayAsync(report, house, records, day);
    }

    private static async Task PlayAsync(Report report, House house, int records, TimeSpan? day)
    {
        var work = await Work.OfAsync(house);
        var calls = house.Get<InteractionWriter>();
        using var stop = new CancellationTokenSource();
        var loop = calls.RunAsync(stop.Token);
        var queue = Channel.CreateUnbounded<(int Record, long At)>();
        ConcurrentBag<double> late = [];
        var done = 0;
        List<(int Record, int Waiting)> waited = new(records);
        var workers = Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            await foreach (var (record, at) in queue.Reader.ReadAllAsync())
            {
                await DoAsync(work, calls, record);
                late.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
                Interlocked.Increment(ref done);
            }
        })).ToList();
        var began = Stopwatch.GetTimestamp();
        for (var record = 0; record < records; record++)
        {
            if (day is { } length)
            {
                var due = InstantOf(record, records) * length;
                while (Stopwatch.GetElapsedTime(began) < due) await Task.Delay(1);
            }

            queue.Writer.TryWrite((record, Stopwatch.GetTimestamp()));
            if (day is not null) waited.Add((record, record + 1 - Volatile.Read(ref done) + calls.Waiting));
        }

        var left = records - Volatile.Read(ref done) + calls.Waiting;
        queue.Writer.Complete();
        await Task.WhenAll(workers);
        await calls.FlushAsync(CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await stop.CancelAsync();
        await loop.ContinueWith(_ => { }, TaskScheduler.Default);
        if (day is not { } whole)
        {
            report.Figure("data", $"{records:N0} records as fast as they go ({house.Name})", took, "s");
            report.Figure("data", "so fast a day of ten hours is done in", took * 100 / 36_000, "% of it");
            return;
        }

        // How many there are says nothing about a queue, how fast they come does: a queue that holds no more than comes in a second has nobody waiting longer.
        var busiest = records * Rhythm.Max() / 100.0 / (whole.TotalSeconds / Rhythm.Length);
        var most = waited.Max(w => w.Waiting);
        report.Times("data", $"{records:N0} records in {whole.TotalSeconds:0} s with a day's rhythm ({FullDay / (records / whole.TotalSeconds):0} s for {FullDay:N0}), each", [.. late]);
        report.Figure("data", "records a second on average, of them in the busiest tenth", records / whole.TotalSeconds, $"1/s, {busiest:0}");
        for (var part = 0; part < Rhythm.Length; part += 3)
            report.Figure("data", $"waiting or being written in tenth {part + 1} of the day, on average", MeanOf(waited, part, records), "records");
        report.Figure("data", "most that waited or were being written", most, "records");
        report.Must("data", "the queue does not grow over the day", left <= Workers * 5 && most <= busiest, $"{left} were left when the last one came, most {most}, {busiest:0} come in a second of the busiest tenth");
    }

    private static async Task DoAsync(Work work, InteractionWriter calls, int n)
    {
        switch (n % 20)
        {
            case < 12:
                foreach (var change in work.CallOf(n, TimeProvider.System.GetUtcNow())) await calls.AddAsync(change, CancellationToken.None);
                break;
            case < 17:
                await work.OpenAsync(n);
                break;
            case < 19:
                var ticket = await work.OpenAsync(n);
                await work.NoteAsync(ticket.Id, ticket.Version, n);
                break;
            default:
                await work.EditAsync(n);
                break;
        }
    }

    private static double MeanOf(List<(int Record, int Waiting)> waited, int part, int records) =>
        waited.Where(w => (int)(InstantOf(w.Record, records) * Rhythm.Length) == part).Select(w => (double)w.Waiting).DefaultIfEmpty().Average();

    // Where in the day the n-th record comes, from 0 to 1.
    private static double InstantOf(int n, int all)
    {
        var share = 100.0 * n / all;
        for (var part = 0; part < Rhythm.Length; part++)
        {
            if (share < Rhythm[part]) return (part + share / Rhythm[part]) / Rhythm.Length;
            share -= Rhythm[part];
        }

        return 1;
    }
}
