using System.Security.Claims;
using System.Text.Json.Nodes;
using CallCenter.Web.Access;
using CallCenter.Web.Api;
using Microsoft.AspNetCore.Http.Metadata;
using Persistence.Administration;

namespace CallCenter.Web.Features.Me;

/// <summary><c>/me/settings</c>: the page's script reads what the account has and tells what was changed. Of two browsers the later change wins, setting by setting.</summary>
internal static class OwnSettingsRoutes
{
    /// <summary>Whoever works for whomever: his own.</summary>
    internal const string Path = "/me/settings";

    public static void MapOwnSettings(this IEndpointRouteBuilder routes)
    {
        var settings = routes.MapGroup(Path).RequireAuthorization(Rights.OwnSettings).DisableAntiforgery().AddEndpointFilter<SameOriginFilter>().ExcludeFromDescription();
        settings.MapGet("", ReadAsync);
        settings.MapPatch("", ChangeAsync).WithMetadata(new BodyLimit());
        settings.MapDelete("", ResetAsync);
    }

    private static async Task<IResult> ReadAsync(ClaimsPrincipal person, OwnSettingsStore store, HttpContext http, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        return await store.FindAsync(Name(person), ct) is { } kept && OwnSettings.FromJson(kept).ToJson() is { } json
            ? TypedResults.Text(json, "application/json")
            : TypedResults.NoContent();
    }

    private static async Task<IResult> ChangeAsync(ClaimsPrincipal person, JsonObject changes, OwnSettingsStore store, CancellationToken ct)
    {
        if (OwnSettings.None.With(changes).Wrong is { } wrong)
            return TypedResults.Problem($"'{wrong}' is no setting, or not one of its values.", statusCode: StatusCodes.Status400BadRequest, title: "Not a setting", type: "/problems/own-setting");
        string? now = null;
        // Each change was checked by itself, so what stands cannot make it wrong.
        await store.ChangeAsync(Name(person), kept => now = OwnSettings.FromJson(kept).With(changes).Settings?.ToJson(), ct);
        return now is null ? TypedResults.NoContent() : TypedResults.Text(now, "application/json");
    }

    private static async Task<IResult> ResetAsync(ClaimsPrincipal person, OwnSettingsStore store, CancellationToken ct)
    {
        await store.ChangeAsync(Name(person), _ => null, ct);
        return TypedResults.NoContent();
    }

    private static string Name(ClaimsPrincipal person) => person.Identity?.Name ?? throw new InvalidOperationException("Nobody is signed in behind the right to own settings.");

    // A body that could hold all settings twice.
    private sealed class BodyLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => OwnSettingsStore.MostContent;
    }
}
