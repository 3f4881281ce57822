using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Customers;
using CallCenter.Web.Features.Dispatch;
using CallCenter.Web.Features.Quotations;
using CallCenter.Web.Features.Sites;
using CallCenter.Web.Features.Tickets;
using CallCenter.Web.Realtime;
using CallCenter.Web.Realtime.Wire;
using CallCenter.Web.Tests.Host;
using CallCenter.Web.Ui.Shell;
using Crm.Domain.Dispatch;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Dispatch;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Sites;

/// <summary>What an account of one service site sees of the house, whatever its role (LX-24, XJ-01).</summary>
[Collection(HostTests.Name)]
public sealed class SiteAccountTests(RunningHost host)
{
    private const string Site = "QD01";

    private static readonly string[] Roles = [Persistence.Users.Roles.Dispatcher, Persistence.Users.Roles.Agent, Persistence.Users.Roles.Supervisor, Persistence.Users.Roles.Manager, Persistence.Users.Roles.Auditor];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("dispatcher1")]
    [InlineData("agent20")]
    [InlineData("supervisor1")]
    [InlineData("manager1")]
    public async Task AccountOfASite_OverHttp_ReachesItsOwnTicketsAlone(string account)
    {
        var (own, other) = await TicketsAsync();
        await BindAsync(account, isBound: true);
        try
        {
            var (browser, _) = await host.BrowserAsync(account);
            using (browser)
            {
                var ticket = await JsonAsync(browser, "tickets/" + own.Number);
                ticket.GetProperty("dispatches").EnumerateArray().Select(d => d.GetProperty("site").GetString()).ShouldAllBe(s => s == Site);
                foreach (var closed in Closed(other.Number))
                    (await StatusAsync(browser, "/api/v1/" + closed)).ShouldBe(HttpStatusCode.Forbidden, closed);
                (await JsonAsync(browser, "tickets?limit=200")).GetProperty("items").EnumerateArray().Select(t => t.GetProperty("number").GetString()).ShouldSatisfyAllConditions(
                    n => n.ShouldContain(own.Number), n => n.ShouldNotContain(other.Number));
                (await JsonAsync(browser, "search?q=" + own.Number)).GetProperty("groups").GetArrayLength().ShouldBe(1);
                (await JsonAsync(browser, "search?q=" + other.Number)).GetProperty("groups").GetArrayLength().ShouldBe(0);
                (await JsonAsync(browser, "search?q=" + Uri.EscapeDataString("张"))).GetProperty("groups").GetArrayLength().ShouldBe(0);
                var file = await browser.GetStringAsync(new Uri("/api/v1/tickets/export?status=all", UriKind.Relative), Ct);
                file.ShouldSatisfyAllConditions(f => f.ShouldContain(own.Number), f => f.ShouldNotContain(other.Number));
                (await StatusAsync(browser, $"/tickets/{own.Number}")).ShouldBe(HttpStatusCode.OK);
                (await StatusAsync(browser, "/me/settings")).ShouldBe(HttpStatusCode.NoContent, "his looks and keys are his own, whomever he works for");
                foreach (var page in new[] { $"/tickets/{other.Number}", $"/tickets/{other.Number}/quotations/Q-1", $"/tickets/{other.Number}/quotations/Q-1.pdf", "/customers", "/units", "/supervisor", "/calls", "/imports", "/admin/dispatch-rules", "/desk" })
                    (await StatusAsync(browser, page)).ShouldBe(HttpStatusCode.Forbidden, page);
            }
        }
        finally
        {
            await BindAsync(account, isBound: false);
        }
    }

    [Fact]
    public async Task AccountOfNoSite_ReachesBoth()
    {
        var (own, other) = await TicketsAsync();
        var (browser, _) = await host.BrowserAsync("dispatcher1");
        using (browser)
        {
            foreach (var number in new[] { own.Number, other.Number })
                (await StatusAsync(browser, $"/tickets/{number}")).ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task PageOfTheRouter_IsAskedLikeARequest()
    {
        var (own, other) = await TicketsAsync();
        using var scope = host.Services.CreateScope();
        var doors = scope.ServiceProvider.GetRequiredService<IAuthorizationService>();
        foreach (var person in Roles.Select(r => Person(r, Site)))
        {
            (await IsOpenAsync(person, typeof(TicketPage), own.Number)).ShouldBeTrue();
            (await IsOpenAsync(person, typeof(TicketPage), other.Number)).ShouldBeFalse();
            (await IsOpenAsync(person, typeof(QuotationPage), other.Number)).ShouldBeFalse();
            (await IsOpenAsync(person, typeof(CustomerPage), own.Number)).ShouldBeFalse();
            (await IsOpenAsync(person, typeof(UnitPage), own.Number)).ShouldBeFalse();
        }

        (await IsOpenAsync(Person(Roles[0], null), typeof(TicketPage), other.Number)).ShouldBeTrue();

        async Task<bool> IsOpenAsync(ClaimsPrincipal person, Type page, string number) => (await doors.AuthorizeAsync(
            person, new Microsoft.AspNetCore.Components.RouteData(page, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Number"] = number }), Rights.CustomerRead)).Succeeded;
    }

    [Fact]
    public async Task Event_IsHeardByASite_WhenItIsOfItsTicketOrVisit()
    {
        var (own, other) = await TicketsAsync();
        var (sight, person, now) = (host.Services.GetRequiredService<SiteSight>(), Person(Roles[0], Site), DateTimeOffset.UnixEpoch);
        (await HearsAsync(person, "ticket.scheduled", own.Ticket)).ShouldBeTrue();
        (await HearsAsync(person, "ticket.scheduled", other.Ticket)).ShouldBeFalse();
        (await HearsAsync(person, "visit.assigned", own.Visit)).ShouldBeTrue();
        (await HearsAsync(person, "visit.assigned", other.Visit)).ShouldBeFalse();
        (await HearsAsync(person, "customer.changed", own.Ticket)).ShouldBeFalse();
        (await HearsAsync(person, "ticket.scheduled", null)).ShouldBeFalse();
        (await HearsAsync(Person(Roles[0], null), "customer.changed", null)).ShouldBeTrue();

        Task<bool> HearsAsync(ClaimsPrincipal who, string type, Guid? id) => EventRights.IsOfOwnSiteAsync(who, new FloorEvent(1, type, now) { Id = id }, sight, Ct);
    }

    [Fact]
    public void AccountOfASite_KeepsFewRights_AndSeesTheirDoorsAlone()
    {
        foreach (var role in Roles.Append(Persistence.Users.Roles.Reviewer).Append(Persistence.Users.Roles.Parts))
        {
            var person = Person(role, Site);
            foreach (var right in new[] { Rights.FloorSee, Rights.DeskUse, Rights.RecordingPlayAny, Rights.CustomerExport, Rights.DataImport, Rights.CallbackManage, Rights.CustomerEdit, Rights.TicketEdit, Rights.Administer })
                RoleRights.Has(person, right).ShouldBeFalse($"{role} {right}");
            RailEntry.For(person).Select(d => d.Path).ShouldAllBe(p => p == "/tickets" || p == "/dispatch" || p == "/knowledge");
        }

        RoleRights.Has(Person(Roles[0], Site), Rights.DispatchWork).ShouldBeTrue();
    }

    [Fact]
    public void EveryRouteThatTheWallOpens_IsOne()
    {
        var routes = host.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText).ToHashSet(StringComparer.Ordinal);
        SiteWall.OpenRoutes.Where(r => !routes.Contains(r)).ShouldBeEmpty();
        routes.ShouldContain(QuotationPdf.Route);
    }

    private static string[] Closed(string number) =>
    [
        "tickets/" + number, $"tickets/{number}/messages", $"tickets/{number}/attachments", $"tickets/{number}/changes", $"tickets/{number}/quotations", "tickets/T-000101-9999", "customers", "customers/export", "units", "units/export",
        "lookup?number=13800138000", "lookup?ticket=" + number, "recalls", "imports", "calls", "callbacks", "recordings", "agents", "queues", "shipments", "customers/C-0000001", "customers/C-0000001/service-wish",
    ];

    private static ClaimsPrincipal Person(string role, string? site)
    {
        List<Claim> claims = [new(ClaimTypes.Name, "somebody"), new(ClaimTypes.Role, role)];
        if (site is not null)
            claims.Add(new Claim(SiteScope.Claim, site));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, "test"));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative), Ct);
        return answer.StatusCode;
    }

    private static async Task<JsonElement> JsonAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private async Task BindAsync(string account, bool isBound)
    {
        using var scope = host.Services.CreateScope();
        (await scope.ServiceProvider.GetRequiredService<SiteAccounts>().SetAsync(Site, account, isBound, new Actor("admin"), Ct)).ShouldBeOfType<SaveResult<string>.Saved>();
    }

    // A ticket of the site alone, and one that it has nothing to do with; of the demo data, which nobody here changes.
    private async Task<((string Number, Guid Ticket, Guid Visit) Own, (string Number, Guid Ticket, Guid Visit) Other)> TicketsAsync()
    {
        var visits = host.Services.GetRequiredService<DispatchQuery>();
        var lines = await visits.ListAsync(new VisitFilter(), 200, null, Ct);
        var own = lines.First(l => l.Order is { SiteCode: Site, Status: not DispatchStatus.Cancelled });
        var mine = lines.Where(l => l.Order.SiteCode == Site).Select(l => l.Order.TicketId).ToHashSet();
        var other = lines.First(l => l.Order.SiteCode is not null && !mine.Contains(l.Order.TicketId));
        return ((own.TicketNumber, own.Order.TicketId.Value, own.Order.Id.Value), (other.TicketNumber, other.Order.TicketId.Value, other.Order.Id.Value));
    }
}
