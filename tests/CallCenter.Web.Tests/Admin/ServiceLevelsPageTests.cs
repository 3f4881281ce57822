using Bunit;
using CallCenter.Web.Features.Admin;
using CallCenter.Web.Tests.Host;
using CallCenter.Web.Tests.Ui;
using Crm.Domain;
using Crm.Domain.ServiceLevels;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Administration;
using Persistence.Queries;
using Persistence.Tickets;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Admin;

[Collection(HostTests.Name)]
public sealed class ServiceLevelsPageTests(RunningHost host)
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task NewRow_IsRefusedByField_ThenSaved_ChangedAsAVersion_AndAudited()
    {
        using var context = AdminPages.Open(host, "en");
        context.Services.AddSingleton(host.Services.GetRequiredService<ServiceLevelStore>());
        context.Services.AddSingleton(host.Services.GetRequiredService<CatalogueQuery>());
        var page = context.Render<ServiceLevelsPage>();
        await page.At("admin-new").ClickAsync();
        await page.TypeAsync("level-code", "page-test");
        await page.TypeAsync("level-zh", "页面测试");
        await page.TypeAsync("level-en", "Page test");
        await page.TypeAsync("level-response", "6000");
        await page.At("admin-save").ClickAsync();
        page.At("level-form").TextContent.ShouldContain("must not be shorter than an earlier limit (6000 min)");
        await page.TypeAsync("level-response", "30");
        await page.At("pause-Part").ClickAsync();
        await page.At("admin-save").ClickAsync();
        await SavedAsync(1, 30);
        await page.TypeAsync("level-response", "45");
        await page.At("admin-save").ClickAsync();
        await SavedAsync(2, 45);
        page.At("level-history").TextContent.ShouldContain("2 ·");

        // Out of use again: it would be the row of every ticket that no other row fits.
        await page.At("level-off").ClickAsync();
        var row = (await Levels.ListAsync(Ct)).Single(p => p.Code == "page-test");
        (row.IsActive, row.Pauses).ShouldBe((false, PauseReasons.Part | PauseReasons.Customer));
        (await host.Services.GetRequiredService<AuditQuery>().ListAsync(new AuditFilter(Subject: "service-level:page-test"), 10, null, Ct)).Select(a => a.Command)
            .ShouldBe(["serviceLevel.changed", "serviceLevel.changed", "serviceLevel.created"]);

        async Task SavedAsync(int version, int response)
        {
            var saved = (await Levels.ListAsync(Ct)).Single(p => p.Code == "page-test");
            (saved.Version, saved.ResponseMinutes).ShouldBe((version, response));
        }
    }

    private ServiceLevelStore Levels => host.Services.GetRequiredService<ServiceLevelStore>();
}
