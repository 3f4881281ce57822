using System.Security.Claims;
using Crm.Domain;
using Crm.Domain.Administration;
using Microsoft.AspNetCore.Identity;
using Persistence;
using Persistence.Administration;
using Persistence.Users;

namespace CallCenter.Web.Features.Sites;

/// <summary>Binds accounts to a service site: from then on they see that site alone.</summary>
internal sealed class SiteAccounts(UserManager<AppUser> users, StoreWriter writer, TimeProvider clock)
{
    /// <summary>Who is bound to the site, by account name.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(string site) =>
        [.. (await users.GetUsersForClaimAsync(new Claim(SiteScope.Claim, site))).Select(u => u.UserName!).Order(StringComparer.Ordinal)];

    /// <summary>Binds an account to the site alone, or unbinds it (<paramref name="isBound"/> false). It takes effect at once: the old sign-in is no longer good.</summary>
    public async Task<SaveResult<string>> SetAsync(string site, string account, bool isBound, Actor actor, CancellationToken ct)
    {
        if (await users.FindByNameAsync(account.Trim()) is not { } user)
            return FieldRules.IsUnknown("account", account);
        if (await users.IsInRoleAsync(user, Roles.Administrator))
            return Refusal.Of("AdministratorSeesEverySite", ("field", "account"));
        var old = (await users.GetClaimsAsync(user)).Where(c => c.Type == SiteScope.Claim).ToList();
        await users.RemoveClaimsAsync(user, old);
        if (isBound)
            await users.AddClaimAsync(user, new Claim(SiteScope.Claim, site));
        await users.UpdateSecurityStampAsync(user);
        var name = user.UserName!;
        await writer.WriteAsync(
            db =>
            {
                Audit.Note(db, actor, isBound ? "site.bound" : "site.unbound", "site:" + site, clock.GetUtcNow(), old.FirstOrDefault()?.Value, name);
                return Task.CompletedTask;
            },
            ct);
        return name;
    }
}
