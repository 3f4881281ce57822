using AfterSales.Tests.Shared;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Desk;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Loop;

public sealed class ThrottledSubscriptionTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly ManualTimeProvider _clock = new();
    private readonly List<TimeSpan> _heard = [];
    private FloorSnapshot _current = Floor.Snapshot([]);
    private FloorSnapshot? _last;
    private bool _removed;

    [Fact]
    public void Change_AfterAPause_IsToldAtOnceAndOffTheCallersThread()
    {
        using var subscription = Subscribe();

        subscription.Changed();
        _heard.ShouldBeEmpty("the loop itself never runs a callback");
        _clock.Advance(TimeSpan.Zero);

        _heard.ShouldBe([TimeSpan.Zero]);
    }

    [Fact]
    public void Changes_InABurst_AreToldTwice_FirstAtOnceThenAtTheEndWithTheNewest()
    {
        using var subscription = Subscribe();
        for (var i = 0; i < 100; i++)
        {
            _current = _current with { Seq = i };
            subscription.Changed();
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        _clock.Advance(TimeSpan.FromSeconds(1));

        _heard.Count.ShouldBe(2);
        _heard[1].ShouldBeGreaterThanOrEqualTo(Interval);
        _last!.Seq.ShouldBe(99);
    }

    [Fact]
    public void Changes_WithoutEnd_AreToldOncePerInterval()
    {
        using var subscription = Subscribe();
        for (var i = 0; i < 1_000; i++)
        {
            subscription.Changed();
            _clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        _heard.Count.ShouldBeInRange(39, 41);
        _heard.Zip(_heard.Skip(1), (a, b) => b - a).ShouldAllBe(gap => gap >= Interval);
    }

    [Fact]
    public void Reader_ThatIsGone_HearsNothingAndIsTakenOff()
    {
        var subscription = Subscribe();
        subscription.Changed();
        subscription.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(1));
        subscription.Changed();

        _heard.ShouldBeEmpty();
        _removed.ShouldBeTrue();
    }

    private ThrottledSubscription Subscribe() => new(
        Interval,
        snapshot =>
        {
            _heard.Add(_clock.Elapsed);
            _last = snapshot;
        },
        () => _current,
        _ => _removed = true,
        _clock);
}
