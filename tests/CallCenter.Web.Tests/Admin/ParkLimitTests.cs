using CallCenter.Web.Composition;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Host;
using Crm.Domain.Administration;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Administration;
using Shouldly;
using Telephony.Distribution;
using Xunit;

namespace CallCenter.Web.Tests.Admin;

/// <summary>How long a customer is parked is the administrator's.</summary>
[Collection(HostTests.Name)]
public sealed class ParkLimitTests(RunningHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ParkLimit_SavedOnTheSettingsPage_IsInForceWithoutARestart_AndOutOfItsRangeRefused()
    {
        (await SaveAsync("14")).ShouldBeOfType<SaveResult<int>.Refused>().Refusal.Rule.ShouldBe(FieldRules.OutOfRange);
        try
        {
            (await SaveAsync("45")).ShouldBeOfType<SaveResult<int>.Saved>();
            (await LimitAsync()).ShouldBe(TimeSpan.FromSeconds(45));
        }
        finally
        {
            (await SaveAsync(KnownSettings.ParkLimit.Default)).ShouldBeOfType<SaveResult<int>.Saved>();
        }

        (await LimitAsync()).ShouldBe(FloorPlan.Empty.ParkLimit, "the default is the core's own");
    }

    private async Task<SaveResult<int>> SaveAsync(string value)
    {
        var settings = host.Services.GetRequiredService<SettingStore>();
        var version = (await settings.ListAsync(Ct)).GetValueOrDefault(KnownSettings.ParkLimit.Key)?.Version ?? 0;
        return await settings.SaveAsync(KnownSettings.ParkLimit.Key, value, version, new Actor("admin"), Ct);
    }

    private async Task<TimeSpan> LimitAsync()
    {
        await host.Services.GetRequiredService<ILiveConfiguration>().ApplyAsync(Ct);
        return host.Services.GetRequiredService<ISwitchboard>().Snapshot.State.Plan.ParkLimit;
    }
}
