using System.Diagnostics;
using AfterSales.Tests.Shared;

namespace Telephony.Media.Tests.Recording;

/// <summary>A real file system of a few megabytes in memory, mounted for one test; needs Linux and root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _path;

    private SmallDisk(int kib)
    {
        _path = Directory.CreateDirectory(_folder.File("disk")).FullName;
        SkipReason = Run("mount", "-t", "tmpfs", "-o", $"size={kib}k", "aftersales-test", _path);
    }

    public string Path => _path;

    /// <summary>Why there is none, or null.</summary>
    public string? SkipReason { get; }

    public static SmallDisk Mount(int kib)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("A file system of a few megabytes is mounted by Linux only.");
        var disk = new SmallDisk(kib);
        if (disk.SkipReason is { } reason)
        {
            disk.Dispose();
            Assert.Skip("No tmpfs can be mounted here: " + reason);
        }

        return disk;
    }

    /// <summary>Fills it up to the last byte.</summary>
    public void Fill()
    {
        using var file = File.Create(System.IO.Path.Combine(_path, "ballast"));
        var block = new byte[4096];
        try
        {
            while (true)
                file.Write(block);
        }
        catch (IOException)
        {
            // Full, as wanted. What still waits in the stream has no room either.
            file.SetLength(file.Length / 4096 * 4096);
        }
    }

    public void Free() => File.Delete(System.IO.Path.Combine(_path, "ballast"));

    public void Dispose()
    {
        if (SkipReason is null)
            Run("umount", "-l", _path);
        _folder.Dispose();
    }

    private static string? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : error.Trim();
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return missing.Message;
        }
    }
}
