using System.Diagnostics;
using System.Text;
using Crm.Domain.Knowledge;
using KnowledgeBase.Analysis;
using KnowledgeBase.Articles;
using KnowledgeBase.Index;
using KnowledgeBase.Search;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Benchmarks;

/// <summary>The judged queries over the built-in articles: does a right one stand among the first five; and what a keystroke costs,
/// against a bare FTS5 query of the same words on the same file. The hard queries (colloquial, mistyped, mixed, pinyin) are counted apart.</summary>
internal static class SearchBench
{
    private const int Rounds = 5;

    public static async Task RunAsync(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("aftersales-search-");
        try
        {
            var path = Path.Combine(folder.FullName, "knowledge.db");
            await using var index = new KnowledgeIndex(path, new SeedSource(), TimeProvider.System, NullLogger<KnowledgeIndex>.Instance);
            await index.SynchroniseAsync(CancellationToken.None);
            var judged = Read();
            foreach (var language in new[] { ArticleLanguages.Chinese, ArticleLanguages.English })
            {
                foreach (var isHard in new[] { false, true })
                    await JudgeAsync(report, index, [.. judged.Where(j => j.Language == language && j.IsHard == isHard)], $"{language}{(isHard ? " hard" : "")}");
                await JudgeAsync(report, index, [.. judged.Where(j => j.Language == language)], $"{language} all");
            }

            await TypeAsync(report, index, path, judged);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task JudgeAsync(Report report, KnowledgeIndex index, List<(string Language, string Query, string[] Relevant, bool IsHard)> judged, string name)
    {
        var (first, five, reciprocal) = (0, 0, 0.0);
        List<string> missed = [];
        foreach (var (language, query, relevant, _) in judged)
        {
            var page = await index.SearchAsync(new KnowledgeQuery { Text = query, Language = language, Limit = 10 }, CancellationToken.None);
            var rank = page.Hits.ToList().FindIndex(h => relevant.Contains(h.Number)) + 1;
            first += rank == 1 ? 1 : 0;
            reciprocal += rank > 0 ? 1.0 / rank : 0;
            if (rank is >= 1 and <= 5)
                five++;
            else
                missed.Add(query);
        }

        report.Figure("search", $"hit@5 {name} ({judged.Count} queries)", (double)five / judged.Count, "share");
        report.Figure("search", $"hit@1 {name}", (double)first / judged.Count, "share");
        report.Figure("search", $"MRR {name}", reciprocal / judged.Count, "");
        if (missed.Count > 0)
            Console.WriteLine($"  missed: {string.Join(" | ", missed)}");
    }

    /// <summary>Every query is typed letter by letter; the floor asks FTS5 for the same words with the last one open, and reads nothing but row numbers.</summary>
    private static async Task TypeAsync(Report report, KnowledgeIndex index, string path, List<(string Language, string Query, string[] Relevant, bool IsHard)> judged)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var bare = connection.CreateCommand();
        bare.CommandText = "SELECT rowid FROM terms WHERE terms MATCH $q ORDER BY rank LIMIT 5";
        var words = bare.Parameters.Add("$q", SqliteType.Text);
        List<double> floor = [], typed = [];
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (language, query, _, _) in judged)
            {
                for (var length = 1; length <= query.Length; length++)
                {
                    var text = query[..length];
                    if (Expression(text) is not { } expression)
                        continue;
                    var before = Stopwatch.GetTimestamp();
                    words.Value = expression;
                    await using (var reader = await bare.ExecuteReaderAsync())
                    {
                        while (await reader.ReadAsync())
                            reader.GetInt64(0);
                    }

                    var bareTime = Stopwatch.GetElapsedTime(before).TotalMilliseconds;
                    before = Stopwatch.GetTimestamp();
                    await index.SearchAsync(new KnowledgeQuery { Text = text, Language = language, IsAsYouType = true, Limit = 5 }, CancellationToken.None);
                    var ours = Stopwatch.GetElapsedTime(before).TotalMilliseconds;
                    // The first round warms the caches and the compiler.
                    if (round == 0)
                        continue;
                    floor.Add(bareTime);
                    typed.Add(ours);
                }
            }
        }

        report.Times("search", "one keystroke, bare FTS5 (floor)", floor);
        report.Times("search", "one keystroke: synonyms, ranking, highlight", typed, floor.Order().ElementAt(floor.Count / 2));
        var (p95, floorP95) = (typed.Order().ElementAt(typed.Count * 95 / 100), floor.Order().ElementAt(floor.Count * 95 / 100));
        report.Figure("search", "one keystroke p95 over the floor's p95", p95 / floorP95, "×");
    }

    private static string? Expression(string text)
    {
        var tokens = TextAnalyzer.Tokens(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return tokens.Length == 0 ? null : string.Join(" OR ", tokens.Select((t, i) => $"\"{t}\"{(i == tokens.Length - 1 ? "*" : "")}"));
    }

    private static List<(string Language, string Query, string[] Relevant, bool IsHard)> Read()
    {
        using var stream = typeof(SearchBench).Assembly.GetManifestResourceStream("judged.tsv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return
        [
            .. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.TrimEnd('\r').Split('\t'))
                .Select(c => (c[0], c[1], c[2].Split(','), c.Length > 3)),
        ];
    }

    private sealed class SeedSource : IKnowledgeSource
    {
        private static readonly DateTimeOffset Published = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

        public async IAsyncEnumerable<KnowledgeDocument> ReadAllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        {
            await Task.CompletedTask;
            foreach (var seed in SeedArticles.Load())
            {
                var article = new Article
                {
                    Id = default, Number = seed.Number, Content = seed.Content, Editors = [], CreatedAt = Published,
                    Live = new ArticleVersion(1, seed.Content, "b", "b", Published),
                };
                foreach (var document in KnowledgeDocument.Of(article, default))
                    yield return document;
            }
        }
    }
}
