namespace CallCenter.Web.Composition.Settings;

/// <summary>Where a path leads when every symbolic link on it is followed, of folders too. What does not exist is kept as it is written.</summary>
internal static class RealPath
{
    /// <summary>As many as Linux follows in one path; more is a circle.</summary>
    private const int MostLinks = 40;

    /// <exception cref="IOException">The links lead in a circle, or one cannot be read.</exception>
    public static string Of(string path)
    {
        var written = Path.Combine(Environment.CurrentDirectory, path);
        var real = Path.GetPathRoot(written)!;
        var rest = new Stack<string>();
        Push(rest, written[real.Length..]);
        for (var links = 0; rest.TryPop(out var name);)
        {
            if (name == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Combine(real, name);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
                throw new IOException("Symbolic links lead in a circle.");
            var root = Path.GetPathRoot(target)!;
            real = root.Length > 0 ? root : real;
            Push(rest, target[root.Length..]);
        }

        return real;
    }

    private static void Push(Stack<string> rest, string path)
    {
        foreach (var name in path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Where(n => n != ".").Reverse())
            rest.Push(name);
    }
}
