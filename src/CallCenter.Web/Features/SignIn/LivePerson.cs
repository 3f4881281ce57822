using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Persistence.Users;

namespace CallCenter.Web.Features.SignIn;

/// <summary>Who is at the other end of a circuit, asked again while it lives: a circuit outlasts requests, so the cookie's own check never sees it.
/// A changed password or a switched-off account ends the session; changed roles change the rights.</summary>
internal sealed class LivePerson(ILoggerFactory loggers, IServiceScopeFactory scopes, IOptions<IdentityOptions> options)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => SignInServices.CheckEvery;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        var person = authenticationState.User;
        var user = await users.GetUserAsync(person);
        if (user is null || !user.IsActive)
            return false;
        if (person.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType) != await users.GetSecurityStampAsync(user))
            return false;
        var roles = await users.GetRolesAsync(user);
        var known = person.FindAll(ClaimTypes.Role).Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        if (!known.SetEquals(roles))
        {
            var claims = scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<AppUser>>();
            SetAuthenticationState(Task.FromResult(new AuthenticationState(await claims.CreateAsync(user))));
        }

        return true;
    }
}
