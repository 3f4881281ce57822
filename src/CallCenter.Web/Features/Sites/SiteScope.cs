using System.Security.Claims;

namespace CallCenter.Web.Features.Sites;

/// <summary>Which service site's data a person sees: a person of a site sees that one alone (LX-24, XJ-01), everybody else all.</summary>
internal static class SiteScope
{
    /// <summary>Claim type that binds an account to a site.</summary>
    public const string Claim = "service-site";

    /// <summary>The code of his site, or null: every site.</summary>
    public static string? Of(ClaimsPrincipal person) => person.FindFirstValue(Claim);

    /// <summary>Whether he may see the site.</summary>
    public static bool Sees(ClaimsPrincipal person, string? siteCode) => Of(person) is not { } own || own == siteCode;
}
