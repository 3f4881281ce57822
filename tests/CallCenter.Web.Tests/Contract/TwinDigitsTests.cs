using CallCenter.Web.Switchboard.Lines;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Contract;

/// <summary>The rule for phones that send each key by INFO and as an event.</summary>
public sealed class TwinDigitsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Key_ThatComesByBothWays_IsHeardOnce_WhicheverComesFirst(bool infoFirst)
    {
        var twins = new TwinDigits();
        twins.IsTwin(infoFirst, '5', 160, 1000).ShouldBeFalse();
        twins.IsTwin(!infoFirst, '5', 160, 1200).ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Key_PressedTwiceQuickly_IsHeardTwice_WhenThePhoneHasOneWay(bool isInfo)
    {
        var twins = new TwinDigits();
        twins.IsTwin(isInfo, '5', 80, 1000).ShouldBeFalse();
        twins.IsTwin(isInfo, '5', 80, 1150).ShouldBeFalse();
    }

    [Fact]
    public void Key_PressedTwiceByBothWays_IsHeardTwice()
    {
        var twins = new TwinDigits();
        bool[] heard = [!twins.IsTwin(true, '5', 80, 1000), !twins.IsTwin(false, '5', 80, 1080), !twins.IsTwin(true, '5', 80, 1200), !twins.IsTwin(false, '5', 80, 1280)];
        heard.Count(h => h).ShouldBe(2);
    }

    [Fact]
    public void Key_HeldLong_IsTheTwinOfItsInfoAtThePress()
    {
        var twins = new TwinDigits();
        twins.IsTwin(true, '*', 160, 1000).ShouldBeFalse();
        twins.IsTwin(false, '*', 3000, 4010).ShouldBeTrue();
    }

    [Theory]
    [InlineData('6', 1100)]
    [InlineData('5', 1661)]
    public void Key_ThatIsAnotherOrComesLate_IsNoTwin(char digit, long at)
    {
        var twins = new TwinDigits();
        twins.IsTwin(true, '5', 160, 1000).ShouldBeFalse();
        twins.IsTwin(false, digit, 100, at).ShouldBeFalse();
    }

    [Fact]
    public void Phone_CaughtOnce_HasItsInfosDropped_AndItsEventsHeard()
    {
        var twins = new TwinDigits();
        twins.IsTwin(false, '1', 80, 1000);
        twins.IsTwin(true, '1', 80, 1010);
        twins.IsTwin(true, '2', 80, 5000).ShouldBeTrue();
        twins.IsTwin(false, '2', 80, 5080).ShouldBeFalse();
    }
}
