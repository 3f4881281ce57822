using System.Globalization;
using CallCenter.Web.Ui;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Ui;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "0 calls")]
    [InlineData(1, "1 call")]
    [InlineData(2, "2 calls")]
    [InlineData(21, "21 calls")]
    [InlineData(-1, "-1 calls")]
    public void Count_ChoosesItsWord_OneIsAlone(int number, string text) =>
        string.Format(CultureInfo.InvariantCulture, "{0} {0:call|calls}", new Counted(number)).ShouldBe(text);

    [Fact]
    public void Count_MayChooseSeveralWords_OrNone()
    {
        string.Format(CultureInfo.InvariantCulture, "{0} {0:hand is|hands are} raised", new Counted(1)).ShouldBe("1 hand is raised");
        string.Format(CultureInfo.InvariantCulture, "{0} 位坐席举手", new Counted(1)).ShouldBe("1 位坐席举手");
        string.Format(CultureInfo.InvariantCulture, "a{0:|s}", new Counted(1)).ShouldBe("a");
        string.Format(CultureInfo.InvariantCulture, "{0:0000}", new Counted(7)).ShouldBe("0007", "any other format is a number's");
    }
}
