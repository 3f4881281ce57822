using Crm.Domain.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Knowledge;

/// <summary>Counts what was searched for in vain, so that somebody writes the article.</summary>
public sealed class KnowledgeGapStore(IDbContextFactory<AppDb> contexts, StoreWriter writer, TimeProvider clock)
{
    /// <summary>Most different texts: nobody works through a longer list. The one that was missed longest ago goes first.</summary>
    public const int Kept = 500;

    /// <summary>Notes a search without hits; a text that may name a person is not noted.</summary>
    public async Task NoteAsync(string typed, string language, CancellationToken ct)
    {
        if (UnansweredQuery.Of(typed) is not { } text) return;
        var now = clock.GetUtcNow();
        await writer.WriteAsync(
            async db =>
            {
                var gaps = db.Set<KnowledgeGapRow>();
                if (await gaps.SingleOrDefaultAsync(g => g.Text == text && g.Language == language, ct) is { } known)
                {
                    known.Count++;
                    known.LastAt = now;
                    return;
                }

                if (await gaps.CountAsync(ct) >= Kept) gaps.Remove(await gaps.OrderBy(g => g.LastAt).FirstAsync(ct));
                gaps.Add(new KnowledgeGapRow { Text = text, Language = language, Count = 1, FirstAt = now, LastAt = now });
            },
            ct);
    }

    /// <summary>The texts that were missed most often, then those of late.</summary>
    public async Task<IReadOnlyList<KnowledgeGapRow>> ListAsync(int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<KnowledgeGapRow>().AsNoTracking().OrderByDescending(g => g.Count).ThenByDescending(g => g.LastAt).Take(Math.Clamp(limit, 1, Kept)).ToListAsync(ct);
    }

    /// <summary>Takes texts off the list: answered by now, or not worth an article.</summary>
    public Task SettleAsync(IReadOnlyCollection<string> texts, string language, CancellationToken ct) =>
        writer.WriteAsync(db => db.Set<KnowledgeGapRow>().Where(g => texts.Contains(g.Text) && g.Language == language).ExecuteDeleteAsync(ct), ct);
}
