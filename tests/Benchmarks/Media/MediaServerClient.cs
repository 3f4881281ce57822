using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Benchmarks.Media;

/// <summary>Starts the measured process on core 0 (where taskset is), at raised priority where that is allowed, and talks to it by lines.</summary>
internal sealed class MediaServerClient : IAsyncDisposable
{
    private readonly Process _process;

    private MediaServerClient(Process process) => _process = process;

    public static MediaServerClient Start(string kind, int maximumLegs)
    {
        var program = Environment.ProcessPath!;
        string[] self = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [program, typeof(MediaServerClient).Assembly.Location] : [program];
        string[] command = [.. Pinning.Prefix(core: 0), .. self, Pinning.ServerCommand, kind, maximumLegs.ToString(CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo(command[0]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in command[1..])
            start.ArgumentList.Add(argument);

        // The workstation collector, as a media process of its own would run; the product's server collector is the same on one core.
        start.Environment["DOTNET_gcServer"] = "0";
        return new MediaServerClient(Process.Start(start)!);
    }

    public int ProcessId => _process.Id;

    public async Task<int[]> OpenAsync(int calls, IEnumerable<IPEndPoint> phones)
    {
        var ports = string.Join(' ', phones.Select(p => p.Port.ToString(CultureInfo.InvariantCulture)));
        var answer = await AskAsync(string.Create(CultureInfo.InvariantCulture, $"open {calls} {ports}"));
        return [.. answer.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => int.Parse(p, CultureInfo.InvariantCulture))];
    }

    /// <summary>So many calls come, are recorded and go; one of those that stay gets a new recording.</summary>
    /// <returns>Recordings that failed so far.</returns>
    public async Task<int> CycleAsync(int calls) => int.Parse(await AskAsync(string.Create(CultureInfo.InvariantCulture, $"cycle {calls}")), CultureInfo.InvariantCulture);

    public async Task<ServerUsage> UsageAsync()
    {
        var n = (await AskAsync("usage")).Split(' ').Select(w => double.Parse(w, CultureInfo.InvariantCulture)).ToArray();
        return new ServerUsage(n[0], n[1], (long)n[2], (long)n[3], (long)n[4], (long)n[5], (long)n[6]);
    }

    /// <summary>Milliseconds recorded of each call.</summary>
    public async Task<double[]> CloseAsync() =>
        [.. (await AskAsync("close")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => double.Parse(w, CultureInfo.InvariantCulture))];

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<string> AskAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        return await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The measured process ended.");
    }
}
