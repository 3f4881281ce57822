using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Persistence.Dispatch;

namespace Persistence.Customers;

/// <summary>What a merge does with whom customers wish to be sent. A wish's key is its customer, so it cannot move like a row that names one: the survivor's own wish wins;
/// who has none gets the merged customer's, which stays where it is and is there again when the merge is taken back.</summary>
internal static class CustomerWishes
{
    private const string Table = "ServiceWishes";
    private const string Column = nameof(ServiceWish.CustomerId);

    /// <summary>What a merge of the two would give to the survivor, as its record names it; null for nothing.</summary>
    public static async Task<HeldReference?> HeldAsync(AppDb db, CustomerId survivor, CustomerId merged, CancellationToken ct)
    {
        var who = await db.Set<ServiceWish>().Where(w => w.CustomerId == survivor || w.CustomerId == merged).Select(w => w.CustomerId).ToListAsync(ct);
        return who.Contains(merged) && !who.Contains(survivor) ? new HeldReference(Table, Column, merged.Value.ToString("D")) : null;
    }

    /// <summary>Gives the survivor the merged customer's wish where the record says so.</summary>
    public static async Task GiveAsync(AppDb db, MergeRecord record, CancellationToken ct)
    {
        if (IsIn(record) && await OfAsync(db, record.Merged, ct) is { } wish) db.Add(wish with { CustomerId = record.Survivor });
    }

    /// <summary>Takes back what <see cref="GiveAsync"/> gave; a wish that the survivor told since stays his.</summary>
    public static async Task TakeBackAsync(AppDb db, MergeRecord record, DateTimeOffset mergedAt, CancellationToken ct)
    {
        if (!IsIn(record) || await OfAsync(db, record.Survivor, ct) is not { } given || given.SetAt > mergedAt) return;
        if (await OfAsync(db, record.Merged, ct) is null) db.Add(given with { CustomerId = record.Merged });
        db.Remove(given);
    }

    private static bool IsIn(MergeRecord record) => record.References.Any(r => r.Table == Table);

    private static Task<ServiceWish?> OfAsync(AppDb db, CustomerId customer, CancellationToken ct) => db.Set<ServiceWish>().SingleOrDefaultAsync(w => w.CustomerId == customer, ct);
}
