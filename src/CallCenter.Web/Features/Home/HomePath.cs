using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Ui.Shell;
using Persistence.Users;

namespace CallCenter.Web.Features.Home;

/// <summary>Where a person's day begins.</summary>
public static class HomePath
{
    /// <summary>The role's own page; while that is not built, the first door in the rail that is open to the person.</summary>
    public static string Of(ClaimsPrincipal person)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (person.Identity?.IsAuthenticated is not true)
            return "/sign-in";
        var doors = RailEntry.For(person).Select(d => d.Path).ToList();
        var own = Own(person);
        return doors.Contains(own, StringComparer.Ordinal) ? own : doors.FirstOrDefault() ?? "/forbidden";
    }

    private static string Own(ClaimsPrincipal person) => person switch
    {
        _ when person.IsInRole(Roles.Supervisor) || person.IsInRole(Roles.Manager) || person.IsInRole(Roles.Administrator) => "/supervisor",
        _ when person.IsInRole(Roles.Callback) => "/callbacks",
        _ when RoleRights.Has(person, Rights.DeskUse) => "/desk",
        _ when person.IsInRole(Roles.Reviewer) => "/quality",
        _ when person.IsInRole(Roles.Dispatcher) => "/dispatch",
        _ => "/calls",
    };
}
