using System.Security.Claims;
using Bunit;
using CallCenter.Web.Features.Webhooks;
using CallCenter.Web.Tests.Admin;
using CallCenter.Web.Tests.Host;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Users;
using Persistence.Webhooks;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Webhooks;

[Collection(HostTests.Name)]
public sealed class WebhooksPageTests(RunningHost host)
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh-CN", "签名密钥", "不是 https")]
    [InlineData("en", "Signing key", "Not https")]
    public async Task Subscription_IsMadeTestedAndDeleted_AndItsKeyIsShownOnce(string culture, string key, string problem)
    {
        using var context = AdminPages.Open(host, culture);
        context.Services.AddSingleton(host.Services.GetRequiredService<WebhookDesk>());
        context.Services.AddSingleton(host.Services.GetRequiredService<WebhookStore>());
        var who = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, "admin"), new(ClaimTypes.Role, Roles.Administrator)], "test"));
        var page = context.Render<WebhooksPage>(p => p.AddCascadingValue(Task.FromResult(new AuthenticationState(who))));
        await page.At("admin-new").ClickAsync();
        await page.TypeAsync("webhook-name", "page-" + culture);
        await page.TypeAsync("webhook-address", "ftp://nowhere");
        await page.At("admin-save").ClickAsync();
        page.FindAll("[data-testid=webhook-secret]").ShouldBeEmpty();
        page.At("webhook-form").TextContent.ShouldNotContain("Allowed.");
        await page.TypeAsync("webhook-address", "http://erp.invalid/hook");
        await page.FindAll("[data-testid=webhook-family]").Single(f => f.GetAttribute("data-family") == "visit").ClickAsync();
        await page.At("admin-save").ClickAsync();
        var secret = page.At("webhook-secret").TextContent;
        secret.ShouldStartWith("whs_");
        page.Markup.ShouldContain(key);
        await page.At("webhook-secret-close").ClickAsync();
        page.Markup.ShouldNotContain(secret);
        page.At("webhook-events").GetAttribute("value").ShouldBe("ticket.* visit.*");
        await page.At("webhook-test").ClickAsync();
        page.At("webhook-outcome").TextContent.ShouldContain(problem);
        await page.At("webhook-delete").ClickAsync();
        await page.At("webhook-sure").ClickAsync();
        (await host.Services.GetRequiredService<WebhookStore>().ListAsync(null, Ct)).ShouldNotContain(w => w.Name == "page-" + culture);
        page.Markup.ShouldNotContain("Problem.");
    }
}
