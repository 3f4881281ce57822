namespace Telephony.Sip.Tests.Protection;

public sealed class SecurityReportsTests
{
    private static readonly SourceKey Attacker = SourceKey.Of(IPAddress.Parse("203.0.113.9"));
    private readonly SecurityReports _reports = new();

    [Fact]
    public void Reports_When_TheSameHappensAThousandTimes_Then_OneAtOnceAndOneEveryTenSeconds()
    {
        var told = new List<int>();
        for (var ms = 0; ms < 30_000; ms += 10)
            if (Note(Attacker, ms) is { Count: > 0 and var count }) told.Add(count);
        told.ShouldBe([1, 1000, 1000]);
    }

    [Fact]
    public void Reports_When_EveryEventNamesAnotherSource_Then_FiveAreNamedInTenSecondsAndTheOthersAreOne()
    {
        var told = new List<SecurityNote>();
        for (var i = 0; i < 24_000; i++)
            if (Note(new SourceKey((ulong)i + 1, true), i * 2.5) is { Count: > 0 } note) told.Add(note);
        told.Count(n => !n.IsMany).ShouldBe(SecurityReports.MaxSingle * 6);
        told.Count(n => n.IsMany).ShouldBe(6);
        told.Sum(n => n.Count).ShouldBeInRange(24_000 - 4_000, 24_000, "those of the last ten seconds are not told of yet");
    }

    [Fact]
    public void Reports_When_ForgedSourcesFlood_Then_ALockOfTheSameKindIsStillNamedAtOnce()
    {
        for (var i = 0; i < 5_000; i++) Note(new SourceKey((ulong)i + 1, true), i);
        _reports.Note(SipSecurityKind.Flood, Attacker, "", locks: true, TimeSpan.FromSeconds(5)).ShouldBe(new SecurityNote(1));
    }

    [Fact]
    public void Reports_When_ForgedSourcesFlood_Then_TheCountOfAKnownOneIsNotLost()
    {
        Note(Attacker, 0).Count.ShouldBe(1);
        Note(Attacker, 1).Count.ShouldBe(0);
        for (var i = 0; i < 5_000; i++) Note(new SourceKey((ulong)i + 1, true), 10);
        Note(Attacker, 10_500).ShouldBe(new SecurityNote(2));
    }

    private SecurityNote Note(SourceKey source, double ms) => _reports.Note(SipSecurityKind.Flood, source, "", locks: false, TimeSpan.FromMilliseconds(ms));
}
