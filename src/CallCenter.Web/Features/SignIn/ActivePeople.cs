using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Persistence.Users;

namespace CallCenter.Web.Features.SignIn;

/// <summary>The cookie's check, which also ends the sessions of an account that was switched off.</summary>
internal sealed class ActivePeople(IOptions<SecurityStampValidatorOptions> options, SignInManager<AppUser> signIn, ILoggerFactory loggers)
    : SecurityStampValidator<AppUser>(options, signIn, loggers)
{
    protected override async Task<AppUser?> VerifySecurityStamp(System.Security.Claims.ClaimsPrincipal? principal)
    {
        var user = await base.VerifySecurityStamp(principal);
        return user is { IsActive: true } ? user : null;
    }
}
