using Microsoft.AspNetCore.Authorization;

namespace CallCenter.Web.Access;

/// <summary>Part of every right's policy: an account of one service site reaches what is its site's alone. Answered by <see cref="SiteWall"/>.</summary>
internal sealed class WithinOwnSite : IAuthorizationRequirement
{
    /// <summary>The policy of what every signed-in account may ask: this alone.</summary>
    public const string Policy = "within-own-site";
}
