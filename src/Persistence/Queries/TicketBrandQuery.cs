using Microsoft.EntityFrameworkCore;

namespace Persistence.Queries;

/// <summary>Which brand a ticket is about.</summary>
public sealed class TicketBrandQuery(IDbContextFactory<AppDb> contexts)
{
    /// <summary>The brand's code, or null for a ticket that is unknown or has no machine.</summary>
    /// <param name="number">The ticket's number.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<string?> FindAsync(string? number, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(number)) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await (
            from t in db.Tickets.AsNoTracking()
            where t.Number == number
            join u in db.Units on t.UnitId equals u.Id
            join m in db.Models on u.ModelId equals m.Id
            select m.BrandCode).FirstOrDefaultAsync(ct);
    }
}
