namespace CallCenter.Web.Ui;

/// <summary>Looks that the browser remembers: theme, contrast, density, motion. Read before the first paint, written by ui/theme.js.</summary>
internal static class PreferenceCookies
{
    public const string Theme = "theme";
    public const string Contrast = "contrast";
    public const string Density = "density";
    public const string Motion = "motion";

    /// <summary>A year; not secret, and the page's script reads them.</summary>
    public static CookieOptions Options => new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true };

    /// <summary>The cookie's value when it is one of the allowed words, else null: nothing of a request reaches the page unchecked.</summary>
    public static string? Read(HttpContext? http, string name) => (name, http?.Request.Cookies[name]) switch
    {
        (Theme, "light" or "dark") or (Contrast, "more") or (Density, "compact") or (Motion, "less") => http!.Request.Cookies[name],
        _ => null,
    };
}
