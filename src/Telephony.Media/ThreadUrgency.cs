using System.Runtime.InteropServices;

namespace Telephony.Media;

/// <summary>
/// Asks the kernel to run a media thread before ordinary ones: nice −10 for this thread alone (setpriority(2) with a thread's id is Linux's; .NET's own
/// thread priorities do nothing there). It needs CAP_SYS_NICE or an RLIMIT_NICE of at least 30 (systemd: <c>LimitNICE=-10</c>); without it nothing changes.
/// Real-time classes are not asked for: a fault in such a thread would take the machine with it.
/// </summary>
internal static partial class ThreadUrgency
{
    public const int Nice = -10;

    /// <summary>For the calling thread.</summary>
    /// <returns>Whether it runs before others from now on.</returns>
    public static bool TryRaise() => OperatingSystem.IsLinux() && SetPriority(0, 0, Nice) == 0;

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int nice);
}
