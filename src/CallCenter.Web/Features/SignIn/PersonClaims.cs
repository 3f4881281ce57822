using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Persistence;
using Persistence.Users;

namespace CallCenter.Web.Features.SignIn;

/// <summary>What the cookie says of a person besides name and roles: the name colleagues read, and the extension.</summary>
internal sealed class PersonClaims(UserManager<AppUser> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options, IHttpContextAccessor http)
    : UserClaimsPrincipalFactory<AppUser, IdentityRole>(users, roles, options)
{
    /// <summary>Claim type of the extension.</summary>
    public const string Extension = "extension";

    /// <summary>Claim type of the audit's workstation, see <see cref="Workstations"/>.</summary>
    public const string Workstation = "workstation";

    /// <summary>Who a person is to the audit.</summary>
    public static Actor ActorOf(ClaimsPrincipal person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new Actor(person.Identity?.Name ?? "nobody", person.FindFirstValue(Workstation));
    }

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AppUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimTypes.GivenName, user.DisplayName.Length > 0 ? user.DisplayName : user.UserName ?? ""));
        if (user.Extension is not null)
            identity.AddClaim(new Claim(Extension, user.Extension));
        if (http.HttpContext is { } request)
            identity.AddClaim(new Claim(Workstation, Workstations.Of(request)));
        return identity;
    }
}
