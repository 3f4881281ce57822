using Microsoft.EntityFrameworkCore;
using Persistence.Administration;

namespace Persistence.History;

/// <summary>Closes days into the chain and reads it.</summary>
public sealed class RecordingChainStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>Recordings of a day at most: 2,000 agents who talk without end.</summary>
    private const int MostOfADay = 500_000;

    /// <summary>Closes every day that is over and has recordings no day vouches for yet; what closed late (a repair, a call over midnight) goes into the next day that is
    /// closed. Returns the lists, oldest first; at most <paramref name="most"/> days.</summary>
    public async Task<IReadOnlyList<RecordingManifest>> CloseAsync(DateOnly before, int most, CancellationToken ct)
    {
        var closed = new List<RecordingManifest>();
        while (closed.Count < most && await NextAsync(before, ct) is { } day)
            closed.Add(await CloseDayAsync(day, ct));
        return closed;
    }

    /// <summary>The chain from its beginning.</summary>
    public async Task<IReadOnlyList<RecordingDayRow>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.RecordingDays.AsNoTracking().OrderBy(d => d.Day).ToListAsync(ct);
    }

    /// <summary>The recordings that a day vouches for, or that none does (null), with their rows.</summary>
    public async Task<IReadOnlyList<RecordingRow>> OfDayAsync(DateOnly? day, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Recordings.AsNoTracking().Where(r => r.ChainDay == day && r.Sha256 != null).OrderBy(r => r.StartedAt).Take(MostOfADay).ToListAsync(ct);
    }

    /// <summary>The rows of these recordings, whatever day they say.</summary>
    public async Task<IReadOnlyDictionary<Guid, RecordingRow>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Recordings.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
    }

    /// <summary>Which of these paths below the recordings folder some recording has.</summary>
    public async Task<IReadOnlySet<string>> KnownPathsAsync(IReadOnlyCollection<string> paths, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await db.Recordings.AsNoTracking().Where(r => paths.Contains(r.RelativePath)).Select(r => r.RelativePath).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What a day's list says of a recording.</summary>
    public static RecordingManifestLine LineOf(RecordingRow row) => new(row.Id, row.Sha256!, row.Bytes, row.DurationMs);

    /// <summary>The oldest day that is over, not closed, and has something to vouch for; days that were closed already are closed for good.</summary>
    private async Task<DateOnly?> NextAsync(DateOnly before, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var limit = SiteZone.StartOf(before);
        var oldest = await db.Recordings.AsNoTracking().Where(r => r.ChainDay == null && r.Sha256 != null && r.StartedAt < limit)
            .OrderBy(r => r.StartedAt).Select(r => (DateTimeOffset?)r.StartedAt).FirstOrDefaultAsync(ct);
        if (oldest is not { } at)
            return null;
        var last = await db.RecordingDays.AsNoTracking().OrderByDescending(d => d.Day).Select(d => (DateOnly?)d.Day).FirstOrDefaultAsync(ct);
        var day = SiteZone.DayOf(at);
        if (last is { } closed && day <= closed)
            day = closed.AddDays(1);
        return day < before ? day : null;
    }

    private async Task<RecordingManifest> CloseDayAsync(DateOnly day, CancellationToken ct)
    {
        RecordingManifest manifest = null!;
        await writer.WriteAsync(
            async db =>
            {
                var until = SiteZone.StartOf(day.AddDays(1));
                var previous = await db.RecordingDays.OrderByDescending(d => d.Day).Select(d => d.Hash).FirstOrDefaultAsync(ct) ?? RecordingManifest.NoDay;
                var rows = await db.Recordings.Where(r => r.ChainDay == null && r.Sha256 != null && r.StartedAt < until)
                    .OrderBy(r => r.StartedAt).ThenBy(r => r.Id).Take(MostOfADay).ToListAsync(ct);
                foreach (var row in rows)
                    row.ChainDay = day;
                manifest = RecordingManifest.Of(day, previous, rows.Select(LineOf));
                var now = clock.GetUtcNow();
                var link = new RecordingDayRow { Day = day, Previous = previous, Hash = manifest.Hash(), Recordings = rows.Count, Bytes = rows.Sum(r => r.Bytes), ClosedAt = now };
                db.RecordingDays.Add(link);
                // The audit keeps the hash too: who rewrites the chain has to rewrite two histories.
                Audit.Note(db, Actor.System, "recording.chain", $"day:{day:yyyy-MM-dd}", now, after: link.Hash);
            },
            ct);
        return manifest;
    }
}
