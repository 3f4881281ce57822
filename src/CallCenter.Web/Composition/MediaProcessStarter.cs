using System.Diagnostics;
using System.Globalization;
using System.Text;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Composition.Verbs;
using Telephony.Media.Recording;

namespace CallCenter.Web.Composition;

/// <summary>Starts the media process: this very program with another verb, so that the two are always of one version.</summary>
internal static class MediaProcessStarter
{
    /// <summary>A Unix-domain socket's path has room for 107 bytes on Linux and 103 on macOS.</summary>
    private const int MaximumPath = 103;

    private const string Runtime = "dotnet";

    /// <summary>Where the media process listens.</summary>
    /// <exception cref="SettingsException">The path is too long for a socket.</exception>
    public static string SocketOf(AppSettings settings)
    {
        var socket = settings.Media.Socket ?? Path.Combine(settings.Data.Directory, "run", "media.sock");
        return Encoding.UTF8.GetByteCount(socket) <= MaximumPath
            ? socket
            : throw new SettingsException("Telephony:Media:Socket", socket, $"a path of at most {MaximumPath} bytes, in a folder of this server's own");
    }

    /// <summary>Starts it and returns at once; a second one ends by itself.</summary>
    public static void Start(AppSettings settings)
    {
        var socket = SocketOf(settings);
        OwnerOnly.CreateDirectory(Path.GetDirectoryName(socket)!);
        // Published it is a program of its own name; run by "dotnet CallCenter.Web.dll", or inside a test's program, it is a library that dotnet runs.
        var (program, library) = (Environment.ProcessPath!, typeof(MediaProcessStarter).Assembly);
        var isOwn = Path.GetFileNameWithoutExtension(program) == library.GetName().Name;
        var start = new ProcessStartInfo(isOwn || Path.GetFileNameWithoutExtension(program) == Runtime ? program : Runtime) { UseShellExecute = false };
        if (!isOwn)
            start.ArgumentList.Add(library.Location);
        string[] arguments = [MediaVerb.Name, "--socket", socket, "--grace", settings.Media.Grace.TotalSeconds.ToString(CultureInfo.InvariantCulture), "--log", socket + ".log"];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        // One heap, small and collected in the background: it has next to no garbage, and must not hold a machine's worth of heaps ready.
        start.Environment["DOTNET_gcServer"] = "0";
        using var started = Process.Start(start);
    }
}
