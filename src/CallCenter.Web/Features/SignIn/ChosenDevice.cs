using Telephony.Distribution;

namespace CallCenter.Web.Features.SignIn;

/// <summary>Which phone was chosen at sign-in; kept in a cookie of the session, because it is a fact of the workplace and not of the person.</summary>
public static class ChosenDevice
{
    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "device";

    /// <summary>The choice of this browser; the headset when nothing was chosen.</summary>
    public static AgentDevice Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return Parse(http.Request.Cookies[Cookie]);
    }

    internal static AgentDevice Parse(string? value) => value == "phone" ? AgentDevice.Phone : AgentDevice.Browser;

    internal static void Remember(HttpContext http, string? value) =>
        http.Response.Cookies.Append(Cookie, Parse(value) == AgentDevice.Phone ? "phone" : "browser", new CookieOptions { SameSite = SameSiteMode.Lax, IsEssential = true });
}
