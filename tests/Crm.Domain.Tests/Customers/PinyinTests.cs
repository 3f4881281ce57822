using Crm.Domain.Customers;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Customers;

public sealed class PinyinTests
{
    [Theory]
    [InlineData("单雄信", "shanxiongxin", "sxx")]
    [InlineData("曾国强", "zengguoqiang", "zgq")]
    [InlineData("仇英", "qiuying", "qy")]
    [InlineData("解珍", "xiezhen", "xz")]
    [InlineData("查良镛", "zhaliangyong", "zly")]
    [InlineData("区小红", "ouxiaohong", "oxh")]
    [InlineData("尉迟恭", "yuchigong", "ycg")]
    [InlineData("万俟卨", "moqixie", "mqx")]
    [InlineData("万福", "wanfu", "wf")]
    [InlineData("尉文", "weiwen", "ww")]
    [InlineData("周敏", "zhoumin", "zm")]
    [InlineData("欧阳娜娜", "ouyangnana", "oynn")]
    [InlineData("吕布", "lvbu", "lb")]
    [InlineData("阿依古丽·买买提", "ayigulimaimaiti", "ayglmmt")]
    public void Name_OfAPerson_IsSpeltWithTheReadingOfTheSurname(string name, string full, string initials) =>
        Pinyin.OfName(name, isPerson: true).ShouldBe(new Spelling(full, initials));

    [Theory]
    [InlineData("单位食堂", "danweishitang", "dwst")]
    [InlineData("A8酒店", "a8jiudian", "a8jd")]
    [InlineData("", "", "")]
    [InlineData("…", "", "")]
    public void Name_OfAnOrganisation_IsReadAsText(string name, string full, string initials) => Pinyin.OfName(name, isPerson: false).ShouldBe(new Spelling(full, initials));

    [Theory]
    [InlineData("Zhou Min", "zhoumin")]
    [InlineData("xi'an", "xian")]
    [InlineData("Lü", "lv")]
    [InlineData("ｚｍ", "zm")]
    [InlineData("周min", null)]
    [InlineData("zm1", null)]
    [InlineData("  ", null)]
    public void Keys_AreLettersOnly(string typed, string? keys) => Pinyin.KeysOf(typed).ShouldBe(keys);

    [Theory]
    [InlineData("不制冷", "bzl", true)]
    [InlineData("不制冷", "buzhi", true)]
    [InlineData("不制冷", "制冷", true)]
    [InlineData("不制冷", "zl", true)]
    [InlineData("不制冷", "xyz", false)]
    public void Symptom_IsFoundByInitialsSyllablesOrCharacters(string text, string typed, bool found) => Pinyin.Matches(text, typed).ShouldBe(found);

    [Fact]
    public void Spelling_OfALongName_IsCut() => Pinyin.OfName(new string('庄', Customer.NameLength), isPerson: false).Full.Length.ShouldBe(Pinyin.Longest);

    [Fact]
    public void Spelling_FollowsNameAndKind_InWhateverOrderTheyAreSet()
    {
        var person = new Customer { Id = default, Number = "C-1", Kind = CustomerKind.Person, Name = "单雄信", CreatedAt = default };
        (person.Pinyin, person.Initials).ShouldBe(("shanxiongxin", "sxx"));
        var renamed = person with { Name = "曾国强" };
        renamed.Pinyin.ShouldBe("zengguoqiang");
        (person with { Kind = CustomerKind.Organisation }).Pinyin.ShouldBe("danxiongxin");
    }
}
