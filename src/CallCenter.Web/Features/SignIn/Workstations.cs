using System.Security.Cryptography;

namespace CallCenter.Web.Features.SignIn;

/// <summary>What the audit calls the place somebody works at: address, browser, system, and the mark of the browser's profile, which tells two machines behind one address apart.</summary>
internal static class Workstations
{
    /// <summary>Cookie of the mark; it holds nothing of the person and stays when he signs out.</summary>
    public const string Cookie = "aftersales-workstation";

    private const int MarkLength = 6;
    private static readonly TimeSpan Life = TimeSpan.FromDays(400);

    /// <summary>For example <c>10.0.0.9 · Chrome 131 · Windows · k3f9a2</c>.</summary>
    public static string Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        string?[] parts = [context.Connection.RemoteIpAddress?.ToString(), BrowserOf(context.Request.Headers.UserAgent.ToString()), SystemOf(context.Request.Headers.UserAgent.ToString()), MarkOf(context)];
        return string.Join(" · ", parts.Where(p => !string.IsNullOrEmpty(p)));
    }

    /// <summary>Name and main version, or null for a program. Order matters: Edge names Chrome too, and Chrome names Safari.</summary>
    internal static string? BrowserOf(string agent)
    {
        foreach (var (token, name) in new[] { ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Version/", "Safari") })
        {
            if (agent.IndexOf(token, StringComparison.Ordinal) is var at and >= 0)
                return $"{name} {string.Concat(agent.Skip(at + token.Length).TakeWhile(char.IsAsciiDigit).Take(4))}".TrimEnd();
        }

        return null;
    }

    /// <summary>The system, or null when the header does not say.</summary>
    internal static string? SystemOf(string agent) =>
        new[] { ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iOS"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux") }
            .Where(s => agent.Contains(s.Item1, StringComparison.Ordinal)).Select(s => s.Item2).FirstOrDefault();

    private static string? MarkOf(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is { Length: MarkLength } mark && mark.All(char.IsAsciiLetterOrDigit))
            return mark;
        if (context.Response.HasStarted)
            return null;
        var fresh = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", MarkLength);
        context.Response.Cookies.Append(Cookie, fresh, new CookieOptions { HttpOnly = true, IsEssential = true, MaxAge = Life, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps });
        return fresh;
    }
}
