using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Benchmarks.Media;

/// <summary>
/// Fifty recorded calls for an hour (AFTERSALES_SOAK_MINUTES), five more each second that come and go, a recording changed each second: no loss worth the
/// name, nothing failed, memory flat. The slope is fitted over the second half, when everything that is allocated once has been.
/// </summary>
internal static class MediaSoak
{
    private const string Name = "media-soak";
    private const int Calls = 50;
    private const int Coming = 5;
    private const int DefaultMinutes = 60;
    private const double MostMegabytesAnHour = 8;
    private static readonly TimeSpan s_sample = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(Report report)
    {
        var minutes = int.TryParse(Environment.GetEnvironmentVariable("AFTERSALES_SOAK_MINUTES"), CultureInfo.InvariantCulture, out var wanted) ? wanted : DefaultMinutes;
        Console.WriteLine($"# {minutes} minutes; {Pinning.PlaceGenerator()}");
        try
        {
            await RunAsync(report, TimeSpan.FromMinutes(minutes));
        }
        finally
        {
            Pinning.Release();
        }
    }

    private static async Task RunAsync(Report report, TimeSpan length)
    {
        await using var server = MediaServerClient.Start("engine", 8192);
        using var generator = new RtpGenerator();
        generator.Speak(await server.OpenAsync(Calls, Enumerable.Range(0, 4).Select(generator.PhoneOf)));
        Pinning.RaisePacketThreads(server.ProcessId);
        Pinning.RaisePacketThreads(Environment.ProcessId);
        generator.BeginWindow();
        var watch = Stopwatch.StartNew();
        var samples = new List<(double Hours, double Megabytes)>();
        var (failed, next) = (0, s_sample);
        while (watch.Elapsed < length)
        {
            failed = await server.CycleAsync(Coming);
            if (watch.Elapsed >= next)
            {
                var usage = await server.UsageAsync();
                samples.Add((watch.Elapsed.TotalHours, usage.ResidentBytes / 1048576.0));
                Console.WriteLine(JsonSerializer.Serialize(new { bench = Name, minutes = Math.Round(watch.Elapsed.TotalMinutes, 2), residentMb = Math.Round(samples[^1].Megabytes, 2), collections = usage.Collections, faults = usage.Faults, generator.Meter.LateTurns }));
                next += s_sample;
            }

            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        generator.EndWindow();
        await Task.Delay(500);
        generator.EndCount();
        var last = await server.UsageAsync();
        await server.CloseAsync();
        var half = samples.Skip(samples.Count / 2).ToList();
        var slope = Slope(half);
        report.Figure(Name, "memory at the end", samples[^1].Megabytes, "MB");
        report.Figure(Name, "memory, least and most of the second half", half.Max(s => s.Megabytes) - half.Min(s => s.Megabytes), "MB apart");
        report.Figure(Name, "slope over the second half", slope, "MB/h");
        report.Figure(Name, "loss", generator.Meter.LossPercent, "%");
        report.Figure(Name, "time through, p99", generator.Meter.QuantileMs(0.99), "ms");

        // A short run cannot tell a slope from the collector's tides: it must stay within a few megabytes instead.
        var isFlat = length >= TimeSpan.FromMinutes(30) ? slope < MostMegabytesAnHour : half.Max(s => s.Megabytes) - half.Min(s => s.Megabytes) < 8;
        report.Must(Name, "memory is flat", isFlat, string.Create(CultureInfo.InvariantCulture, $"{slope:0.0} MB/h"));
        report.Must(Name, "nothing failed, nothing lost", failed == 0 && last.Faults == 0 && generator.Meter.LossPercent <= 0.01, $"{failed} recordings failed, {last.Faults} faults");
    }

    private static double Slope(List<(double Hours, double Megabytes)> samples)
    {
        if (samples.Count < 2)
            return 0;
        var (x, y) = (samples.Average(s => s.Hours), samples.Average(s => s.Megabytes));
        var variance = samples.Sum(s => (s.Hours - x) * (s.Hours - x));
        return variance == 0 ? 0 : samples.Sum(s => (s.Hours - x) * (s.Megabytes - y)) / variance;
    }
}
