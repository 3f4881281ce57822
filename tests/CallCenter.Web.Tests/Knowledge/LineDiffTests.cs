using CallCenter.Web.Features.Knowledge;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Knowledge;

public sealed class LineDiffTests
{
    [Fact]
    public void Diff_OfAChangedStep_NamesItAndKeepsTheRest() =>
        LineDiff.Of("a\nb\nc", "a\nx\nc").ShouldBe([new(DiffKind.Same, "a"), new(DiffKind.Removed, "b"), new(DiffKind.Added, "x"), new(DiffKind.Same, "c")]);

    [Fact]
    public void Diff_OfTheSame_HasNoChange() => LineDiff.Of("a\r\nb\n", "a\nb").ShouldAllBe(l => l.Kind == DiffKind.Same);

    [Fact]
    public void Diff_OfAnyTwoTexts_GivesBothBack()
    {
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var (before, after) = (Text(random), Text(random));
            var lines = LineDiff.Of(before, after);
            string.Join('\n', lines.Where(l => l.Kind != DiffKind.Added).Select(l => l.Text)).ShouldBe(before);
            string.Join('\n', lines.Where(l => l.Kind != DiffKind.Removed).Select(l => l.Text)).ShouldBe(after);
        }
    }

    [Fact]
    public void Diff_OfMoreLinesThanAreCompared_SaysReplaced()
    {
        var many = string.Join('\n', Enumerable.Repeat("a", LineDiff.MostLines + 1));
        LineDiff.Of(many, "a").Count(l => l.Kind == DiffKind.Removed).ShouldBe(LineDiff.MostLines + 1);
    }

    private static string Text(Random random) => string.Join('\n', Enumerable.Range(0, random.Next(1, 14)).Select(_ => random.GetItems(["a", "b", "c", "d e"], 1)[0]));
}
