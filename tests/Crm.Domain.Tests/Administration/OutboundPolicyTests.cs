using Crm.Domain.Administration;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Administration;

public sealed class OutboundPolicyTests
{
    private static readonly OutboundPolicy Default = new();

    [Theory]
    [InlineData("13800138000")]
    [InlineData("+8613800138000")]
    [InlineData("008613800138000")]
    [InlineData("01088886666")]
    [InlineData("+861088886666")]
    [InlineData("053288886666")]
    [InlineData("+8653288886666")]
    [InlineData("4008001000")]
    [InlineData("8008101234")]
    [InlineData("110")]
    [InlineData("120")]
    public void Number_OfTheAllowedForms_MayBeCalled(string number) => Rule(Default, number).ShouldBeNull();

    [Theory]
    [InlineData("+12125550100", OutboundPolicy.InternationalIsOff)]
    [InlineData("0012125550100", OutboundPolicy.InternationalIsOff)]
    [InlineData("0088213", OutboundPolicy.InternationalIsOff)]
    [InlineData("001186138001380", OutboundPolicy.InternationalIsOff)]
    [InlineData("901113800138000", OutboundPolicy.NumberIsNotAllowed)]
    [InlineData("16812345", OutboundPolicy.NumberIsNotAllowed)]
    [InlineData("*7213800138000", OutboundPolicy.NumberIsNotAllowed)]
    [InlineData("138001380001", OutboundPolicy.NumberIsNotAllowed)]
    [InlineData("13800138000@evil", OutboundPolicy.NumberIsNotAllowed)]
    [InlineData("13800138000,,9", OutboundPolicy.NumberIsNotAllowed)]
    [InlineData("12800138000", OutboundPolicy.NumberIsNotAllowed)]
    [InlineData("", OutboundPolicy.NumberIsNotAllowed)]
    [InlineData("+", OutboundPolicy.NumberIsNotAllowed)]
    [InlineData("１３８００１３８０００", OutboundPolicy.NumberIsNotAllowed)]
    public void Number_OfAnyOtherForm_IsKeptIn(string number, string rule) => Rule(Default, number).ShouldBe(rule);

    [Fact]
    public void Attack_With500DialStrings_NoneLeaves()
    {
        string[] prefixes = ["00", "0011", "9011", "011", "+1", "+44", "+882", "+999", "900", "810", "168", "160", "*", "#", "9,", "0,00", "+0", "+00", "17951", "17909001"];
        var attacks = prefixes.SelectMany(p => Enumerable.Range(0, 25).Select(i => p + (1_900_000_000L + (i * 7_919_993L)).ToString(System.Globalization.CultureInfo.InvariantCulture)[..(4 + (i % 7))])).ToList();
        attacks.Count.ShouldBe(500);
        attacks.Where(a => Rule(Default, a) is null).ShouldBeEmpty();
    }

    [Fact]
    public void International_When_SwitchedOn_Then_PlausibleNumbersAbroadMayBeCalled()
    {
        var open = Default with { International = true };
        Rule(open, "+12125550100").ShouldBeNull();
        Rule(open, "+0123456789").ShouldBe(OutboundPolicy.InternationalIsOff);
        Rule(open, "+123").ShouldBe(OutboundPolicy.InternationalIsOff);
        Rule(open, "901112345678").ShouldBe(OutboundPolicy.NumberIsNotAllowed);
    }

    [Fact]
    public void Limit_When_Reached_Then_NamedWithItsNumber_AndEmergencyStillLeaves()
    {
        var small = Default with { AtOnce = 2, AgentDayMinutes = 60 };
        small.Check("13800138000", 2, TimeSpan.Zero)!.ToString().ShouldBe("OutboundTooManyAtOnce (limit=2)");
        small.Check("13800138000", 1, TimeSpan.FromMinutes(60))!.ToString().ShouldBe("OutboundDayIsUsedUp (limit=60)");
        small.Check("13800138000", 1, TimeSpan.FromMinutes(59.9)).ShouldBeNull();
        small.Check("119", 9, TimeSpan.FromHours(9)).ShouldBeNull();
        (small with { AgentDayMinutes = 0 }).Check("13800138000", 1, TimeSpan.FromHours(20)).ShouldBeNull();
    }

    [Fact]
    public void Default_When_NoPatternIsSet_Then_NothingButEmergencyLeaves()
    {
        var closed = Default with { Allowed = OutboundPolicy.Split(" ") };
        Rule(closed, "13800138000").ShouldBe(OutboundPolicy.NumberIsNotAllowed);
        Rule(closed, "110").ShouldBeNull();
    }

    [Theory]
    [InlineData("12x[3-57]*", true)]
    [InlineData("*", true)]
    [InlineData("1*2", false)]
    [InlineData("[3-", false)]
    [InlineData("[]", false)]
    [InlineData("[9-3]", false)]
    [InlineData("12a", false)]
    [InlineData("", false)]
    public void Pattern_IsValidOrNot(string pattern, bool valid) => DialPattern.IsValid(pattern).ShouldBe(valid);

    [Theory]
    [InlineData("12x[3-57]*", "12037", true)]
    [InlineData("12x[3-57]*", "1203", false)]
    [InlineData("12x[3-57]*", "12068", false)]
    [InlineData("12x[3-57]*", "1207123456789012", true)]
    [InlineData("12x[3-57]*", "12071234567890123", false)]
    [InlineData("400xxxxxxx", "4001234567", true)]
    [InlineData("400xxxxxxx", "40012345678", false)]
    public void Pattern_Matches_TheWholeNumberOrNothing(string pattern, string digits, bool matches) => DialPattern.Matches(pattern, digits).ShouldBe(matches);

    [Fact]
    public void Setting_When_APatternIsWrong_Then_RefusedWithThePattern()
    {
        SettingRules.Check(KnownSettings.OutboundAllowed, "1[3-9]xxxxxxxxx, 4oo").ShouldNotBeNull().Parameters.ShouldContain(p => p.Value == "4oo");
        KnownSettings.All.ShouldAllBe(d => SettingRules.Check(d, d.Default) == null);
    }

    private static string? Rule(OutboundPolicy policy, string number) => policy.Check(number, 0, TimeSpan.Zero)?.Rule;
}
