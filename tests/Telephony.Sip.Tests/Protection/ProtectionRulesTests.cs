namespace Telephony.Sip.Tests.Protection;

public sealed class ProtectionRulesTests
{
    private static readonly SourceKey Attacker = SourceKey.Of(IPAddress.Parse("203.0.113.9"));
    private static readonly SourceKey Office = SourceKey.Of(IPAddress.Parse("198.51.100.7"));
    private readonly ProtectionLimits _limits = new();
    private readonly ProtectionRules _rules;
    private TimeSpan _now = TimeSpan.FromHours(1);

    public ProtectionRulesTests() => _rules = new ProtectionRules(_limits);

    [Fact]
    public void Pair_When_FivePasswordsAreWrong_Then_LockedThoughTheSixthIsRight()
    {
        for (var i = 0; i < 4; i++) Feed(ProtectionEventKind.Failed, Attacker, "8001").Report.ShouldBeNull();
        var fifth = Feed(ProtectionEventKind.Failed, Attacker, "8001");
        fifth.Report.ShouldBe(SipSecurityKind.UserLocked);
        fifth.LockedFor.ShouldBe(TimeSpan.FromMinutes(15));
        Feed(ProtectionEventKind.Proved, Attacker, "8001").Decision.ShouldBe(ProtectionDecision.Challenge);
        _now += TimeSpan.FromMinutes(15);
        Feed(ProtectionEventKind.Proved, Attacker, "8001").Decision.ShouldBe(ProtectionDecision.Pass);
    }

    [Fact]
    public void Pair_When_Locked_Then_TheSameUserElsewhereIsNot()
    {
        for (var i = 0; i < 5; i++) Feed(ProtectionEventKind.Failed, Attacker, "8001");
        Feed(ProtectionEventKind.Proved, Office, "8001").Decision.ShouldBe(ProtectionDecision.Pass);
    }

    [Fact]
    public void Pair_When_FailuresAreFarApart_Then_NotLocked()
    {
        for (var i = 0; i < 12; i++)
        {
            Feed(ProtectionEventKind.Failed, Office, "8001").Report.ShouldBeNull();
            _now += TimeSpan.FromSeconds(20);
        }
    }

    [Fact]
    public void Lock_When_ItFallsAgain_Then_TwiceAsLongUpToADay()
    {
        var lengths = new List<TimeSpan>();
        for (var round = 0; round < 10; round++)
        {
            ProtectionVerdict last = default;
            for (var i = 0; i < 5; i++) last = Feed(ProtectionEventKind.Failed, Attacker, "8001");
            lengths.Add(last.LockedFor);
            _now += last.LockedFor + TimeSpan.FromSeconds(1);
        }

        lengths[..4].Select(l => l.TotalMinutes).ShouldBe([15, 30, 60, 120]);
        lengths[^1].ShouldBe(TimeSpan.FromHours(24));
    }

    [Fact]
    public void Lock_When_ADayWasQuiet_Then_TheNextIsAFirstOneAgain()
    {
        for (var i = 0; i < 5; i++) Feed(ProtectionEventKind.Failed, Attacker, "8001");
        _now += TimeSpan.FromHours(25);
        ProtectionVerdict last = default;
        for (var i = 0; i < 5; i++) last = Feed(ProtectionEventKind.Failed, Attacker, "8001");
        last.LockedFor.ShouldBe(TimeSpan.FromMinutes(15));
    }

    [Fact]
    public void Source_When_ItGuessesForManyUsers_Then_LockedAndMetWithSilence()
    {
        ProtectionVerdict last = default;
        for (var i = 0; i < 20; i++) last = Feed(ProtectionEventKind.Failed, Attacker, "user" + i);
        last.Report.ShouldBe(SipSecurityKind.SourceLocked);
        last.BanFor.ShouldBe(TimeSpan.FromMinutes(15));
        Feed(ProtectionEventKind.Request, Attacker).Decision.ShouldBe(ProtectionDecision.Drop);
    }

    [Fact]
    public void Source_When_ColleaguesProvedThemselvesThere_Then_TheyGoOnAndOnlyNewNamesAreRefused()
    {
        Feed(ProtectionEventKind.Proved, Office, "8001");
        ProtectionVerdict last = default;
        for (var i = 0; i < 20; i++) last = Feed(ProtectionEventKind.Failed, Office, "user" + i);
        last.Report.ShouldBe(SipSecurityKind.SourceLocked);
        last.BanFor.ShouldBe(TimeSpan.Zero);
        Feed(ProtectionEventKind.Request, Office).Decision.ShouldBe(ProtectionDecision.Pass);
        Feed(ProtectionEventKind.Proved, Office, "8001").Decision.ShouldBe(ProtectionDecision.Pass);
        Feed(ProtectionEventKind.Proved, Office, "8002").Decision.ShouldBe(ProtectionDecision.Challenge);
    }

    [Fact]
    public void Stranger_When_ItFloodsOverAConnection_Then_SlowedThenBannedAndToldOnce()
    {
        var verdicts = Enumerable.Range(0, 1000).Select(_ => Connected(ProtectionEventKind.Request, Attacker)).ToList();
        verdicts.Count(v => v.Decision == ProtectionDecision.Pass).ShouldBe((int)_limits.Stranger.Burst);
        verdicts.Single(v => v.BanFor > TimeSpan.Zero).Report.ShouldBe(SipSecurityKind.Flood);
        verdicts[^1].ShouldBe(ProtectionVerdict.Drop);
        _now += _limits.FirstBan;
        Feed(ProtectionEventKind.Request, Attacker).Decision.ShouldBe(ProtectionDecision.Pass);
    }

    /// <summary>Whoever forges the office's address can slow it for as long as he goes on, and not a second longer.</summary>
    [Fact]
    public void Stranger_When_DatagramsFloodInItsName_Then_SlowedAndNeverBanned()
    {
        var verdicts = Enumerable.Range(0, 10_000).Select(_ => Feed(ProtectionEventKind.Request, Office)).ToList();
        verdicts.Count(v => v.Decision == ProtectionDecision.Pass).ShouldBe((int)_limits.Stranger.Burst);
        verdicts.ShouldAllBe(v => v.BanFor == TimeSpan.Zero && v.LockedFor == TimeSpan.Zero);
        _now += TimeSpan.FromSeconds(1);
        Feed(ProtectionEventKind.Request, Office).Decision.ShouldBe(ProtectionDecision.Pass);
    }

    [Fact]
    public void Stranger_When_ItKeepsToTheRate_Then_NeverDropped()
    {
        for (var i = 0; i < 2000; i++)
        {
            Feed(ProtectionEventKind.Request, Office).Decision.ShouldBe(ProtectionDecision.Pass);
            _now += TimeSpan.FromSeconds(1 / 15.0);
        }
    }

    [Fact]
    public void Strangers_When_AThousandSourcesFlood_Then_TheyShareOneBoundAndTheProvenAreServed()
    {
        Feed(ProtectionEventKind.Proved, Office, "8001");
        var passed = 0;
        for (var i = 0; i < 5000; i++)
        {
            if (Feed(ProtectionEventKind.Request, new SourceKey((ulong)(i % 1000) + 1, false)).Decision == ProtectionDecision.Pass) passed++;
            if (i % 10 == 0) Feed(ProtectionEventKind.Request, Office).Decision.ShouldBe(i / 10 < _limits.Proven.Burst ? ProtectionDecision.Pass : ProtectionDecision.Drop);
        }

        passed.ShouldBe((int)_limits.Strangers.Burst);
    }

    [Fact]
    public void Trunk_When_AboveItsOwnRate_Then_BusyAndNeverBanned()
    {
        var verdicts = Enumerable.Range(0, 12_000).Select(_ => Feed(ProtectionEventKind.TrunkRequest, Office)).ToList();
        verdicts.Count(v => v.Decision == ProtectionDecision.Pass).ShouldBe((int)_limits.Trunk.Burst);
        verdicts[^1].Decision.ShouldBe(ProtectionDecision.Busy);
        verdicts.ShouldAllBe(v => v.BanFor == TimeSpan.Zero);
    }

    [Fact]
    public void Trunk_When_PasswordsAreGuessedFromIt_Then_ThePairIsLockedAndTheSourceIsNot()
    {
        for (var i = 0; i < 100; i++) _rules.Take(new ProtectionEvent(ProtectionEventKind.Failed, Office, "user" + i, IsTrunk: true), _now).Report.ShouldBeNull();
        for (var i = 0; i < 5; i++) _rules.Take(new ProtectionEvent(ProtectionEventKind.Failed, Office, "8001", IsTrunk: true), _now);
        _rules.Take(new ProtectionEvent(ProtectionEventKind.Proved, Office, "8001", IsTrunk: true), _now).Decision.ShouldBe(ProtectionDecision.Challenge);
        _rules.Take(new ProtectionEvent(ProtectionEventKind.Proved, Office, "8002", IsTrunk: true), _now).Decision.ShouldBe(ProtectionDecision.Pass);
    }

    [Fact]
    public void Scanner_When_ItNamesItselfOverAConnection_Then_BannedAtOnce()
    {
        var verdict = Connected(ProtectionEventKind.ScannerRequest, Attacker);
        verdict.ShouldBe(new ProtectionVerdict(ProtectionDecision.Drop, SipSecurityKind.Scanner, _limits.FirstBan, _limits.FirstBan));
    }

    [Fact]
    public void Scanner_When_ItForgesTheAddressOfAProvenSource_Then_ThatSourceIsServed()
    {
        Feed(ProtectionEventKind.Proved, Office, "8001");
        Feed(ProtectionEventKind.ScannerRequest, Office).BanFor.ShouldBe(TimeSpan.Zero);
        Feed(ProtectionEventKind.Request, Office).Decision.ShouldBe(ProtectionDecision.Pass);
    }

    [Fact]
    public void Scanner_When_ItsDatagramForgesAStrangersAddress_Then_DroppedToldAndTheStrangerIsServed()
    {
        Feed(ProtectionEventKind.ScannerRequest, Office).ShouldBe(new ProtectionVerdict(ProtectionDecision.Drop, SipSecurityKind.Scanner));
        _rules.Remembered.ShouldBe(0);
        Feed(ProtectionEventKind.Request, Office).Decision.ShouldBe(ProtectionDecision.Pass);
    }

    [Fact]
    public void Scanners_When_TheirDatagramsForgeManyAddresses_Then_TheyShareTheStrangersBoundAndNoneIsBanned()
    {
        var verdicts = Enumerable.Range(1, 5_000).Select(i => Feed(ProtectionEventKind.ScannerRequest, new SourceKey((ulong)i, false))).ToList();
        verdicts.Count(v => v.Report == SipSecurityKind.Scanner).ShouldBe((int)_limits.Strangers.Burst);
        verdicts.ShouldAllBe(v => v.Decision == ProtectionDecision.Drop && v.BanFor == TimeSpan.Zero);
        _rules.Remembered.ShouldBe(0);
    }

    [Fact]
    public void Challenges_When_DatagramsAskInTheOfficesName_Then_TheOfficeIsNotBanned()
    {
        for (var i = 0; i < 1_000; i++) Feed(ProtectionEventKind.Challenged, Office).ShouldBe(ProtectionVerdict.Pass);
        Feed(ProtectionEventKind.Proved, Office, "8001").Decision.ShouldBe(ProtectionDecision.Pass);
    }

    [Fact]
    public void Lock_When_AHundredThousandForgedSourcesCome_Then_TheAttackersStands()
    {
        for (var i = 0; i < _limits.FailuresOfSource; i++) Feed(ProtectionEventKind.Failed, Attacker, "user" + i);
        for (var i = 1; i <= 100_000; i++)
        {
            var forged = new SourceKey((ulong)i, true);
            Feed(ProtectionEventKind.Request, forged);
            Feed(ProtectionEventKind.Challenged, forged);
            if (i % 10 == 0) Feed(ProtectionEventKind.ScannerRequest, forged);
            _now += TimeSpan.FromMilliseconds(3);
        }

        Feed(ProtectionEventKind.Request, Attacker).Decision.ShouldBe(ProtectionDecision.Drop);
    }

    /// <summary>One valid extension keeps its source heard; that must not let it name 20,000 users and push a locked pair out.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Pairs_When_ALockedSourceGoesOnWithNewNames_Then_NoneIsRemembered(bool proven)
    {
        for (var i = 0; i < _limits.FailuresOfPair; i++) Feed(ProtectionEventKind.Failed, Attacker, "8001");
        if (proven) Feed(ProtectionEventKind.Proved, Office, "8002");
        for (var i = 0; i < _limits.MaxPairs + 1_000; i++) Feed(ProtectionEventKind.Failed, Office, "user" + i).Decision.ShouldBe(ProtectionDecision.Challenge);
        _rules.Remembered.ShouldBeLessThan(_limits.FailuresOfSource + 10);
        Feed(ProtectionEventKind.Proved, Attacker, "8001").Decision.ShouldBe(ProtectionDecision.Challenge);
    }

    [Fact]
    public void Source_When_ItBecomesATrunks_Then_ItsLockIsLifted()
    {
        for (var i = 0; i < _limits.FailuresOfSource; i++) Feed(ProtectionEventKind.Failed, Office, "user" + i);
        Feed(ProtectionEventKind.Request, Office).Decision.ShouldBe(ProtectionDecision.Drop);
        _rules.Forgive(Office);
        Feed(ProtectionEventKind.Request, Office).Decision.ShouldBe(ProtectionDecision.Pass);
    }

    [Fact]
    public void Scanner_When_ItAsksForNameAfterNameOverAConnection_Then_BannedWhateverTheNames()
    {
        for (var i = 0; i < _limits.UnmetChallenges; i++) Connected(ProtectionEventKind.Challenged, Attacker).ShouldBe(ProtectionVerdict.Pass);
        var last = Connected(ProtectionEventKind.Challenged, Attacker);
        last.Report.ShouldBe(SipSecurityKind.Scanner);
        last.BanFor.ShouldBe(_limits.FirstBan);
    }

    [Fact]
    public void Tables_When_FortyThousandSourcesTry_Then_BoundedAndTheProvenStays()
    {
        Feed(ProtectionEventKind.Proved, Office, "8001");
        for (var i = 0; i < 40_000; i++)
        {
            Feed(ProtectionEventKind.Failed, new SourceKey((ulong)i + 1, true), "u" + i);
            _now += TimeSpan.FromMilliseconds(5);
        }

        _rules.Remembered.ShouldBeLessThanOrEqualTo(_limits.MaxSources + _limits.MaxPairs + 1);
        for (var i = 0; i < _limits.Stranger.Burst + 10; i++) Feed(ProtectionEventKind.Request, Office).Decision.ShouldBe(ProtectionDecision.Pass);
    }

    [Theory]
    [InlineData("friendly-scanner", true)]
    [InlineData("SIPVicious/0.3", true)]
    [InlineData("Yealink SIP-T46S 66.85", false)]
    [InlineData(null, false)]
    public void Names_OfScanners_AreKnown(string? agent, bool expected) => ScannerNames.IsScanner(agent).ShouldBe(expected);

    [Fact]
    public void Key_OfIpv6_IsTheNetworkAndOfMappedIpv4TheAddress()
    {
        SourceKey.Of(IPAddress.Parse("2001:db8:1:2::1")).ShouldBe(SourceKey.Of(IPAddress.Parse("2001:db8:1:2:ffff::9")));
        SourceKey.Of(IPAddress.Parse("2001:db8:1:2::1")).ShouldNotBe(SourceKey.Of(IPAddress.Parse("2001:db8:1:3::1")));
        SourceKey.Of(IPAddress.Parse("::ffff:198.51.100.7")).ShouldBe(Office);
    }

    private ProtectionVerdict Feed(ProtectionEventKind kind, SourceKey source, string user = "") => _rules.Take(new ProtectionEvent(kind, source, user), _now);

    private ProtectionVerdict Connected(ProtectionEventKind kind, SourceKey source) => _rules.Take(new ProtectionEvent(kind, source, IsConnected: true), _now);
}
