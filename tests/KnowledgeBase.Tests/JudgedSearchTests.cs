using System.Diagnostics;
using System.Text;
using KnowledgeBase.Tests.Support;

namespace KnowledgeBase.Tests;

public sealed class JudgedSearchTests(ITestOutputHelper output)
{
    private static readonly ImmutableArray<(string Language, string Query, ImmutableArray<string> Relevant, bool IsHard)> Judged = Read();

    [Fact]
    public void JudgedSet_IsLargeEnough_AndNamesArticlesThatExist()
    {
        Judged.Count(j => j.Language == "zh-CN").ShouldBeGreaterThanOrEqualTo(40);
        Judged.Count(j => j.Language == "en").ShouldBeGreaterThanOrEqualTo(20);
        Judged.Count(j => j.IsHard).ShouldBeGreaterThanOrEqualTo(15);
        var numbers = Bench.Seeds.Select(s => s.Number).ToHashSet();
        Judged.SelectMany(j => j.Relevant).Where(r => !numbers.Contains(r)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("zh-CN", false, 0.9)]
    [InlineData("en", false, 0.9)]
    [InlineData("zh-CN", true, 0.5)]
    [InlineData("en", true, 0.5)]
    public async Task JudgedQueries_FindARelevantArticle_AmongTheFirstFive(string language, bool isHard, double least)
    {
        await using var bench = await Bench.OpenAsync();
        var (first, five, reciprocal, count) = (0, 0, 0.0, 0);
        List<double> times = [];
        foreach (var (_, query, relevant, _) in Judged.Where(j => j.Language == language && j.IsHard == isHard))
        {
            var began = Stopwatch.GetTimestamp();
            var numbers = await bench.NumbersAsync(query, language);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            var rank = numbers.FindIndex(relevant.Contains) + 1;
            count++;
            if (rank == 1) first++;
            if (rank is >= 1 and <= 5) five++;
            if (rank >= 1) reciprocal += 1.0 / rank;
            if (rank != 1) output.WriteLine($"  rank {rank}: {query} -> {string.Join(' ', numbers.Take(5))} (wanted {string.Join(',', relevant)})");
        }

        times.Sort();
        output.WriteLine($"{language}{(isHard ? " hard" : "")}: {count} queries, hit@1 {(double)first / count:F3}, hit@5 {(double)five / count:F3}, MRR {reciprocal / count:F3}, p50 {times[count / 2]:F2} ms, p95 {times[count * 95 / 100]:F2} ms");
        ((double)five / count).ShouldBeGreaterThanOrEqualTo(least);
    }

    private static ImmutableArray<(string, string, ImmutableArray<string>, bool)> Read()
    {
        using var stream = typeof(JudgedSearchTests).Assembly.GetManifestResourceStream("judged.tsv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return
        [
            .. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.TrimEnd('\r').Split('\t'))
                .Select(c => (c[0], c[1], c[2].Split(',').ToImmutableArray(), c.Length > 3)),
        ];
    }
}
