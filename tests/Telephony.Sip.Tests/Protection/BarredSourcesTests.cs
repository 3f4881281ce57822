namespace Telephony.Sip.Tests.Protection;

public sealed class BarredSourcesTests
{
    private static readonly IPAddress Provider = IPAddress.Parse("203.0.113.9");
    private readonly ManualTimeProvider _clock = new();
    private readonly BarredSources _barred;

    public BarredSourcesTests() => _barred = new BarredSources(_clock);

    [Fact]
    public void Bar_When_ItEnds_Then_HeardAgain()
    {
        _barred.Bar(SourceKey.Of(Provider), TimeSpan.FromMinutes(5));
        _barred.IsBarred(Provider).ShouldBeTrue();
        _clock.Advance(TimeSpan.FromMinutes(5));
        _barred.IsBarred(Provider).ShouldBeFalse();
    }

    [Fact]
    public void Bars_When_TheyHaveEnded_Then_TheNextOneTakesThemOutInTheOrderOfTheirEnds()
    {
        for (var i = 1; i <= 100; i++) _barred.Bar(new SourceKey((ulong)i, true), TimeSpan.FromMinutes(i % 2 == 0 ? 5 : 60));
        _clock.Advance(TimeSpan.FromMinutes(5));
        _barred.Bar(SourceKey.Of(Provider), TimeSpan.FromMinutes(5));
        _barred.Count.ShouldBe(51);
        _barred.IsBarred(Provider).ShouldBeTrue();
    }

    [Fact]
    public void Bars_When_TenThousandLive_Then_NoMoreAndAKnownOneCanGrow()
    {
        for (var i = 1; i <= 12_000; i++) _barred.Bar(new SourceKey((ulong)i, true), TimeSpan.FromMinutes(5));
        _barred.Count.ShouldBe(10_000);
        _barred.Bar(new SourceKey(1, true), TimeSpan.FromHours(1));
        _barred.Count.ShouldBe(10_000);
        _clock.Advance(TimeSpan.FromMinutes(5));
        _barred.Bar(SourceKey.Of(Provider), TimeSpan.FromMinutes(5));
        _barred.Count.ShouldBe(2);
    }

    [Fact]
    public void Exempt_When_ASourceIsATrunks_Then_ItsBarIsLiftedAndNoneFallsAgain()
    {
        _barred.Bar(SourceKey.Of(Provider), TimeSpan.FromHours(24));
        _barred.Exempt([SourceKey.Of(Provider)]);
        _barred.IsBarred(Provider).ShouldBeFalse();
        _barred.Bar(SourceKey.Of(Provider), TimeSpan.FromHours(24));
        _barred.IsBarred(Provider).ShouldBeFalse();
        _barred.Exempt([]);
        _barred.Bar(SourceKey.Of(Provider), TimeSpan.FromHours(24));
        _barred.IsBarred(Provider).ShouldBeTrue();
    }
}
