using Shouldly;
using Telephony.Distribution.Routing;
using Telephony.Distribution.Strategies;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Distribution;

public sealed class ScoreTests
{
    private static readonly Score Plain = new(Passed: false, Tie: Score.NoTie, Order: 1, Points: 10, House.Morning, House.Bob);

    [Fact]
    public void Score_PrefersWhoDidNotPassThenTiesThenQueueOrderThenPointsThenIdlenessThenName()
    {
        Plain.CompareTo(Plain with { Passed = true, Points = 99 }).ShouldBeLessThan(0);
        (Plain with { Tie = 0 }).CompareTo(Plain with { Order = 0 }).ShouldBeLessThan(0);
        (Plain with { Order = 1 }).CompareTo(Plain with { Order = 2, Points = 99 }).ShouldBeLessThan(0);
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
        LongestIdle.Rank(At(3)).ShouldBe(3_000);
        LongestIdle.Rank(At(-3)).ShouldBe(0);

        Candidate At(double seconds) => new(site.Agent(House.Ann), 0, call, new Contest(site.State, Demand.Of(site.State, call, House.Plan.Queues[House.Repair], House.Morning), -1, House.Morning.AddSeconds(seconds)));
    }
}
