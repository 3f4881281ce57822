using FsCheck;
using FsCheck.Fluent;
using KnowledgeBase.Analysis;
using KnowledgeBase.Index;
using KnowledgeBase.Search;
using KnowledgeBase.Tests.Support;

namespace KnowledgeBase.Tests.Analysis;

public sealed class HostileTextTests
{
    private static readonly string[] Pieces =
    [
        "\"", "'", "*", "^", "(", ")", ":", "-", "+", "{", "}", "NEAR", "AND", "OR", "NOT", "NEAR(a b, 3)", "title:", "\0", "\n", "\uFFFF", "\uD800", "\uDC00", "𠮷", "𲎯", "漏", "水",
        "空调", "E-", "E6", "ｅ６", "é", "e\u0301", "ﬁ", "㎡", "〇", "한글", "カナ", "😀", "\u200B", "\u202E", ";DROP TABLE terms;--", "%", "_", "\\", "/", ",", " ", "a", "leaki", "won't", "10", "\uE000", "\u0378",
    ];

    private static readonly Gen<string> Hostile = Gen.Elements(Pieces).ArrayOf().Select(string.Concat);

    [Fact]
    public void Analyzer_NeverThrows_AndEveryAtomLiesInTheText() => Prop.ForAll(Hostile.ToArbitrary(), text =>
    {
        var atoms = TextAnalyzer.Atoms(text);
        _ = TextAnalyzer.Tokens(text);
        _ = TextAnalyzer.FaultCode(text);
        return atoms.All(a => a.Start >= 0 && a.Length > 0 && a.Start + a.Length <= text.Length && a.Text.Length > 0)
            && atoms.Zip(atoms.Skip(1)).All(p => p.First.Start <= p.Second.Start);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public async Task Search_NeverThrows_WhateverIsTyped()
    {
        await using var bench = await Bench.OpenAsync();
        List<string> texts = [.. Pieces, string.Concat(Pieces), new string('漏', 10_000), new string('"', 10_000), string.Concat(Enumerable.Repeat("a* OR ", 2_000))];
        texts.AddRange(Hostile.Sample(150, 20));
        foreach (var text in texts)
            foreach (var asYouType in (bool[])[false, true])
            {
                var page = await bench.FindAsync(text, asYouType: asYouType);
                page.IsDegraded.ShouldBeFalse(text);
                foreach (var hit in page.Hits) ShouldBeWhole(hit);
            }

        bench.Index.Health.ShouldBe(new IndexHealth(IndexState.Ready, Bench.Seeds.Length, 1, "Missing"));
    }

    [Fact]
    public async Task HostileArticles_AreIndexedAndFoundLikeOthers()
    {
        var body = string.Concat(Pieces) + " 独角兽";
        await using var bench = await Bench.OpenAsync([Bench.Document("X-1", string.Concat(Pieces)[..100], body)]);
        var page = await bench.FindAsync("独角兽");
        page.Hits.ShouldHaveSingleItem();
        ShouldBeWhole(page.Hits[0]);
    }

    private static void ShouldBeWhole(KnowledgeHit hit)
    {
        foreach (var text in (MarkedText[])[hit.Title, hit.Snippet])
        {
            var end = 0;
            foreach (var mark in text.Marks)
            {
                mark.Length.ShouldBeGreaterThan(0);
                mark.Start.ShouldBeGreaterThanOrEqualTo(end);
                mark.End.ShouldBeLessThanOrEqualTo(text.Text.Length);
                end = mark.End;
            }
        }
    }
}
