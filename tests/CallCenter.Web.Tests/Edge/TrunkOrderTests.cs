using System.Net;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Switchboard.Lines;
using Shouldly;
using Telephony.Sip;
using Telephony.Sip.Trunks;
using Xunit;

namespace CallCenter.Web.Tests.Edge;

public sealed class TrunkOrderTests
{
    [Fact]
    public void Order_When_AllAnswer_Then_ByPriority() =>
        TrunkOrder.Of([new("c", 20, 1, false), new("a", 10, 1, false), new("b", 15, 1, false)], 0).ShouldBe(["a", "b", "c"]);

    [Fact]
    public void Order_When_OneIsDown_Then_ItComesLastWhateverItsPriority() =>
        TrunkOrder.Of([new("a", 1, 1, true), new("b", 50, 1, false)], 0).ShouldBe(["b", "a"]);

    [Fact]
    public void Order_When_PrioritiesAreEqual_Then_SharedByWeight()
    {
        TrunkCandidate[] equals = [new("light", 10, 1, false), new("heavy", 10, 3, false)];
        var firsts = Enumerable.Range(0, 1000).Select(i => TrunkOrder.Of(equals, i / 1000.0)[0]).ToList();
        firsts.Count(f => f == "heavy").ShouldBe(750);
        TrunkOrder.Of(equals, 0.999).Length.ShouldBe(2);
    }

    [Fact]
    public void Ways_When_TheDefaultIsDown_Then_TheOtherIsFirstWithItsOwnNumber()
    {
        var routes = Routes(Trunk("main", 1, "4001"), Trunk("spare", 2, "4002"));
        routes.WaysTo("main", "13800138000", "4001").Select(w => w.Trunk).ShouldBe(["main", "spare"]);
        routes.Note(State("main", SipTrunkReach.Down));
        var ways = routes.WaysTo("main", "13800138000", "4001");
        ways.Select(w => (w.Trunk, w.Request.FromUser)).ShouldBe([("spare", "4002"), ("main", "4001")]);
        ways[0].Request.SilenceTimeout.ShouldNotBeNull().ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Ways_OfTheDemo_NeverLeadToARealTrunk()
    {
        var routes = Routes(Trunk("main", 1, "4001"));
        routes.UseDemoPeer(SipListenAddress.Parse("udp://127.0.0.1:5999"));
        routes.WaysTo(TrunkRoutes.Demo, "13800138000", "1").Select(w => w.Trunk).ShouldBe([TrunkRoutes.Demo]);
    }

    [Fact]
    public void Enter_When_AllChannelsAreTaken_Then_RefusedAsConfigured_AndFreeAgainAfterOne()
    {
        var routes = Routes(Trunk("main", 1, "1") with { ChannelLimit = 2 }, Trunk("spare", 2, "2") with { ChannelLimit = 1, WhenFull = 486 });
        routes.Enter("main", "4008001000").ShouldBeNull();
        routes.TryTake("main").ShouldBeTrue("a call outwards takes from the same channels");
        routes.Enter("main", "4008001000").ShouldBe(new EntryRefusal(503, TimeSpan.FromSeconds(10), false));
        routes.TryTake("main").ShouldBeFalse();
        routes.Enter("spare", "4008001000").ShouldBeNull();
        routes.Enter("spare", "4008001000").ShouldBe(new EntryRefusal(486, null, false));
        routes.Release("main");
        routes.Enter("main", "4008001000").ShouldBeNull();
        routes.CallsUp.ShouldBe(3);
    }

    [Fact]
    public void Enter_When_TheHouseIsFull_Then_503ThoughTheTrunkHasRoom()
    {
        var routes = Routes(Trunk("main", 1, "1"));
        routes.Admission = 1;
        routes.Enter("main", "4008001000").ShouldBeNull();
        routes.Enter("main", "4008001000").ShouldBe(new EntryRefusal(503, TimeSpan.FromSeconds(10), true));
        routes.TryTake("main").ShouldBeFalse();
    }

    [Theory]
    [InlineData(true, "4008009999", "4008001000", 302)]
    [InlineData(false, "4008009999", "4008001000", 503)]
    [InlineData(true, "", "4008001000", 503)]
    [InlineData(true, "+864008009999", "864008009999", 503)]
    public void Enter_When_TheHouseIsFull_Then_SentToTheOverflowNumberOnlyWhereTheTrunkFollows_AndNeverInACircle(bool follows, string number, string called, int status)
    {
        var routes = Routes(Trunk("main", 1, "1") with { Overflows = follows, Transport = SipTransportProtocol.Tls, Domain = "provider.example" });
        (routes.Admission, routes.OverflowNumber) = (1, number);
        routes.Enter("main", called).ShouldBeNull();
        var full = routes.Enter("main", called).ShouldNotBeNull();
        (full.Status, full.IsAdmission, full.OverflowHost).ShouldBe((status, true, status == 302 ? "provider.example;transport=tls" : null));
        routes.CallsUp.ShouldBe(1, "who is sent away takes no channel");
    }

    [Fact]
    public void Enter_When_TheTrunkIsFull_Then_ItsOwnAnswerWhateverTheOverflow()
    {
        var routes = Routes(Trunk("main", 1, "1") with { Overflows = true, ChannelLimit = 1, WhenFull = 486 });
        routes.OverflowNumber = "4008009999";
        routes.Enter("main", "4008001000").ShouldBeNull();
        routes.Enter("main", "4008001000").ShouldBe(new EntryRefusal(486, null, false));
    }

    internal static TrunkSettings Trunk(string name, int priority, string callerId, IPEndPoint? peer = null) =>
        new(name, peer ?? new IPEndPoint(IPAddress.Parse("192.0.2.1"), 5060), null, null, [peer?.Address ?? IPAddress.Parse("192.0.2.1")], callerId) { Priority = priority };

    internal static TrunkRoutes Routes(params TrunkSettings[] trunks) => Routes(null, trunks);

    /// <summary>Trunks that may be silent for longer: where silence is not what is tested, a busy machine is not taken for a dead trunk.</summary>
    internal static TrunkRoutes Routes(TimeSpan? silence, params TrunkSettings[] trunks)
    {
        var plan = new AppSettings(new DataSettings("/", DataProvider.Sqlite, ""), false, new SipSettings([], null, []), new MediaSettings(IPAddress.Loopback, 0, 0), [.. trunks]);
        var routes = silence is { } bound ? new TrunkRoutes(plan) { Silence = bound } : new TrunkRoutes(plan);
        routes.Replace([]);
        return routes;
    }

    private static SipTrunkState State(string name, SipTrunkReach reach) => new(name, reach, DateTimeOffset.UnixEpoch, SipTrunkRegistration.None, null, 408, null);
}
