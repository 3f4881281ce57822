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
}
