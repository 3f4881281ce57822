using System.Security.Claims;
using System.Text.RegularExpressions;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Sites;
using CallCenter.Web.Tests.Resources;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Tickets;

/// <summary>Invariants of the reference, §5.4, that the code as a whole must keep.</summary>
public sealed partial class TicketInvariantTests
{
    [Theory]
    [InlineData(Roles.Dispatcher)]
    [InlineData(Roles.Parts)]
    [InlineData(Roles.Manager)]
    public void Invariant8_WhoWorksForASite_CannotEditAPrice_NorJudgeHimself(string role)
    {
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, role), new Claim(SiteScope.Claim, "QD01")], "test"));
        foreach (var right in new[] { Rights.CatalogueManage, Rights.TechnicianTrip, Rights.TripOverride, Rights.SettlementAudit })
            RoleRights.Has(person, right).ShouldBeFalse(right);
        RoleRights.Has(person, Rights.CustomerRead).ShouldBeTrue();
    }

    [Theory]
    [InlineData(Roles.Reviewer)]
    [InlineData(Roles.Auditor)]
    public void Invariant24_WhoReviews_CannotEditTickets(string role) => RoleRights.Has(role, Rights.TicketEdit).ShouldBeFalse();

    [Fact]
    public void Invariant25_NoCode_UpdatesOrDeletes_AuditEntriesOrATicketsHistory()
    {
        var sources = Path.GetFullPath(Path.Combine(Repository.Web, ".."));
        var files = Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("Migrations", StringComparison.Ordinal)).ToList();
        files.Count.ShouldBeGreaterThan(500, "the sources are where this test looks");
        files.Where(f => Tampering().IsMatch(File.ReadAllText(f))).ShouldBeEmpty();
    }

    [GeneratedRegex(@"(AuditEntries|TicketTimeline|Set<AuditRow>\(\)|Set<TicketTimelineRow>\(\))[^;]{0,200}?\.(Remove|RemoveRange|Update|UpdateRange|ExecuteDelete|ExecuteDeleteAsync|ExecuteUpdate|ExecuteUpdateAsync)\(", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Tampering();
}
