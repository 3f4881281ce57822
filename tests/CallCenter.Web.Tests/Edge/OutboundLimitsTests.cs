using AfterSales.Tests.Shared;
using CallCenter.Web.Switchboard.Lines;
using Shouldly;
using Telephony.Exchange;
using Telephony.Sip;
using Xunit;

namespace CallCenter.Web.Tests.Edge;

/// <summary>The cap on one call's minutes, over the wire: the provider hears BYE.</summary>
public sealed class OutboundLimitsTests
{
    [Fact]
    public async Task Look_When_ACallIsOverItsMinutes_Then_ItIsHungUpOnceAndOthersStay()
    {
        var clock = new ManualTimeProvider();
        await using var provider = new Provider();
        await provider.StartAsync();
        await using var site = await TrunkSite.StartAsync(TrunkOrderTests.Routes(TrunkOrderTests.Trunk("main", 1, "1", provider.At)), clock);
        site.Outbound.Policy = site.Outbound.Policy with { CallMinutes = 30 };
        using var limits = new OutboundLimits(site.Outbound, site.Lines, site.Sip, clock);
        var first = site.Dial();
        await Eventually.IsTrueAsync(() => site.Told.OfType<Input.LegAnswered>().Any(a => a.Leg == first), "the first call is answered");
        clock.Advance(TimeSpan.FromMinutes(29));
        var second = site.Dial();
        await Eventually.IsTrueAsync(() => site.Told.OfType<Input.LegAnswered>().Any(a => a.Leg == second), "the second call is answered");

        limits.Look();
        site.Outbound.Overdue().ShouldBeEmpty("29 minutes are within the cap");
        clock.Advance(TimeSpan.FromMinutes(1));
        site.Outbound.Overdue().ShouldBe([first]);
        limits.Look();

        await Eventually.IsTrueAsync(() => provider.Endings.Count == 1 && site.Told.OfType<Input.LegEnded>().Any(e => e.Leg == first), "BYE at the provider, and the exchange hears of the end");
        provider.Endings.Values.Single().By.ShouldBe(SipEndedBy.Remote);
        site.Outbound.Overdue().ShouldBeEmpty();
        limits.Look();
        site.Lines.All.Select(l => l.Leg).ShouldBe([second]);
        site.Told.OfType<Input.LegEnded>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Look_When_TheLineIsGoneAlready_Then_TheGuardForgetsItToo()
    {
        var clock = new ManualTimeProvider();
        await using var site = await TrunkSite.StartAsync(TrunkOrderTests.Routes(), clock);
        var leg = new Telephony.Calls.LegId(new Telephony.Calls.InteractionId(Guid.CreateVersion7()), 1);
        site.Outbound.Begin(leg, "13800138000", null).ShouldBeNull();
        site.Outbound.Answered(leg);
        clock.Advance(TimeSpan.FromDays(1));
        using var limits = new OutboundLimits(site.Outbound, site.Lines, site.Sip, clock);
        limits.Look();
        site.Outbound.Overdue().ShouldBeEmpty();
    }
}
