using CallCenter.Web.Access;
using CallCenter.Web.Features.Home;
using CallCenter.Web.Switchboard;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Telephony.Distribution;
using Telephony.Exchange;
using Persistence;
using Persistence.Users;

namespace CallCenter.Web.Features.SignIn;

/// <summary>Who may come in, how long the cookie holds, what each right means.</summary>
internal static class SignInServices
{
    /// <summary>A working day without a sign-in in the middle of a call.</summary>
    public static readonly TimeSpan CookieLife = TimeSpan.FromHours(12);

    /// <summary>How soon a changed password, a lock or a changed role is felt (required: within 60 s).</summary>
    public static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(30);

    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(ConfigureCookie);
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = CheckEvery);
        services.AddIdentityCore<AppUser>(ConfigureIdentity)
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<AppDb>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<PersonClaims>();
        services.AddScoped<ISecurityStampValidator, ActivePeople>();
        services.AddSingleton<AccountChanges>();
        services.AddHttpContextAccessor();
        services.AddScoped<IFrontDoor, FrontDoor>();
        services.AddScoped<AuthenticationStateProvider, LivePerson>();
        services.AddSingleton<IAuthorizationHandler, SiteWall>();
        services.AddAuthorization(options =>
        {
            options.AddPolicy(WithinOwnSite.Policy, p => p.RequireAuthenticatedUser().AddRequirements(new WithinOwnSite()));
            foreach (var right in Rights.All)
                options.AddPolicy(right, p => p.RequireAuthenticatedUser().RequireAssertion(c => RoleRights.Has(c.User, right)).AddRequirements(new WithinOwnSite()));
        });
        return services;
    }

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (HttpContext http) => TypedResults.LocalRedirect(HomePath.Of(http.User))).ExcludeFromDescription();
        routes.MapPost("/sign-out", LeaveAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> LeaveAsync(
        IFrontDoor door, HttpContext http, ISwitchboard switchboard, [Microsoft.AspNetCore.Mvc.FromForm] string? returnUrl)
    {
        // Who leaves takes no more calls, on whatever phone; in mid-call it counts for after the call. The abandoned browser phone is swept.
        if (http.User.Identity?.Name is { } name && RoleRights.Has(http.User, Rights.DeskUse))
            await switchboard.AskAsync(new Input.SetPresence(new AgentId(name), Presence.SignedOut, null, null, name), http.RequestAborted);
        await door.LeaveAsync();
        http.Response.Cookies.Delete(ChosenDevice.Cookie);
        return TypedResults.LocalRedirect(LocalPath.Or(returnUrl, "/sign-in"));
    }

    private static void ConfigureIdentity(IdentityOptions options)
    {
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
        options.Lockout.AllowedForNewUsers = true;
        options.Password.RequiredLength = Crm.Domain.Administration.UserRules.PasswordLength;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "aftersales";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = CookieLife;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.LogoutPath = "/sign-out";
        options.AccessDeniedPath = "/forbidden";
        // A page that asks how long the session still holds must not make it longer: neither by half its life nor by the stamp's check.
        var validate = options.Events.OnValidatePrincipal;
        options.Events.OnValidatePrincipal = async c =>
        {
            await validate(c);
            c.ShouldRenew &= !SessionRoutes.OnlyAsks(c.Request);
        };
        options.Events.OnCheckSlidingExpiration = c =>
        {
            c.ShouldRenew &= !SessionRoutes.OnlyAsks(c.Request);
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToLogin = c => AnswerAsync(c, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = c => AnswerAsync(c, StatusCodes.Status403Forbidden);
    }

    /// <summary>Pages are led to the sign-in; programs get the status.</summary>
    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        var wantsPage = HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (wantsPage)
            context.Response.Redirect(context.RedirectUri);
        else
            context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
