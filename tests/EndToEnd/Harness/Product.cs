using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace EndToEnd.Harness;

/// <summary>The product as a person starts it: its own process, its own empty data folder, any free ports, addresses read from what it prints.</summary>
public sealed partial class Product : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(180);
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string[] _settings;
    private readonly bool _ownsData;
    private Process? _process;

    private Product(string data, bool ownsData, string[] settings)
    {
        DataDirectory = data;
        _ownsData = ownsData;
        _settings = settings;
    }

    public string DataDirectory { get; }

    public string RecordingsDirectory => Path.Combine(DataDirectory, "recordings");

    public Uri Web { get; private set; } = new("http://127.0.0.1:1");

    public IPEndPoint SipUdp { get; private set; } = new(IPAddress.Loopback, 1);

    public string Output => string.Join('\n', _output);

    public int ProcessId => _process!.Id;

    public static async Task<Product> StartAsync(params string[] settings)
    {
        var product = new Product(Directory.CreateTempSubdirectory("aftersales-e2e-").FullName, true, settings);
        await product.LaunchAsync();
        return product;
    }

    /// <summary>Starts again on the same data, after a stop or a kill.</summary>
    public async Task<Product> RestartAsync()
    {
        var next = new Product(DataDirectory, true, _settings);
        await next.LaunchAsync();
        return next;
    }

    /// <summary>What kill -9 does.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>What Ctrl-C does; returns the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-INT", ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        await _process!.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();
        _process?.Dispose();
        if (_ownsData && Directory.Exists(DataDirectory))
            Directory.Delete(DataDirectory, recursive: true);
    }

    private static string Binary()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "AfterSales.sln")))
                continue;
            var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(folder.FullName, "artifacts", "bin", "CallCenter.Web", configuration, "CallCenter.Web.dll");
        }

        throw new InvalidOperationException("The tests do not run inside the repository's artifacts folder.");
    }

    private async Task LaunchAsync()
    {
        // A shell lets what runs in the background ignore Ctrl-C, and children inherit that: "env" undoes it and becomes the product.
        var start = new ProcessStartInfo(OperatingSystem.IsLinux() ? "env" : "dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in OperatingSystem.IsLinux() ? new[] { "--default-signal=INT", "dotnet" } : [])
            start.ArgumentList.Add(word);
        start.ArgumentList.Add(Binary());
        start.ArgumentList.Add("--Urls=http://127.0.0.1:0");
        start.ArgumentList.Add($"--Data:Directory={DataDirectory}");
        start.ArgumentList.Add("--Telephony:Sip:Listen:0=udp://127.0.0.1:0");
        start.ArgumentList.Add("--Telephony:Sip:Listen:1=tcp://127.0.0.1:0");
        start.ArgumentList.Add("--Telephony:Media:FirstPort=0");
        foreach (var setting in _settings)
            start.ArgumentList.Add(setting);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.WorkingDirectory = Path.GetDirectoryName(Binary())!;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, e) => Read(e.Data);
        _process.ErrorDataReceived += (_, e) => Read(e.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("The product ended while starting:\n" + Output));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await _ready.Task.WaitAsync(StartLimit);
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        _output.Enqueue(line);
        while (_output.Count > 5_000)
            _output.TryDequeue(out _);
        if (WebLine().Match(line) is { Success: true } web)
            Web = new Uri(web.Groups[1].Value);
        if (SipLine().Match(line) is { Success: true } sip)
            SipUdp = IPEndPoint.Parse(sip.Groups[1].Value);
        if (line.Contains("AfterSales is ready", StringComparison.Ordinal))
            _ready.TrySetResult();
    }

    [GeneratedRegex(@"^\s*Web\s+(http://\S+)", RegexOptions.None, 1000)]
    private static partial Regex WebLine();

    [GeneratedRegex(@"^\s*SIP\s+udp://([0-9.]+:[0-9]+)", RegexOptions.None, 1000)]
    private static partial Regex SipLine();
}
