namespace CallCenter.Web.Features.SignIn;

/// <summary>Where to go after signing in: only a path of our own, so that a crafted link cannot send people elsewhere.</summary>
internal static class LocalPath
{
    /// <summary>The path when it is local, else the start page.</summary>
    public static string Or(string? path, string otherwise = "/") => IsLocal(path) ? path! : otherwise;

    private static bool IsLocal(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl);
}
