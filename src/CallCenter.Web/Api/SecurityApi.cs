using CallCenter.Web.Access;
using CallCenter.Web.Features.Security;
using CallCenter.Web.Switchboard.Lines;

namespace CallCenter.Web.Api;

/// <summary><c>GET /api/v1/trunks</c> and <c>GET /api/v1/security</c>: how the lines to the providers stand, and what the edge defended itself against.</summary>
internal static class SecurityApi
{
    public static void MapSecurity(this RouteGroupBuilder api)
    {
        api.MapGet("/trunks", Trunks).RequireAuthorization(Rights.FloorSee).WithName("ListTrunks");
        api.MapGet("/security", Events).RequireAuthorization(Rights.FloorControl).WithName("ListSecurityEvents");
    }

    private static IReadOnlyList<TrunkWire> Trunks(TrunkRoutes routes) => [.. routes.All.Select(t => TrunkWire.From(t, routes))];

    /// <summary>The newest first; the list itself is bounded (<see cref="SecurityBook.Limit"/>), so it needs no pages.</summary>
    private static IReadOnlyList<SecurityEntry> Events(SecurityLog security) => security.Book.Entries;
}
