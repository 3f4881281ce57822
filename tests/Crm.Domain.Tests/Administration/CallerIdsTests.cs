using Crm.Domain.Administration;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Administration;

public sealed class CallerIdsTests
{
    private const string Rules = "brand:HM=4008001000, purpose:callback=4008001003, brand:LA=4008001001";

    [Theory]
    [InlineData("HM", "callback", "4008001000")]
    [InlineData("LA", "callback", "4008001003")]
    [InlineData("LA", "call", "4008001001")]
    [InlineData(null, "callback", "4008001003")]
    [InlineData("SY", null, null)]
    [InlineData(null, null, null)]
    public void Number_IsThatOfTheFirstEntryThatFits(string? brand, string? purpose, string? number) => CallerIds.Choose(Rules, brand, purpose).ShouldBe(number);

    [Theory]
    [InlineData("", true)]
    [InlineData(Rules, true)]
    [InlineData("brand:=400", false)]
    [InlineData("colour:red=4008001000", false)]
    [InlineData("brand:HM=abc", false)]
    [InlineData("brand:HM", false)]
    public void Setting_IsCheckedEntryByEntry(string value, bool isRight) => (CallerIds.Check("outbound.caller-ids", value) is null).ShouldBe(isRight);

    [Theory]
    [InlineData("", true)]
    [InlineData("phone, address", true)]
    [InlineData("phone, card", false)]
    public void SensitiveFields_AreThoseOfTheForm(string value, bool isRight) => (SensitiveFields.Check("recording.sensitive-fields", value) is null).ShouldBe(isRight);
}
