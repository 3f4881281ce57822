using Microsoft.EntityFrameworkCore;

namespace Persistence.Drafts;

/// <summary>Half-filled forms that a restart must not lose. Written many at once; the last one of a form wins.</summary>
public sealed class DeskDraftStore(IDbContextFactory<AppDb> contexts, StoreWriter writer, TimeProvider clock)
{
    /// <summary>Characters of a protected form: six times a form whose details are full (4,000 signs of three bytes each).</summary>
    public const int MostContent = 96_000;

    /// <summary>A form that nobody went on with for a week is nobody's any more; it holds names and numbers.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    // Rows taken out in one go, so that nobody waits for them.
    private const int Sweep = 500;

    /// <summary>Writes forms and takes finished ones out, in one transaction.</summary>
    /// <exception cref="ArgumentException">A content is longer than <see cref="MostContent"/>.</exception>
    public async Task WriteAsync(IReadOnlyList<DeskDraftChange> changes, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (changes.Any(c => c.Content?.Length > MostContent)) throw new ArgumentException($"A form is longer than {MostContent} characters.", nameof(changes));
        var last = changes.GroupBy(c => (c.AgentId, c.InteractionId)).Select(g => g.Last()).ToList();
        var ids = last.Select(c => c.InteractionId).Distinct().ToList();
        await writer.WriteAgainAsync<bool>(
            async db =>
            {
                var there = await db.Set<DeskDraftRow>().Where(r => ids.Contains(r.InteractionId)).ToDictionaryAsync(r => (r.AgentId, r.InteractionId), ct);
                foreach (var change in last)
                {
                    var row = there.GetValueOrDefault((change.AgentId, change.InteractionId));
                    if (change.Content is null)
                    {
                        if (row is not null) db.Remove(row);
                    }
                    else if (row is null)
                    {
                        db.Add(new DeskDraftRow { AgentId = change.AgentId, InteractionId = change.InteractionId, Content = change.Content, KeptAt = change.KeptAt });
                    }
                    else
                    {
                        (row.Content, row.KeptAt) = (change.Content, change.KeptAt);
                    }
                }

                return true;
            },
            ct);
    }

    /// <summary>The newest forms that are not too old.</summary>
    public async Task<IReadOnlyList<DeskDraftRow>> ListAsync(int limit, CancellationToken ct)
    {
        var old = clock.GetUtcNow() - Kept;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<DeskDraftRow>().AsNoTracking().Where(r => r.KeptAt >= old).OrderByDescending(r => r.KeptAt).ThenBy(r => r.InteractionId).Take(limit).ToListAsync(ct);
    }

    /// <summary>Takes out what is older than <see cref="Kept"/>; returns how many went.</summary>
    public async Task<int> SweepAsync(CancellationToken ct)
    {
        var (old, gone, swept) = (clock.GetUtcNow() - Kept, 0, 0);
        do
        {
            await writer.WriteAsync(
                async db =>
                {
                    var stale = await db.Set<DeskDraftRow>().Where(r => r.KeptAt < old).OrderBy(r => r.KeptAt).Take(Sweep).ToListAsync(ct);
                    db.RemoveRange(stale);
                    gone = stale.Count;
                },
                ct);
            swept += gone;
        }
        while (gone == Sweep);
        return swept;
    }
}
