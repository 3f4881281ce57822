using AfterSales.Tests.Shared;
using CallCenter.Web.Features.ScreenPop;
using CallCenter.Web.Tests.Desk;
using Crm.Domain.Administration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Administration;
using Shouldly;
using Telephony.Distribution;
using Telephony.Distribution.Routing;
using Xunit;

namespace CallCenter.Web.Tests.ScreenPop;

/// <summary>The minutes of priority and the designated desks are the administrator's: in force with the next caller, without a restart, and in the audit.</summary>
public sealed class ChosenRoutingTests
{
    private static readonly Actor s_admin = new("admin");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rules_SavedOnTheSettingsPage_HoldForTheNextCaller_AndAreAudited()
    {
        await using var floor = await TestFloor.OpenAsync();
        var settings = floor.Services.GetRequiredService<SettingStore>();
        var routing = floor.Services.GetRequiredService<ChosenRouting>();
        (await routing.ReadAsync(Ct)).ShouldBe(new RoutingRules(3, 1, 3, 5, 15, ""));

        (await settings.SaveAsync(KnownSettings.PrioritySafety.Key, "30", 0, s_admin, Ct)).ShouldBeOfType<SaveResult<int>.Saved>();
        (await settings.SaveAsync(KnownSettings.DesignatedDesks.Key, "tier:Standard=agent2", 0, s_admin, Ct)).ShouldBeOfType<SaveResult<int>.Saved>();

        (await routing.ReadAsync(Ct)).ShouldBe(new RoutingRules(3, 1, 3, 5, 30, "tier:Standard=agent2"));
        await using var db = await floor.DbAsync();
        (await db.AuditEntries.Where(a => a.Subject == "setting:" + KnownSettings.PrioritySafety.Key).Select(a => $"{a.ActorId} {a.Command} {a.Before} {a.After}").ToListAsync(Ct)).ShouldBe(["admin setting.changed 15 30"]);
    }

    [Fact]
    public async Task Rules_SavedAtAnotherNode_AreReadAgainAfterAWhile()
    {
        await using var floor = await TestFloor.OpenAsync();
        var clock = new ManualTimeProvider();
        var services = floor.Services;
        using var routing = new ChosenRouting(services.GetRequiredService<SettingStore>(), clock);
        (await routing.ReadAsync(Ct)).Gold.ShouldBe(3);
        // Another node has a store of its own, whose word does not come here.
        var elsewhere = ActivatorUtilities.CreateInstance<SettingStore>(services);
        (await elsewhere.SaveAsync(KnownSettings.PriorityGold.Key, "9", 0, s_admin, Ct)).ShouldBeOfType<SaveResult<int>.Saved>();
        clock.Advance(TimeSpan.FromSeconds(10));
        (await routing.ReadAsync(Ct)).Gold.ShouldBe(9);
    }

    [Fact]
    public async Task DesignatedDesk_OfACustomersTier_TakesHisCall()
    {
        await using var floor = await TestFloor.OpenAsync();
        var customer = await floor.CustomerAsync("周敏", "13812348000");
        (await floor.Services.GetRequiredService<SettingStore>().SaveAsync(KnownSettings.DesignatedDesks.Key, $"tier:Gold=agent1, customer:{customer.Number}={Floor.Chen}", 0, s_admin, Ct)).ShouldBeOfType<SaveResult<int>.Saved>();

        var call = floor.Call("13812348000");

        await Eventually.IsTrueAsync(() => floor.Switchboard.Snapshot.State.Calls.GetValueOrDefault(call)?.Ties.Length == 1, "the exchange knows his desk");
        floor.Switchboard.Snapshot.State.Calls[call].Ties.ShouldBe([new Tie(Floor.Chen, TieKind.Desk)]);
        using var lin = await floor.ReadyDeskAsync(Floor.Lin);
        // The queue prefers his desk and waits for nobody: Lin is rung as long as Chen is not there.
        await Eventually.IsTrueAsync(() => lin.View.Rings, "whoever is free is rung");
        using var chen = await floor.ReadyDeskAsync(Floor.Chen);
        (await lin.RejectAsync(Ct)).ShouldBeTrue();
        await Eventually.IsTrueAsync(() => chen.View.Rings, "his desk is rung");
        floor.Switchboard.Snapshot.State.Calls[call].Why!.Choice.ShouldBe(RoutingChoice.Desk);
    }
}
