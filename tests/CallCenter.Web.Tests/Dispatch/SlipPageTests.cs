using System.Security.Claims;
using Bunit;
using CallCenter.Web.Features.Customers;
using CallCenter.Web.Features.Dispatch;
using CallCenter.Web.Features.Sites;
using CallCenter.Web.Tests.Host;
using CallCenter.Web.Tests.Tickets;
using CallCenter.Web.Tests.Ui;
using Crm.Domain.Dispatch;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Persistence.Dispatch;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Dispatch;

/// <summary>The paper that a technician takes along.</summary>
[Collection(HostTests.Name)]
public sealed class SlipPageTests(RunningHost host)
{
    [Fact]
    public async Task Slip_CarriesItsNumberAsCode_ItsWindow_AndTheDayOfPrint_AndIsItsSitesAlone()
    {
        var visits = host.Services.GetRequiredService<DispatchQuery>();
        var line = (await visits.ListAsync(new VisitFilter(), 200, null, Xunit.TestContext.Current.CancellationToken)).First(l => l.Order is { SiteCode: not null, WindowFrom: not null, Status: not DispatchStatus.Cancelled });
        using var context = TicketPageParts.Open(host, "en");
        foreach (var service in new[] { typeof(DispatchQuery), typeof(DispatchStore), typeof(RevealPhone) })
            context.Services.AddSingleton(service, host.Services.GetRequiredService(service));
        var slip = Open(context, line.Order.Number, null);
        var text = slip.Find("[data-testid=slip-page]").TextContent;
        text.ShouldContain(line.Order.Number);
        text.ShouldContain(CrmWords.FullMinute(line.Order.WindowFrom!.Value));
        slip.Find("footer").TextContent.ShouldMatch("20[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}");
        slip.FindAll("svg path").ShouldContain(p => p.GetAttribute("d")!.Length > 500, "the code of the number is drawn");

        Open(context, line.Order.Number, line.Order.SiteCode).FindAll("[data-testid=slip-page]").ShouldHaveSingleItem();
        Open(context, line.Order.Number, "another").FindAll("[data-testid=slip-page]").ShouldBeEmpty();
    }

    private static IRenderedComponent<SlipPage> Open(PageContext context, string number, string? site)
    {
        List<Claim> claims = [new(ClaimTypes.Name, "dispatcher1"), new(ClaimTypes.Role, Roles.Dispatcher)];
        if (site is not null)
            claims.Add(new Claim(SiteScope.Claim, site));
        var state = Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(claims, "test"))));
        return context.Render<SlipPage>(p => p.Add(x => x.Number, number).AddCascadingValue(state));
    }
}
