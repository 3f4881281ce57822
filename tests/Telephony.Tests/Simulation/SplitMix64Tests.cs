using Shouldly;
using Telephony.Simulation;
using Xunit;

namespace Telephony.Tests.Simulation;

public sealed class SplitMix64Tests
{
    [Fact]
    public void SplitMix64_FromZero_GivesThePublishedNumbers()
    {
        var dice = new SplitMix64(0);
        dice.Next().ShouldBe(0xE220A8397B1DCDAFUL);
        dice.Next().ShouldBe(0x6E789E6AA1B965F4UL);
    }

    [Fact]
    public void SplitMix64_WithinLimits_StaysThere()
    {
        var dice = new SplitMix64(1);
        for (var roll = 0; roll < 1_000; roll++)
        {
            dice.Below(6).ShouldBeInRange(0, 5);
            dice.Between(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)).ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
            dice.Exponential(TimeSpan.FromSeconds(1)).ShouldBeGreaterThanOrEqualTo(TimeSpan.Zero);
        }
    }
}
