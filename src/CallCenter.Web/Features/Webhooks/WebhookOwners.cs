using System.Security.Claims;
using CallCenter.Web.Features.Sites;
using Microsoft.AspNetCore.Identity;
using Persistence.Administration;
using Persistence.Users;

namespace CallCenter.Web.Features.Webhooks;

/// <summary>Whose rights a subscription has: those that its maker has now. Who lost a right hears no more of what it opened.</summary>
internal sealed class WebhookOwners(IServiceScopeFactory scopes, ApiTokens tokens, TimeProvider clock)
{
    private const string Token = "token:";

    /// <summary>The maker as he would sign in now; null when his account or token is gone, locked or over.</summary>
    public async Task<ClaimsPrincipal?> FindAsync(string owner, CancellationToken ct)
    {
        if (owner.StartsWith(Token, StringComparison.Ordinal))
        {
            var live = (await tokens.ListAsync(ct)).FirstOrDefault(t => t.RevokedAt is null && Token + t.Name == owner && !(t.ExpiresAt <= clock.GetUtcNow()));
            return live is null ? null : Person(owner, [live.Role], null);
        }

        using var scope = scopes.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        if (await users.FindByNameAsync(owner) is not { IsActive: true } user)
            return null;
        var site = (await users.GetClaimsAsync(user)).FirstOrDefault(c => c.Type == SiteScope.Claim);
        return Person(owner, await users.GetRolesAsync(user), site);
    }

    private static ClaimsPrincipal Person(string name, IEnumerable<string> roles, Claim? site) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, name), .. roles.Select(r => new Claim(ClaimTypes.Role, r)), .. site is null ? Array.Empty<Claim>() : [site]], "webhook"));
}
