using System.Runtime.InteropServices;

namespace Telephony.Media.Remote;

/// <summary>Lets a process live on when the one that started it ends: a session of its own, so that no key press or closed terminal reaches it, and its
/// words in a file instead of the other's output, which breaks with it. Linux alone; elsewhere a started process is independent already or a service.</summary>
public static partial class Detachment
{
    private const int WriteAppendCreate = 0x1 | 0x40 | 0x400;
    private const int OwnerOnlyMode = 0x180;
    private const long MaximumLog = 10L << 20;

    /// <summary>Detaches this process.</summary>
    /// <param name="log">File that takes its output from now on, appended to; above 10 MB the old one is kept once as <c>.old</c>. Null leaves the output.</param>
    /// <exception cref="IOException">The log cannot be written.</exception>
    public static void Detach(string? log)
    {
        if (!OperatingSystem.IsLinux())
            return;
        // A session leader already (started by a service manager) is told so by an error, which is what was wanted.
        _ = NewSession();
        if (log is null)
            return;
        if (new FileInfo(log) is { Exists: true, Length: > MaximumLog })
            File.Move(log, log + ".old", overwrite: true);
        var file = Open(log, WriteAppendCreate, OwnerOnlyMode);
        if (file < 0 || Duplicate(file, 1) < 0 || Duplicate(file, 2) < 0)
            throw new IOException($"The log {log} cannot be written: {Marshal.GetLastPInvokeErrorMessage()}");
        _ = Close(file);
    }

    [LibraryImport("libc", EntryPoint = "setsid", SetLastError = true)]
    private static partial int NewSession();

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Duplicate(int from, int to);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
