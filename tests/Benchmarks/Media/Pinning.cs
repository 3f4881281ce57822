using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Media;

/// <summary>Cores and priority of the two processes, and what the rest of the machine does meanwhile.</summary>
internal static class Pinning
{
    public const string ServerCommand = "media-server";

    private const string Group = "/proc/self/autogroup";
    private const string Taskset = "/usr/bin/taskset";
    private const string Renice = "/usr/bin/renice";
    private const string Chrt = "/usr/bin/chrt";
    private static readonly string[] s_packetThreads = ["media receive", "media pacer", "floor", "rtp generator"];
    private static string? s_groupBefore;

    /// <summary>The words before a command that put it on one core; none where taskset is missing.</summary>
    public static string[] Prefix(int core) => File.Exists(Taskset) ? [Taskset, "-c", core.ToString(CultureInfo.InvariantCulture)] : [];

    /// <summary>All threads of a process on one core.</summary>
    public static void Keep(int process, int core) => Run(Taskset, "-a", "-c", "-p", core.ToString(CultureInfo.InvariantCulture), process.ToString(CultureInfo.InvariantCulture));

    /// <summary>This process (the generator) on the last core and, where that is allowed, before ordinary programs; children inherit the priority.</summary>
    public static string PlaceGenerator()
    {
        if (Environment.ProcessorCount < 2 || !File.Exists(Taskset))
            return "not pinned: one core, or no taskset";
        var self = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var core = (Environment.ProcessorCount - 1).ToString(CultureInfo.InvariantCulture);
        Run(Taskset, "-a", "-c", "-p", core, self);
        var raised = Run(Renice, "-n", "-10", "-p", self) && RaiseGroup();
        foreach (var thread in Directory.Exists("/proc/self/task") ? Directory.GetDirectories("/proc/self/task") : [])
            Run(Renice, "-n", "-10", "-p", Path.GetFileName(thread));
        return $"server on core 0, generator on core {core}, {(raised ? "raised priority, packet threads before all others where chrt may" : "ordinary priority")}";
    }

    /// <summary>
    /// Puts the threads that carry packets (the generator's, the engine's two, the floor's) before all ordinary programs of the machine (SCHED_FIFO), where
    /// that is allowed: what is measured is the core and not the neighbours. Recorder, collector and compiler stay ordinary.
    /// </summary>
    public static void RaisePacketThreads(int process)
    {
        var tasks = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/task");
        if (!File.Exists(Chrt) || !Directory.Exists(tasks))
            return;
        foreach (var task in Directory.GetDirectories(tasks))
        {
            if (s_packetThreads.Contains(File.ReadAllText(Path.Combine(task, "comm")).Trim()))
                Run(Chrt, "-f", "-p", "10", Path.GetFileName(task));
        }
    }

    /// <summary>Milliseconds of processor time of the whole machine since its start, idle time left out.</summary>
    public static double BusyMs()
    {
        if (!File.Exists("/proc/stat"))
            return 0;
        var n = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..8].Select(w => double.Parse(w, CultureInfo.InvariantCulture)).ToArray();
        return 10 * (n[0] + n[1] + n[2] + n[5] + n[6]);
    }

    /// <summary>Gives the session its ordinary priority back; the bench's own processes end.</summary>
    public static void Release()
    {
        if (s_groupBefore is { } before)
            File.WriteAllText(Group, before);
        s_groupBefore = null;
    }

    /// <summary>Where the kernel groups programs by session (sched_autogroup), a process's own priority counts within its session only.</summary>
    private static bool RaiseGroup()
    {
        if (!File.Exists(Group))
            return true;
        try
        {
            // "/autogroup-12 nice 0"
            var before = File.ReadAllText(Group).TrimEnd().Split(' ')[^1];
            File.WriteAllText(Group, "-10");
            s_groupBefore = before;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        if (!File.Exists(program))
            return false;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
