using System.Globalization;
using System.Runtime.InteropServices;
using Telephony.Media.Remote;

namespace CallCenter.Web.Composition.Verbs;

/// <summary>The media process: <c>media --socket PATH</c>. Started by the web process when <c>Telephony:Media:Process</c> is <c>own</c>, or by a service manager
/// of its own; the web process finds it. It has no settings file and no database.</summary>
internal static class MediaVerb
{
    public const string Name = "media";
    public const string Use = "media --socket PATH [--grace SECONDS] [--log FILE] — the media process of Telephony:Media:Process=own; the web process starts it by itself";

    private const int WrongUse = 2;
    private const int CannotStart = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        var options = Read(args);
        if (options is null)
        {
            await Console.Error.WriteLineAsync(Use);
            return WrongUse;
        }

        try
        {
            Detachment.Detach(ValueOf(args, "--log"));
            return await ServeAsync(options);
        }
        catch (IOException taken)
        {
            await Console.Error.WriteLineAsync(taken.Message);
            return CannotStart;
        }
    }

    private static async Task<int> ServeAsync(MediaServerOptions options)
    {
        using var loggers = LoggerFactory.Create(b => b.AddSimpleConsole(c => (c.SingleLine, c.TimestampFormat, c.UseUtcTimestamp) = (true, "yyyy-MM-dd HH:mm:ss.fff ", true)));
        using var stop = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        // Ctrl-C and a closed terminal are meant for the web process, which ends the calls and then this one.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => signal.Cancel = true);
        await using var server = new MediaServer(options, TimeProvider.System, loggers);
        await server.RunAsync(stop.Token);
        return 0;
    }

    private static MediaServerOptions? Read(string[] args)
    {
        if (ValueOf(args, "--socket") is not { Length: > 0 } socket)
            return null;
        var options = new MediaServerOptions(Path.GetFullPath(socket));
        if (ValueOf(args, "--grace") is not { } grace)
            return options;
        return double.TryParse(grace, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 600
            ? options with { Grace = TimeSpan.FromSeconds(seconds) }
            : null;
    }

    private static string? ValueOf(string[] args, string name) => Array.IndexOf(args, name) is > 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
