using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Persistence.Users;

namespace CallCenter.Web.Features.SignIn;

/// <summary>The cookie's check, which also ends the sessions of an account that was switched off, at the first request after it.</summary>
internal sealed class ActivePeople(IOptions<SecurityStampValidatorOptions> options, SignInManager<AppUser> signIn, ILoggerFactory loggers, AccountChanges changes)
    : SecurityStampValidator<AppUser>(options, signIn, loggers)
{
    /// <inheritdoc/>
    public override Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        // Without an instant of issue the framework checks now instead of at the end of the interval. The cookie's instant has whole seconds.
        if (context.Principal?.Identity?.Name is { } name && context.Properties.IssuedUtc is { } issued && changes.EndedSince(name, issued))
            context.Properties.IssuedUtc = null;
        return base.ValidateAsync(context);
    }

    /// <inheritdoc/>
    protected override async Task<AppUser?> VerifySecurityStamp(ClaimsPrincipal? principal)
    {
        var user = await base.VerifySecurityStamp(principal);
        return user is { IsActive: true } ? user : null;
    }
}
