using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Persistence.Users;

namespace CallCenter.Web.Features.SignIn;

/// <summary>Who is at the other end of a circuit, asked again while it lives: a circuit outlasts requests, so the cookie's own check never sees it.
/// A changed password, other roles or a switched-off account end the session, at once when this node made the change.</summary>
internal sealed class LivePerson : RevalidatingServerAuthenticationStateProvider
{
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));
    private readonly IServiceScopeFactory _scopes;
    private readonly IOptions<IdentityOptions> _options;
    private readonly AccountChanges _changes;
    private Task<AuthenticationState>? _current;

    public LivePerson(ILoggerFactory loggers, IServiceScopeFactory scopes, IOptions<IdentityOptions> options, AccountChanges changes)
        : base(loggers)
    {
        (_scopes, _options, _changes) = (scopes, options, changes);
        AuthenticationStateChanged += Remember;
        _changes.Ended += Check;
    }

    protected override TimeSpan RevalidationInterval => SignInServices.CheckEvery;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        var person = authenticationState.User;
        var user = await users.GetUserAsync(person);
        if (user is null || !user.IsActive)
            return false;
        if (person.FindFirstValue(_options.Value.ClaimsIdentity.SecurityStampClaimType) != await users.GetSecurityStampAsync(user))
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

    protected override void Dispose(bool disposing)
    {
        _changes.Ended -= Check;
        AuthenticationStateChanged -= Remember;
        base.Dispose(disposing);
    }

    private void Remember(Task<AuthenticationState> state) => _current = state;

    private void Check(string user) => _ = CheckAsync(user);

    private async Task CheckAsync(string user)
    {
        if (_current is not { } current || (await current).User.Identity?.Name != user)
            return;
        if (!await ValidateAuthenticationStateAsync(await current, CancellationToken.None))
            SetAuthenticationState(Task.FromResult(Nobody));
    }
}
