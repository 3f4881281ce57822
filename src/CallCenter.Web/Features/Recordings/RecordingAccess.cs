using System.Security.Claims;
using CallCenter.Web.Access;

namespace CallCenter.Web.Features.Recordings;

/// <summary>Who may hear what: everything with the one right, one's own calls with the other. The audio endpoint asks the same question.</summary>
public static class RecordingAccess
{
    /// <summary>Whether this person may hear a recording of this agent's call.</summary>
    public static bool MayHear(ClaimsPrincipal person, string? agent)
    {
        ArgumentNullException.ThrowIfNull(person);
        return RoleRights.Has(person, Rights.RecordingPlayAny)
            || (RoleRights.Has(person, Rights.RecordingPlayOwn) && agent is not null && string.Equals(agent, person.Identity?.Name, StringComparison.Ordinal));
    }
}
