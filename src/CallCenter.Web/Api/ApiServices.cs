using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;

namespace CallCenter.Web.Api;

/// <summary>What the HTTP face needs.</summary>
internal static class ApiServices
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiTokenAuthentication>(ApiTokenAuthentication.SchemeName, null);
        services.AddProblemDetails(o => o.CustomizeProblemDetails = UnreadableRequest.Describe);
        services.Configure<ExceptionHandlerOptions>(UnreadableRequest.Configure);
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddOpenApi();
        services.AddSingleton<RestDays>();
        services.AddSignalR();
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase)));
        return services;
    }
}
