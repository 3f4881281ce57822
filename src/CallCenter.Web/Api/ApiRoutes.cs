using CallCenter.Web.Access;
using CallCenter.Web.Realtime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace CallCenter.Web.Api;

/// <summary>Everything under <c>/api/v1</c>. Each route names its right; errors are problem details (RFC 9457).</summary>
public static class ApiRoutes
{
    /// <summary>Prefix of the first version.</summary>
    public const string Prefix = "/api/v1";

    /// <summary>Maps the HTTP face, the hub and the OpenAPI document.</summary>
    public static void MapApi(this WebApplication app, bool demo)
    {
        // People by their cookie, programs by their token: the hub and the document too, or a call bar could not connect.
        var signedIn = new AuthorizeAttribute(WithinOwnSite.Policy) { AuthenticationSchemes = $"{IdentityConstants.ApplicationScheme},{ApiTokenAuthentication.SchemeName}" };
        var api = app.MapGroup(Prefix).DisableAntiforgery().RequireAuthorization(signedIn);
        api.AddEndpointFilter<SameOriginFilter>();
        api.MapAgents();
        api.MapQueues();
        api.MapCalls();
        api.MapCallCommands();
        api.MapTransfers();
        api.MapSupervision();
        api.MapBroadcasts();
        api.MapRecordings();
        api.MapIntegrity();
        api.MapEvaluations();
        api.MapLookup();
        api.MapCodes();
        api.MapCustomers();
        api.MapSearch();
        api.MapTickets();
        api.MapTicketWork();
        api.MapUnits();
        api.MapServiceLevels();
        api.MapLists();
        api.MapImports();
        api.MapWarranty();
        api.MapCatalogue();
        api.MapFees();
        api.MapShipments();
        api.MapDispatches();
        api.MapServiceSites();
        api.MapCallbacks();
        api.MapKnowledge();
        api.MapArticles();
        api.MapEvents();
        api.MapSecurity();
        if (demo)
            api.MapDemo();
        app.MapHub<FloorHub>(FloorHub.Path).RequireAuthorization(signedIn);
        app.MapOpenApi().RequireAuthorization(signedIn);
    }
}
