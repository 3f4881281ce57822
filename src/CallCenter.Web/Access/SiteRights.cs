using System.Collections.Frozen;
using System.Security.Claims;
using CallCenter.Web.Features.Sites;

namespace CallCenter.Web.Access;

/// <summary>What an account of one service site may at most, whatever its roles: its own visits, its own people, the articles for technicians. The floor, calls, recordings,
/// call-backs, imports, exports of customers and reports are the house's (LX-24, XJ-01);
/// a site is paid by the prices, judged by the trips and held by the audit, and has no say in them (reference §5.4: 8, 11, 22).</summary>
internal static class SiteRights
{
    private static readonly FrozenSet<string> Most =
        new[] { Rights.CustomerRead, Rights.CustomerReveal, Rights.KnowledgeRead, Rights.DispatchWork, Rights.SiteManage, Rights.OwnSettings }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether an account may have the right at all: one that is bound to no site, or a right that a site's account keeps.</summary>
    public static bool Allow(ClaimsPrincipal person, string right) => SiteScope.Of(person) is null || Most.Contains(right);
}
