using KnowledgeBase.Analysis;

namespace KnowledgeBase.Tests.Analysis;

public sealed class TextAnalyzerTests
{
    [Theory]
    [InlineData("空调漏水", "空调 调漏 漏水 水")]
    [InlineData("漏", "漏")]
    [InlineData("空调E6故障", "空调 调 e6 故障 障")]
    [InlineData("E-6", "e6")]
    [InlineData("E 6", "e6")]
    [InlineData("Ｅ６", "e6")]
    [InlineData("故障码：Ｅ－６", "故障 障码 码 e6")]
    [InlineData("KFR-35GW/HM1", "kfr 35gw hm1")]
    [InlineData("⑥楼", "6 楼")]
    [InlineData("Café", "cafe")]
    [InlineData("won't", "wont")]
    [InlineData("leaks leaking leaked", "leak leak leak")]
    [InlineData("空 调", "空 调")]
    [InlineData("", "")]
    [InlineData(" \0\uFFFE\uD800 ", "")]
    public void Tokens_AreCutAsTheIndexNeedsThem(string text, string tokens) => TextAnalyzer.Tokens(text).ShouldBe(tokens);

    [Fact]
    public void Atoms_KnowTheirPlaceInTheOriginal()
    {
        const string text = "请看Ｅ－６，ﬁlter 漏水";
        var atoms = TextAnalyzer.Atoms(text);
        atoms.Select(a => text.Substring(a.Start, a.Length)).ShouldBe(["请", "看", "Ｅ－６", "ﬁlter", "漏", "水"]);
        atoms.Select(a => a.Text).ShouldBe(["请", "看", "e6", "filter", "漏", "水"]);
    }

    [Theory]
    [InlineData("E06", "e6")]
    [InlineData("e-6", "e6")]
    [InlineData("F1", "f1")]
    [InlineData("E00", "e0")]
    [InlineData("EH", "eh")]
    public void FaultCode_ComparesWithoutItsSpelling(string code, string plain) => TextAnalyzer.FaultCode(code).ShouldBe(plain);

    [Theory]
    [InlineData("spinning", "spin")]
    [InlineData("noises", "nois")]
    [InlineData("batteries", "battery")]
    [InlineData("glass", "glass")]
    [InlineData("gas", "gas")]
    [InlineData("string", "string")]
    [InlineData("hisses", "hiss")]
    [InlineData("filling", "fill")]
    [InlineData("bus", "bus")]
    public void Stem_JoinsFormsOfOneWord(string word, string stem) => EnglishStem.Of(word).ShouldBe(stem);

    [Fact]
    public void Thesaurus_IsLargeEnough_AndEveryTermStandsOnce() => Thesaurus.BuiltIn.GroupCount.ShouldBeGreaterThanOrEqualTo(80);
}
