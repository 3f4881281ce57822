using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Telephony.Media.Remote;

namespace Telephony.Media.Tests.Remote;

/// <summary>The media process of the drills: the product's own server in a process of this program.</summary>
internal static class MediaProcess
{
    public const string Verb = "media-process";

    /// <param name="args">Verb, socket, grace in seconds.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        await using var server = new MediaServer(
            new MediaServerOptions(args[1]) { Grace = TimeSpan.FromSeconds(double.Parse(args[2], CultureInfo.InvariantCulture)) }, TimeProvider.System, NullLoggerFactory.Instance);
        await server.RunAsync(CancellationToken.None);
        return 0;
    }

    public static Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false };
        // Run by "dotnet tests.dll" the program is dotnet itself; run by its own host it is the tests.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(MediaProcess).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
