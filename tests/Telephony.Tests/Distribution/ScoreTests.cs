using Shouldly;
using Telephony.Distribution;
using Telephony.Distribution.Strategies;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Distribution;

public sealed class ScoreTests
{
    private static readonly Score Plain = new(Passed: false, Points: 10, House.Morning, House.Bob);

    [Fact]
    public void Score_PrefersWhoDidNotPassThenPointsThenIdlenessThenName()
    {
        Plain.CompareTo(Plain with { Passed = true, Points = 99 }).ShouldBeLessThan(0);
        Plain.CompareTo(Plain with { Points = 9 }).ShouldBeLessThan(0);
        Plain.CompareTo(Plain with { ReadySince = House.Morning.AddTicks(1) }).ShouldBeLessThan(0);
        Plain.CompareTo(Plain with { Agent = House.Cai }).ShouldBeLessThan(0);
        Plain.CompareTo(Plain).ShouldBe(0);
    }

    [Fact]
    public void LongestIdle_WhenTheClockWasSetBack_GivesNoPoints()
    {
        var site = new TestSite();
        site.Ready(House.Ann);
        var call = site.Call(site.Arrive(House.Install));
        LongestIdle.Rank(site.Agent(House.Ann), call, House.Morning.AddSeconds(3)).ShouldBe(3_000);
        LongestIdle.Rank(site.Agent(House.Ann), call, House.Morning.AddSeconds(-3)).ShouldBe(0);
    }
}
