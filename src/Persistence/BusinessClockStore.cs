using System.Globalization;
using Crm.Domain;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;

namespace Persistence;

/// <summary>Keeps the business clock's offset, so that a restart does not turn time back.</summary>
public sealed class BusinessClockStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, BusinessClock clock)
{
    private const string Mark = "business-clock";

    /// <summary>One move, and all moves together: a demo looks weeks ahead, not decades.</summary>
    public static readonly TimeSpan LongestMove = TimeSpan.FromDays(60), Furthest = TimeSpan.FromDays(730);

    /// <summary>Takes the stored offset; call it before anything asks for business time.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.StoreMarks.AsNoTracking().SingleOrDefaultAsync(m => m.Key == Mark, ct) is { } mark) clock.Take(Read(mark));
    }

    /// <summary>Moves the clock forward and remembers it.</summary>
    public async Task<SaveResult<TimeSpan>> AdvanceAsync(TimeSpan by, CancellationToken ct)
    {
        if (by <= TimeSpan.Zero) return Refusal.Of("ClockOnlyMovesForward");
        if (by > LongestMove) return Refusal.Of("ClockMoveIsTooLong", ("days", LongestMove.Days.ToString(CultureInfo.InvariantCulture)));
        var result = await writer.WriteAsync<TimeSpan>(
            async db =>
            {
                var mark = await db.StoreMarks.SingleOrDefaultAsync(m => m.Key == Mark, ct);
                if (mark is null) db.StoreMarks.Add(mark = new StoreMarkRow { Key = Mark, Value = "0" });
                var offset = Read(mark) + by;
                if (offset > Furthest) return Refusal.Of("ClockMoveIsTooLong", ("days", Furthest.Days.ToString(CultureInfo.InvariantCulture)));
                mark.Value = ((long)offset.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
                mark.At = clock.ToReal(clock.GetUtcNow());
                return offset;
            },
            ct);
        if (result is SaveResult<TimeSpan>.Saved saved) clock.Take(saved.Value);
        return result;
    }

    private static TimeSpan Read(StoreMarkRow mark) => TimeSpan.FromMilliseconds(long.Parse(mark.Value, CultureInfo.InvariantCulture));
}
