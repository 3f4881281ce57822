using Microsoft.Win32.SafeHandles;

namespace Telephony.Media.Recording;

/// <summary>Files and folders that only the server's own account may read, from their first instant: modes 0600 and 0700 on Unix, whatever the umask
/// leaves open. On Windows the rights are those of the folder above. What exists already keeps its mode.</summary>
public static class OwnerOnly
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    /// <summary>Makes a folder, and those above it that are missing.</summary>
    /// <exception cref="IOException">Disk or path trouble.</exception>
    public static DirectoryInfo CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
            return Directory.CreateDirectory(path);
        // The mode is given to the last folder alone, so each that is missing is made by itself.
        if (Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))) is { } above && !Directory.Exists(above))
            CreateDirectory(above);
        return Directory.CreateDirectory(path, OwnFolder);
    }

    /// <summary>Makes a file for writing.</summary>
    /// <param name="path">Where.</param>
    /// <param name="mode"><see cref="FileMode.CreateNew"/> for a file that must not exist, <see cref="FileMode.Create"/> to empty one that does.</param>
    /// <exception cref="IOException">Disk or path trouble.</exception>
    public static FileStream Create(string path, FileMode mode = FileMode.CreateNew)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnFile;
        return new FileStream(path, options);
    }

    /// <summary>Writes a whole file; one that exists is replaced.</summary>
    /// <exception cref="IOException">Disk or path trouble.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = Create(path, FileMode.Create);
        file.Write(bytes);
    }

    /// <summary>Makes a new file and opens it without a buffer.</summary>
    internal static SafeFileHandle CreateHandle(string path, FileAccess access)
    {
        // Made by the stream, which knows a mode, and opened again: a handle cannot be given one.
        Create(path).Dispose();
        return File.OpenHandle(path, FileMode.Open, access, FileShare.Read);
    }
}
