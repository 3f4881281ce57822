using Microsoft.AspNetCore.Identity;

namespace CallCenter.Web.Tests.SignIn;

internal static class IdentityResults
{
    public static void ThrowIfFailed(this IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Description)));
    }
}
