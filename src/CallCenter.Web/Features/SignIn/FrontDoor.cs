using Microsoft.AspNetCore.Identity;
using Persistence.Users;

namespace CallCenter.Web.Features.SignIn;

/// <summary>The door with ASP.NET Core Identity behind it.</summary>
internal sealed class FrontDoor(SignInManager<AppUser> signIn, UserManager<AppUser> users, UserStore accounts) : IFrontDoor
{
    private static readonly AppUser Nobody = new() { UserName = "nobody" };
    private static readonly string NobodysHash = new PasswordHasher<AppUser>().HashPassword(Nobody, Guid.CreateVersion7().ToString());

    public async Task<bool> TryEnterAsync(string name, string password)
    {
        var user = await users.FindByNameAsync(name);
        if (user is null)
        {
            // The same work as for a known name, so that the time of the answer does not tell which names exist.
            users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, password);
            return false;
        }

        if (!user.IsActive)
            return false;
        var result = await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
            await accounts.SignedInAsync(user.Id, CancellationToken.None);
        return result.Succeeded;
    }

    public Task LeaveAsync() => signIn.SignOutAsync();
}
