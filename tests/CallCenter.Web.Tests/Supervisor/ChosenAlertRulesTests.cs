using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Supervisor.Alerts;
using CallCenter.Web.Tests.Desk;
using Crm.Domain;
using Crm.Domain.Administration;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Administration;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Supervisor;

public sealed class ChosenAlertRulesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LongestWait_SetOnTheSettingsPage_ComesBeforeTheConfiguration()
    {
        await using var floor = await TestFloor.OpenAsync();
        var settings = new AppSettings(new DataSettings("/", DataProvider.Sqlite, ""), false, new SipSettings([], null, []), new MediaSettings(System.Net.IPAddress.Loopback, 0, 0), []);
        var store = floor.Services.GetRequiredService<SettingStore>();
        var rules = new ChosenAlertRules(settings, store);
        (await rules.ReadAsync(Ct)).Single(r => r.Kind == AlertKind.LongestWait).Threshold.ShouldBe(120);

        (await store.SaveAsync(KnownSettings.LongestWaitAlert.Key, "45", 0, new Actor("admin"), Ct)).ShouldBeOfType<SaveResult<int>.Saved>();

        (await rules.ReadAsync(Ct)).Single(r => r.Kind == AlertKind.LongestWait).Threshold.ShouldBe(45);
    }
}
