using System.Net;
using System.Net.Sockets;
using AfterSales.Tests.Shared;
using CallCenter.Web.Features.Security;
using CallCenter.Web.Switchboard.Lines;
using Crm.Domain.Administration;
using Shouldly;
using Telephony.Exchange;
using Telephony.Sip;
using Telephony.Sip.Trunks;
using Xunit;

namespace CallCenter.Web.Tests.Edge;

/// <summary>Calls over trunks of which one is dead: the drill of reliability-ux.md §3 row 8. The bound of 4 s is that of the product's own timer plus one step, see the first test.</summary>
public sealed class FailOverTests
{
    // Longer than this process ever stands still, short enough to wait for once.
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(60);

    [Fact]
    public void Bound_OfTwoDeadTrunks_IsBelowFourSeconds()
    {
        var routes = TrunkOrderTests.Routes(TrunkOrderTests.Trunk("a", 1, "1"), TrunkOrderTests.Trunk("b", 2, "2"), TrunkOrderTests.Trunk("c", 3, "3"));
        routes.WaysTo("a", "13800138000", "1").Take(2).Sum(w => w.Request.SilenceTimeout!.Value.TotalSeconds).ShouldBeLessThan(4);
    }

    [Theory]
    [InlineData("silent")]
    [InlineData("closed")]
    [InlineData("503")]
    public async Task Call_When_TheFirstTrunkIsDead_Then_TheNextTakesItAndTheExchangeHearsOnlyTheAnswer(string fault)
    {
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var dead = (IPEndPoint)silent.LocalEndPoint!;
        await using var refusing = new Provider { Status = 503 };
        await refusing.StartAsync();
        if (fault == "closed")
            silent.Dispose();
        else if (fault == "503")
            dead = refusing.At;
        await using var good = new Provider();
        await good.StartAsync();
        await using var site = await TrunkSite.StartAsync(TrunkOrderTests.Routes(Short, TrunkOrderTests.Trunk("main", 1, "4001", dead), TrunkOrderTests.Trunk("spare", 2, "4002", good.At)));

        var leg = site.Dial();

        await Eventually.IsTrueAsync(() => site.Told.OfType<Input.LegAnswered>().Any(a => a.Leg == leg), "the call is answered");
        good.Calls.Single().FromUser.ShouldBe("4002");
        site.Told.OfType<Input.LegEnded>().ShouldBeEmpty();
        (site.Routes.ChannelsOf("main"), site.Routes.ChannelsOf("spare")).ShouldBe((0, 1));
        site.Wires.Perform(new Effect.ReleaseLeg(leg));
        await Eventually.IsTrueAsync(() => good.Endings.Count == 1, "BYE reaches the provider that has the call");
        site.Routes.CallsUp.ShouldBe(0);
    }

    [Fact]
    public async Task Call_When_EveryTrunkIsDead_Then_TheExchangeHearsOnceThatNobodyIsReached()
    {
        await using var first = new Provider { Status = 503 };
        await using var second = new Provider { Status = 503 };
        await first.StartAsync();
        await second.StartAsync();
        await using var site = await TrunkSite.StartAsync(TrunkOrderTests.Routes(Patient, TrunkOrderTests.Trunk("main", 1, "1", first.At), TrunkOrderTests.Trunk("spare", 2, "2", second.At)));
        var leg = site.Dial();
        await Eventually.IsTrueAsync(() => site.Told.OfType<Input.LegEnded>().Any(e => e.Leg == leg), "the end is told");
        site.Told.OfType<Input.LegEnded>().Count().ShouldBe(1);
        (first.Calls.Count, second.Calls.Count, site.Routes.CallsUp, site.Lines.Count).ShouldBe((1, 1, 0, 0));
    }

    [Fact]
    public async Task Call_When_Answered_Then_NoOtherWayIsLeftToDialTheCustomerAgain()
    {
        await using var first = new Provider();
        await using var second = new Provider();
        await first.StartAsync();
        await second.StartAsync();
        await using var site = await TrunkSite.StartAsync(TrunkOrderTests.Routes(Patient, TrunkOrderTests.Trunk("main", 1, "1", first.At), TrunkOrderTests.Trunk("spare", 2, "2", second.At)));
        var leg = site.Dial();
        await Eventually.IsTrueAsync(() => site.Told.OfType<Input.LegAnswered>().Any(a => a.Leg == leg), "it is answered");
        site.Lines.TryGet(leg, out var line).ShouldBeTrue();
        line!.WaysLeft.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(486)]
    [InlineData(404)]
    [InlineData(603)]
    public async Task Call_When_TheCalledPartyRefuses_Then_NoOtherTrunkIsTried(int status)
    {
        await using var first = new Provider { Status = status };
        await using var second = new Provider();
        await first.StartAsync();
        await second.StartAsync();
        await using var site = await TrunkSite.StartAsync(TrunkOrderTests.Routes(Patient, TrunkOrderTests.Trunk("main", 1, "1", first.At), TrunkOrderTests.Trunk("spare", 2, "2", second.At)));
        var leg = site.Dial();
        await Eventually.IsTrueAsync(() => site.Told.OfType<Input.LegEnded>().Any(e => e.Leg == leg), "the end is told");
        second.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Provider_When_KilledInMidUse_Then_DownAndTheNextCallGoesElsewhereAtOnce()
    {
        var main = new Provider();
        await using var spare = new Provider();
        await main.StartAsync();
        await spare.StartAsync();
        var routes = TrunkOrderTests.Routes(Patient, TrunkOrderTests.Trunk("main", 1, "1", main.At), TrunkOrderTests.Trunk("spare", 2, "2", spare.At));
        await using var site = await TrunkSite.StartAsync(routes);
        site.Sip.WatchTrunks([.. routes.All.Select(t => t.Watched with { PingEvery = TimeSpan.FromMilliseconds(300), PingPatience = TimeSpan.FromSeconds(5) })]);
        await Eventually.IsTrueAsync(() => routes.States.Count == 2 && routes.States.Values.All(s => s.Reach == SipTrunkReach.Up), "both answer");
        var standing = site.Dial();
        await Eventually.IsTrueAsync(() => site.Told.OfType<Input.LegAnswered>().Any(a => a.Leg == standing), "a call stands on main");

        await main.DisposeAsync();

        await Eventually.IsTrueAsync(() => routes.States["main"].Reach == SipTrunkReach.Down, "main is down");
        var next = site.Dial();
        await Eventually.IsTrueAsync(() => site.Told.OfType<Input.LegAnswered>().Any(a => a.Leg == next), "the next call is answered");
        spare.Calls.ShouldNotBeEmpty();
        routes.WaysTo("main", "13800138000", "1")[0].Trunk.ShouldBe("spare");
    }

    [Fact]
    public async Task Caller_When_TheHouseIsFullAndTheTrunkFollows_Then_302()
    {
        await using var provider = new Provider();
        await provider.StartAsync();
        await using var site = await TrunkSite.StartAsync(TrunkOrderTests.Routes(Patient, TrunkOrderTests.Trunk("main", 1, "1", provider.At) with { Overflows = true }));
        (site.Routes.Admission, site.Routes.OverflowNumber) = (0, "4008009999");
        var refused = provider.Call(site.Sip.Bound[0]);
        await Eventually.IsTrueAsync(() => provider.Endings.ContainsKey(refused), "the caller hears the answer");
        provider.Endings[refused].Status.ShouldBe(302);
        site.Security.Book.Entries.Single().Kind.ShouldBe(SecurityKind.AdmissionFull);
        site.Told.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(503)]
    [InlineData(486)]
    public async Task Caller_When_TheTrunksChannelsAreTaken_Then_RefusedAsConfigured_AndLetInAfterOneLeft(int whenFull)
    {
        await using var provider = new Provider();
        await provider.StartAsync();
        await using var site = await TrunkSite.StartAsync(TrunkOrderTests.Routes(Patient, TrunkOrderTests.Trunk("main", 1, "1", provider.At) with { ChannelLimit = 1, WhenFull = whenFull }));
        var first = provider.Call(site.Sip.Bound[0]);
        await Eventually.IsTrueAsync(() => site.Told.OfType<Input.CallArrived>().Count() == 1, "the first is let in");
        var second = provider.Call(site.Sip.Bound[0]);
        await Eventually.IsTrueAsync(() => provider.Endings.ContainsKey(second), "the second is turned away");
        provider.Endings[second].Status.ShouldBe(whenFull);
        site.Security.Book.Entries.Single().Kind.ShouldBe(SecurityKind.TrunkFull);

        provider.HangUp(first);
        await Eventually.IsTrueAsync(() => site.Routes.CallsUp == 0, "the channel is free");
        provider.Call(site.Sip.Bound[0]);
        await Eventually.IsTrueAsync(() => site.Told.OfType<Input.CallArrived>().Count() == 2, "the third is let in");
    }

    [Fact]
    public async Task Caller_When_TheHouseIsFull_Then_503AndThoseInsideStay()
    {
        await using var provider = new Provider();
        await provider.StartAsync();
        await using var site = await TrunkSite.StartAsync(TrunkOrderTests.Routes(Patient, TrunkOrderTests.Trunk("main", 1, "1", provider.At)));
        site.Routes.Admission = 2;
        for (var i = 0; i < 3; i++)
            provider.Call(site.Sip.Bound[0]);
        await Eventually.IsTrueAsync(() => provider.Endings.Count == 1, "one of three is turned away");
        provider.Endings.Values.Single().Status.ShouldBe(503);
        site.Told.OfType<Input.CallArrived>().Count().ShouldBe(2);
        site.Lines.Count.ShouldBe(2);
        site.Security.Book.Entries.Single().Kind.ShouldBe(SecurityKind.AdmissionFull);
    }

    /// <summary>The wires themselves ask the rules, whatever way a call came to be dialled.</summary>
    [Fact]
    public async Task Call_When_TheRulesKeepItIn_Then_NoLegLeavesAndItIsNoted()
    {
        await using var provider = new Provider();
        await provider.StartAsync();
        await using var site = await TrunkSite.StartAsync(TrunkOrderTests.Routes(Patient, TrunkOrderTests.Trunk("main", 1, "1", provider.At)));
        var leg = site.Dial("0012125550100");
        await Eventually.IsTrueAsync(() => site.Told.OfType<Input.LegEnded>().Any(e => e.Leg == leg), "the exchange hears of it");
        provider.Calls.ShouldBeEmpty();
        (site.Lines.Count, site.Routes.CallsUp).ShouldBe((0, 0));
        site.Security.Book.Entries.Single().Rule.ShouldBe(OutboundPolicy.InternationalIsOff);
    }

    [Fact]
    public async Task Stranger_When_HeCalls_Then_ChallengedAndTheExchangeHearsNothing()
    {
        await using var stranger = new Provider("127.0.0.77");
        await stranger.StartAsync();
        await using var site = await TrunkSite.StartAsync(TrunkOrderTests.Routes(Patient, TrunkOrderTests.Trunk("main", 1, "1")));
        var leg = stranger.Call(site.Sip.Bound[0]);
        await Eventually.IsTrueAsync(() => stranger.Endings.ContainsKey(leg), "he is refused");
        stranger.Endings[leg].Status.ShouldBe(407, "he may be an agent: a password is asked for, and he has none");
        site.Told.ShouldBeEmpty();
    }
}
