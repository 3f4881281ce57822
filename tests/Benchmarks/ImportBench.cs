using System.Diagnostics;
using System.Globalization;
using System.Text;
using Benchmarks.Data;
using CallCenter.Web.Features.Imports;
using CallCenter.Web.Features.Spreadsheets;
using Crm.Domain.Customers;
using Crm.Domain.Imports;
using Crm.Domain.PhoneNumbers;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Customers;
using Persistence.Imports;

namespace Benchmarks;

/// <summary>An import of 100,000 customers by the product's own runner: upload, dry run, run and undo, with progress. AFTERSALES_IMPORT_ROWS sets another number.</summary>
internal static class ImportBench
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public static async Task RunAsync(Report report)
    {
        var rows = int.Parse(Environment.GetEnvironmentVariable("AFTERSALES_IMPORT_ROWS") ?? "100000", CultureInfo.InvariantCulture);
        await using var host = await DemoHost.StartAsync();
        var (files, store, runner) = (host.App.Services.GetRequiredService<ImportFiles>(), host.App.Services.GetRequiredService<ImportStore>(), host.App.Services.GetRequiredService<ImportRunner>());
        var actor = new Actor("bench");
        List<(int Done, double Mb)> progress = [];
        var began = Stopwatch.GetTimestamp();
        host.App.Services.GetRequiredService<ImportBell>().Rang += import => progress.Add((import.Done, GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes / 1e6));

        await TakeAsync(true);
        var import = await TakeAsync(false);
        foreach (var (name, dry) in new[] { ("dry run", true), ("run", false) })
        {
            progress.Clear();
            began = Stopwatch.GetTimestamp();
            await store.StartAsync(import.Id, ImportStore.MappingOf(import), DuplicateChoice.Skip, dry, actor, CancellationToken.None);
            using var stop = new CancellationTokenSource();
            var others = dry ? Task.FromResult(new List<double>()) : SaveAsync(host.App.Services.GetRequiredService<CustomerStore>(), actor, stop.Token);
            var ended = await EndedAsync(ImportState.Done);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            await stop.CancelAsync();
            report.Figure("import", $"{name} of {rows:N0} customers", seconds, "s");
            if (!dry) report.Times("import", "a customer saved by a person meanwhile", await others);
            report.Figure("import", $"{name}: rows a second", rows / seconds, "1/s");
            report.Must("import", $"{name}: every row counted, with progress", ended.Done == rows && ended.Created == rows && progress.Count >= rows / ImportStore.BatchRows, $"{ended.Created:N0} created, {progress.Count} steps of progress");
            // What lived after the collections of each half: a file of a hundred thousand rows must not be carried in memory.
            var (first, second) = (progress.Where(p => p.Done <= rows / 2).Select(p => p.Mb).DefaultIfEmpty().Max(), progress.Where(p => p.Done > rows / 2).Select(p => p.Mb).DefaultIfEmpty().Max());
            report.Figure("import", $"{name}: heap, most in the second half (first half {first:0} MB)", second, "MB");
            report.Must("import", $"{name}: memory is flat", second <= first * 1.5 + 32, $"{first:0} MB, then {second:0} MB");
        }

        began = Stopwatch.GetTimestamp();
        await store.UndoAsync(import.Id, actor, CancellationToken.None);
        var undone = await EndedAsync(ImportState.Undone);
        report.Figure("import", $"undo of {rows:N0} customers", Stopwatch.GetElapsedTime(began).TotalSeconds, "s");
        report.Must("import", "undo: nothing is left", undone.Undone == rows && undone.Kept == 0, $"{undone.Undone:N0} undone, {undone.Kept} kept");

        async Task<ImportRow> TakeAsync(bool workbook)
        {
            using var content = new MemoryStream();
            if (workbook)
                await Workbook.WriteAsync(content, [("customers", Table(rows))], CancellationToken.None);
            else
                content.Write(Encoding.UTF8.GetBytes(string.Join('\n', Table(rows).Select(r => string.Join(',', r)))));
            content.Position = 0;
            var start = Stopwatch.GetTimestamp();
            var taken = (SaveResult<ImportRow>.Saved)await files.TakeAsync(ImportKind.Customers, workbook ? "bench.xlsx" : "bench.csv", content, actor, CancellationToken.None);
            report.Figure("import", $"upload and check of {(workbook ? "XLSX" : "CSV")}, {content.Length >> 10:N0} KB", Stopwatch.GetElapsedTime(start).TotalSeconds, "s");
            return taken.Value;
        }

        async Task<ImportRow> EndedAsync(ImportState state)
        {
            runner.Wake();
            using var limit = new CancellationTokenSource(Patience);
            while (true)
            {
                var at = (await store.FindAsync(import.Id, limit.Token))!;
                if (at.State == state)
                    return at;
                await Task.Delay(50, limit.Token);
            }
        }
    }

    // Somebody at a desk, while the import runs.
    private static async Task<List<double>> SaveAsync(CustomerStore customers, Actor actor, CancellationToken stop)
    {
        List<double> times = [];
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            var card = new QuickCard("周建国", PhoneNumber.Normalize(string.Create(CultureInfo.InvariantCulture, $"1588{n:0000000}"), PhoneSource.Typed));
            times.Add(await Timing.OneAsync(() => customers.CreateAsync(card, actor, CancellationToken.None)));
            await Task.Delay(100, CancellationToken.None);
        }

        return times;
    }

    private static IEnumerable<IReadOnlyList<string?>> Table(int rows)
    {
        yield return ["客户姓名", "手机号码", "客户等级", "详细地址", "备注"];
        for (var n = 0; n < rows; n++)
            yield return [$"导入客户{n}", string.Create(CultureInfo.InvariantCulture, $"1998{n:0000000}"), n % 10 == 0 ? "gold" : "", $"山东省青岛市市南区香港中路{n}号", "批量"];
    }
}
