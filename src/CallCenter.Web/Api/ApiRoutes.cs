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
        var api = app.MapGroup(Prefix).DisableAntiforgery().RequireAuthorization(
            new AuthorizeAttribute { AuthenticationSchemes = $"{IdentityConstants.ApplicationScheme},{ApiTokenAuthentication.SchemeName}" });
        api.MapAgents();
        api.MapQueues();
        api.MapCalls();
        api.MapCallCommands();
        api.MapRecordings();
        api.MapLookup();
        api.MapEvents();
        if (demo)
            api.MapDemo();
        app.MapHub<FloorHub>(FloorHub.Path);
        app.MapOpenApi().RequireAuthorization();
    }
}
