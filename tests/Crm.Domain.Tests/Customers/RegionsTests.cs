using Crm.Domain.Customers;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Customers;

public sealed class RegionsTests
{
    [Theory]
    [InlineData("370202", "山东省青岛市市南区")]
    [InlineData("110105", "北京市朝阳区")]
    [InlineData("441900", "广东省东莞市")]
    [InlineData("429004", "湖北省仙桃市")]
    [InlineData("500112", "重庆市渝北区")]
    [InlineData("71", "台湾省")]
    [InlineData("370000", "山东省")]
    [InlineData("370200", "山东省青岛市")]
    public void Code_HasOneLine(string code, string line) => Regions.Find(code)!.Line.ShouldBe(line);

    [Theory]
    [InlineData("999999")]
    [InlineData("")]
    [InlineData(null)]
    public void Code_Unknown_IsNoRegion(string? code) => Regions.Find(code).ShouldBeNull();

    [Fact]
    public void Names_Repeat_SoCodesTellThemApart()
    {
        var found = Regions.Search("鼓楼区", 20);
        found.Length.ShouldBeGreaterThanOrEqualTo(4);
        found.Select(r => r.Code).ShouldBeUnique();
    }

    [Theory]
    [InlineData("shinan", "370202")]
    [InlineData("青岛 市南", "370202")]
    [InlineData("qingdao lc", "370213")]
    [InlineData("370212", "370212")]
    public void Place_IsFoundByCharactersPinyinOrCode(string typed, string code) => Regions.Search(typed, 50).Select(r => r.Code).ShouldContain(code);

    [Theory]
    [InlineData("山东省青岛市市南区香港中路76号", "370202", "香港中路76号")]
    [InlineData("青岛市市南区 香港中路76号", "370202", "香港中路76号")]
    [InlineData("北京市朝阳区建国路1号", "110105", "建国路1号")]
    [InlineData("广东省东莞市长安镇德政路2号", "441900", "长安镇德政路2号")]
    public void Address_BeginsWithItsRegion(string written, string code, string rest)
    {
        var (region, left) = Regions.Split(written);
        (region?.Code, left).ShouldBe((code, rest));
    }

    [Fact]
    public void Address_WithoutARegion_StaysWhole() => Regions.Split("香港中路76号").ShouldBe((null, "香港中路76号"));

    [Fact]
    public void Divisions_LieInsideEachOther()
    {
        Regions.Provinces.Length.ShouldBe(34);
        Regions.Within("37").Select(r => r.Name).ShouldContain("青岛市");
        Regions.Within("3702").Select(r => r.Name).ShouldContain("市南区");
        Regions.Search("", 5).ShouldBeEmpty();
    }
}
