using System.Security.Claims;
using CallCenter.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Persistence.Users;

namespace CallCenter.Web.Features.SignIn;

/// <summary><c>/session</c>: how long the sign-in still holds, asked by the page without making it longer; and a way to make it longer without a reload.</summary>
internal static class SessionRoutes
{
    private const string Path = "/session";

    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup(Path).RequireAuthorization().DisableAntiforgery().AddEndpointFilter<SameOriginFilter>().ExcludeFromDescription();
        session.MapGet("", LeftAsync);
        session.MapPost("/renew", RenewAsync);
    }

    /// <summary>A request that only asks how long the session holds: it is no sign of life.</summary>
    public static bool OnlyAsks(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>When the session of this request ends, in milliseconds since 1970, or null without one.</summary>
    public static long? Ends(HttpContext? http) =>
        http?.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc?.ToUnixTimeMilliseconds();

    private static Task<IResult> LeftAsync(HttpContext http, TimeProvider clock)
    {
        http.Response.Headers.CacheControl = "no-store";
        var left = Ends(http) is { } ends ? ends - clock.GetUtcNow().ToUnixTimeMilliseconds() : 0;
        return Task.FromResult<IResult>(TypedResults.Ok(new { leftMs = left }));
    }

    // Asked here each time: a cookie made anew again and again would never be old enough for the look that is taken now and then.
    private static async Task<IResult> RenewAsync(ClaimsPrincipal person, HttpContext http, SignInManager<AppUser> signIn)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (await signIn.ValidateSecurityStampAsync(person) is not { IsActive: true })
            return TypedResults.Unauthorized();
        await http.SignInAsync(IdentityConstants.ApplicationScheme, person, new AuthenticationProperties());
        return TypedResults.Ok(new { leftMs = (long)SignInServices.CookieLife.TotalMilliseconds });
    }
}
