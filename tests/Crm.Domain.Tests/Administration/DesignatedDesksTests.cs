using Crm.Domain.Administration;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Administration;

public sealed class DesignatedDesksTests
{
    private const string Rules = "tier:Gold=agent3+agent4, category:AC=agent9, brand:HM=agent5, model:HM-1=agent6, customer:c1=agent7";

    [Theory]
    [InlineData("c1", "Gold", "HM-1", "HM", "AC", "agent7")]
    [InlineData("c2", "Gold", "HM-1", "HM", "AC", "agent6")]
    [InlineData("c2", "Gold", "HM-2", "HM", "AC", "agent5")]
    [InlineData("c2", "Gold", "LA-1", "LA", "AC", "agent9")]
    [InlineData("c2", "gold", null, null, null, "agent3 agent4")]
    [InlineData("c2", "Standard", null, null, null, "")]
    public void Desk_IsThatOfTheMostParticularWord(string customer, string tier, string? model, string? brand, string? category, string agents) =>
        string.Join(' ', DesignatedDesks.Choose(Rules, customer, tier, model, brand, category)).ShouldBe(agents);

    [Theory]
    [InlineData("", true)]
    [InlineData(Rules, true)]
    [InlineData("tier:Gold=", false)]
    [InlineData("tier:Gold", false)]
    [InlineData("tier:=agent1", false)]
    [InlineData("colour:red=agent1", false)]
    [InlineData("tier:Gold=a+b+c+d+e+f+g+h+i", false)]
    public void Setting_IsCheckedEntryByEntry(string value, bool isRight) => (DesignatedDesks.Check("routing.designated-desks", value) is null).ShouldBe(isRight);

    [Theory]
    [InlineData("60", true)]
    [InlineData("0", true)]
    [InlineData("61", false)]
    [InlineData("-1", false)]
    [InlineData("a lot", false)]
    public void PriorityMinutes_AreWithinTheFloorsLimit(string value, bool isRight)
    {
        foreach (var definition in new[] { KnownSettings.PriorityGold, KnownSettings.PrioritySilver, KnownSettings.PriorityRepeat, KnownSettings.PriorityOverdue, KnownSettings.PrioritySafety })
            (SettingRules.Check(definition, value) is null).ShouldBe(isRight, definition.Key);
    }

    [Theory]
    [InlineData("15", true)]
    [InlineData("600", true)]
    [InlineData("14", false)]
    [InlineData("601", false)]
    public void ParkLimit_IsWithinTheCoresRange(string value, bool isRight) => (SettingRules.Check(KnownSettings.ParkLimit, value) is null).ShouldBe(isRight);

    /// <summary>A setting's column is 200 wide.</summary>
    [Fact]
    public void EverySetting_FitsItsColumns() =>
        KnownSettings.All.Where(s => s.Key.Length > 40 || (s.Kind == SettingKind.Text && s.Max > 200) || SettingRules.Check(s, s.Default) is not null).ShouldBeEmpty();
}
