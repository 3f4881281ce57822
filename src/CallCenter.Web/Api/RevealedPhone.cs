using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Customers;
using Crm.Domain.PhoneNumbers;

namespace CallCenter.Web.Api;

/// <summary>A number over the API: masked, in clear only for the right and a reason, which is written down first (<c>?reveal=verify</c>).</summary>
internal static class RevealedPhone
{
    /// <summary>How numbers of the subject are shown to this person.</summary>
    public static async Task<Func<string?, string>> ShowAsync(string? reveal, string subject, ClaimsPrincipal person, RevealPhone log, CancellationToken ct)
    {
        if (reveal is null || !RevealPhone.Reasons.Contains(reveal) || !RoleRights.Has(person, Rights.CustomerReveal))
            return PhoneNumber.Mask;
        await log.NoteAsync(subject, reveal, person.Identity!.Name!, ct);
        return number => number ?? "";
    }
}
