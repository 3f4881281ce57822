using System.Globalization;
using System.Net;

namespace Benchmarks.Media;

/// <summary>
/// The other side of <see cref="MediaServerClient"/>: this program started again, alone on its core. Reads one command a line, answers with one line.
/// Open connections: <c>open CALLS PORT…</c> (the phones' sockets, legs take them in turn), <c>cycle CALLS</c> (come and go), <c>usage</c>, <c>close</c>.
/// </summary>
internal static class MediaServerProcess
{
    public static async Task<int> RunAsync(string kind, int maximumLegs)
    {
        var folder = Directory.CreateTempSubdirectory("aftersales-media-bench-");
        try
        {
            EngineServer? engine = null;
            await using IMediaServer server = kind == "floor" ? new FloorServer(folder.FullName) : engine = await EngineServer.StartAsync(folder.FullName, maximumLegs);
            while (Console.ReadLine() is { } line)
            {
                var words = line.Split(' ');
                switch (words[0])
                {
                    case "open":
                        Console.WriteLine(Open(server, Number(words[1]), [.. words[2..].Select(p => new IPEndPoint(IPAddress.Loopback, Number(p)))]));
                        break;
                    case "cycle":
                        engine!.Cycle(Number(words[1]));
                        Console.WriteLine(engine.Failed);
                        break;
                    case "usage":
                        Console.WriteLine(Usage(engine));
                        break;
                    case "close":
                        Console.WriteLine(string.Join(' ', (await server.CloseAsync()).Select(ms => ms.ToString("F0", CultureInfo.InvariantCulture))));
                        return 0;
                }
            }

            return 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Open(IMediaServer server, int calls, IPEndPoint[] phones)
    {
        var ports = new List<int>();
        for (var call = 0; call < calls; call++)
        {
            if (server.Open(phones[2 * call % phones.Length], phones[((2 * call) + 1) % phones.Length]) is not { } opened)
                break;
            ports.Add(opened.A);
            ports.Add(opened.B);
        }

        server.Start();
        return string.Join(' ', ports);
    }

    private static string Usage(EngineServer? engine)
    {
        var (user, kernel) = (Environment.CpuUsage.UserTime.TotalMilliseconds, Environment.CpuUsage.PrivilegedTime.TotalMilliseconds);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{user:F1} {kernel:F1} {Environment.WorkingSet} {GC.GetTotalAllocatedBytes(precise: false)} {engine?.Counters.PacketsReceived ?? 0} {GC.CollectionCount(0)} {engine?.Counters.Faults ?? 0}");
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
