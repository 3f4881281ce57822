using System.Diagnostics;
using System.Text.Json;

namespace Benchmarks.Media;

/// <summary>Runs one step: a fresh server process, calls opened, two seconds to settle, a window measured, all closed.</summary>
internal static class MediaSteps
{
    private static readonly TimeSpan s_comingBack = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(2);

    public static async Task<MediaStep> RunAsync(string kind, int calls, TimeSpan window, int maximumLegs = 8192)
    {
        await using var server = MediaServerClient.Start(kind, maximumLegs);
        using var generator = new RtpGenerator();
        var empty = await server.UsageAsync();
        var ports = await server.OpenAsync(calls, Enumerable.Range(0, 4).Select(generator.PhoneOf));
        var taken = ports.Length / 2;
        Pinning.RaisePacketThreads(server.ProcessId);
        Pinning.RaisePacketThreads(Environment.ProcessId);
        generator.Speak(ports);
        await Task.Delay(s_settling);

        var (before, busy, own, started) = (await server.UsageAsync(), Pinning.BusyMs(), Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        generator.BeginWindow();
        await Task.Delay(window);
        generator.EndWindow();
        await Task.Delay(s_comingBack);
        generator.EndCount();
        var (after, wall) = (await server.UsageAsync(), Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        var cpu = after.CpuMs - before.CpuMs;
        var others = Math.Max(0, Pinning.BusyMs() - busy - (Environment.CpuUsage.TotalTime - own).TotalMilliseconds - cpu);

        // Recording runs from before the first packet until after the last: what was spoken is the measure.
        var spoken = generator.PacketsOfLeg * 20.0;
        var recorded = await server.CloseAsync();
        generator.FallSilent();
        var packets = taken * 100.0 * wall / 1000;
        var meter = generator.Meter;
        var step = new MediaStep(
            kind,
            calls,
            taken,
            meter.LossPercent,
            meter.QuantileMs(0.5),
            meter.QuantileMs(0.99),
            meter.MaximumGapMs,
            recorded.Length == 0 ? 0 : Math.Min(100, 100 * recorded.Min() / spoken),
            100 * cpu / wall,
            cpu == 0 ? 0 : (after.KernelMs - before.KernelMs) / cpu,
            (after.AllocatedBytes - before.AllocatedBytes) / packets,
            1000 * cpu / packets,
            (after.ResidentBytes - empty.ResidentBytes) / 1024.0 / Math.Max(1, taken),
            100 * others / wall,
            meter.LateTurns,
            meter.CrossTalk);
        Console.WriteLine(JsonSerializer.Serialize(step, s_json));
        return step;
    }

    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };
}
