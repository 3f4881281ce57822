using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Sites;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain.Tickets;
using Persistence.Dispatch;

namespace CallCenter.Web.Realtime;

/// <summary>Who may hear which event: nobody hears of what he may not read.</summary>
internal static class EventRights
{
    // Everything about people's cases is for those who may read them; what is not named here is the floor's.
    private static readonly (string Prefix, string[] AnyOf)[] Table =
    [
        (FloorEvent.Security, [Rights.FloorControl]),
        ("ticket.", [Rights.CustomerRead]),
        ("customer.", [Rights.CustomerRead]),
        ("unit.", [Rights.CustomerRead]),
        ("visit.", [Rights.CustomerRead]),
        ("callback.", [Rights.CallbackWork, Rights.CallbackManage]),
        ("evaluation.", [Rights.QualityReview]),
        ("import.", [Rights.DataImport]),
    ];

    /// <summary>True when one of the rights that the event asks for is the person's.</summary>
    public static bool MayHear(ClaimsPrincipal person, FloorEvent happened)
    {
        foreach (var (prefix, anyOf) in Table)
        {
            if (happened.Type.StartsWith(prefix, StringComparison.Ordinal))
                return anyOf.Any(right => RoleRights.Has(person, right));
        }

        return RoleRights.Has(person, Rights.FloorSee);
    }

    /// <summary>True for who is bound to no service site; else when it happened to a ticket or a visit of his site.</summary>
    public static async Task<bool> IsOfOwnSiteAsync(ClaimsPrincipal person, FloorEvent happened, SiteSight sight, CancellationToken ct)
    {
        if (SiteScope.Of(person) is not { } site)
            return true;
        if (happened.Id is not { } id)
            return false;
        if (happened.Type.StartsWith("ticket.", StringComparison.Ordinal))
            return await sight.SeesTicketAsync(site, new TicketId(id), ct);
        return happened.Type.StartsWith("visit.", StringComparison.Ordinal) && await sight.SeesVisitAsync(site, id, ct);
    }
}
