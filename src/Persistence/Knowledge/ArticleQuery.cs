using System.Globalization;
using System.Runtime.CompilerServices;
using Crm.Domain.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Knowledge;

/// <summary>Reads articles; changes nothing.</summary>
public sealed class ArticleQuery(IDbContextFactory<AppDb> contexts)
{
    /// <summary>The article of a number, or null.</summary>
    public async Task<LiveArticle?> FindAsync(string number, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Set<ArticleRow>().AsNoTracking().SingleOrDefaultAsync(a => a.Number == number, ct) is not { } row) return null;
        var live = row.LiveVersion is { } version
            ? await db.Set<ArticleVersionRow>().AsNoTracking().SingleAsync(v => v.ArticleId == row.Id && v.Number == version, ct)
            : null;
        var solved = await db.Set<ArticleVoteRow>().CountAsync(v => v.ArticleId == row.Id && v.IsSolved, ct);
        var not = await db.Set<ArticleVoteRow>().CountAsync(v => v.ArticleId == row.Id && !v.IsSolved, ct);
        return new LiveArticle(ArticleMapping.ToArticle(row, live), new ArticleVotes(solved, not));
    }

    /// <summary>One published version, or null: what a ticket's steps were taken from.</summary>
    public async Task<ArticleVersion?> VersionAsync(ArticleId id, int version, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.Set<ArticleVersionRow>().AsNoTracking().SingleOrDefaultAsync(v => v.ArticleId == id && v.Number == version, ct);
        return row is null ? null : ArticleMapping.ToVersion(row);
    }

    /// <summary>Published versions of an article, newest first.</summary>
    public async Task<IReadOnlyList<ArticleVersion>> VersionsAsync(ArticleId id, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Set<ArticleVersionRow>().AsNoTracking().Where(v => v.ArticleId == id).OrderByDescending(v => v.Number).Take(limit).ToListAsync(ct);
        return [.. rows.Select(ArticleMapping.ToVersion)];
    }

    /// <summary>The last facts of an article, newest first.</summary>
    public async Task<IReadOnlyList<ArticleTimelineRow>> FactsAsync(ArticleId id, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<ArticleTimelineRow>().AsNoTracking().Where(t => t.ArticleId == id).OrderByDescending(t => t.Seq).Take(limit).ToListAsync(ct);
    }

    /// <summary>Articles by their working copies, last changed first.</summary>
    public async Task<IReadOnlyList<ArticleLine>> ListAsync(ArticleFilter filter, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return [.. (await Filtered(db, filter).OrderByDescending(a => a.UpdatedAt).ThenBy(a => a.Number).Take(limit).ToListAsync(ct)).Select(Line)];
    }

    /// <summary>Whole articles in the order of their numbers.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="limit">Most of them.</param>
    /// <param name="after">The last number of the page before, or null.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IReadOnlyList<Article>> PageAsync(ArticleFilter filter, int limit, string? after, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var articles = Filtered(db, filter);
#pragma warning disable CA1309, MA0006 // Becomes SQL: the store compares in the same order in which it sorts.
        if (after is not null) articles = articles.Where(a => string.Compare(a.Number, after) > 0);
#pragma warning restore CA1309, MA0006
        var rows =
            from a in articles.OrderBy(a => a.Number).Take(limit)
            join v in db.Set<ArticleVersionRow>().AsNoTracking() on new { ArticleId = a.Id, Number = a.LiveVersion } equals new { v.ArticleId, Number = (int?)v.Number } into versions
            from v in versions.DefaultIfEmpty()
            orderby a.Number
            select new { a, v };
        return [.. (await rows.ToListAsync(ct)).Select(r => ArticleMapping.ToArticle(r.a, r.v))];
    }

    /// <summary>How many articles the filter lets through.</summary>
    public async Task<int> CountAsync(ArticleFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Filtered(db, filter).CountAsync(ct);
    }

    /// <summary>The next free number behind a prefix: AC-016 after AC-015.</summary>
    public async Task<string> NextNumberAsync(string prefix, CancellationToken ct)
    {
        var head = prefix + "-";
        await using var db = await contexts.CreateDbContextAsync(ct);
        var numbers = await db.Set<ArticleRow>().AsNoTracking().Where(a => a.Number.StartsWith(head)).Select(a => a.Number).ToListAsync(ct);
        var last = numbers.Select(n => int.TryParse(n.AsSpan(head.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var i) ? i : 0).DefaultIfEmpty().Max();
        return string.Create(CultureInfo.InvariantCulture, $"{head}{last + 1:D3}");
    }

    /// <summary>The mark of the present state.</summary>
    public async Task<ArticleStamp> StampAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var saves = await db.Set<ArticleRow>().SumAsync(a => (long)a.Version, ct);
        var votes = await db.Set<ArticleVoteRow>().CountAsync(ct);
        var last = await db.Set<ArticleVoteRow>().OrderByDescending(v => v.At).Select(v => (DateTimeOffset?)v.At).FirstOrDefaultAsync(ct);
        return new ArticleStamp(saves, votes, last);
    }

    /// <summary>Every article in force, one after the other; the search is built from this.</summary>
    public async IAsyncEnumerable<LiveArticle> LiveAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var votes = await db.Set<ArticleVoteRow>().GroupBy(v => new { v.ArticleId, v.IsSolved })
            .Select(g => new { g.Key.ArticleId, g.Key.IsSolved, Count = g.Count() })
            .ToDictionaryAsync(g => (g.ArticleId, g.IsSolved), g => g.Count, ct);
        var rows = from a in db.Set<ArticleRow>().AsNoTracking()
                   join v in db.Set<ArticleVersionRow>().AsNoTracking() on new { ArticleId = a.Id, Number = a.LiveVersion } equals new { v.ArticleId, Number = (int?)v.Number }
                   orderby a.Number
                   select new { a, v };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
            yield return new LiveArticle(
                ArticleMapping.ToArticle(row.a, row.v),
                new ArticleVotes(votes.GetValueOrDefault((row.a.Id, true)), votes.GetValueOrDefault((row.a.Id, false))));
    }

    private static IQueryable<ArticleRow> Filtered(AppDb db, ArticleFilter filter)
    {
        var rows = db.Set<ArticleRow>().AsNoTracking();
        if (filter.State is { } state) rows = rows.Where(a => a.State == state);
        if (filter.IsInForce) rows = rows.Where(a => a.LiveVersion != null);
        if (filter.ReviewBefore is { } day) rows = rows.Where(a => a.LiveVersion != null && a.ReviewBy < day);
        return rows;
    }

    private static ArticleLine Line(ArticleRow row)
    {
        var article = ArticleMapping.ToArticle(row, null);
        var english = article.Content.Texts.FirstOrDefault(t => t.Language == ArticleLanguages.English)?.Title;
        return new ArticleLine(row.Number, row.Title, english, row.State, row.LiveVersion, row.ReviewBy, [.. article.Editors], row.UpdatedAt, row.Version);
    }
}
