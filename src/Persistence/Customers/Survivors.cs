using Crm.Domain.Customers;
using Persistence.Queries;

namespace Persistence.Customers;

/// <summary>Who a customer is today: a row that is opened for one who was merged meanwhile belongs to the survivor.</summary>
internal static class Survivors
{
    // A merge into a merged one is refused, so a chain grows by one with each merge of a survivor: longer ones are a mistake.
    private const int LongestChain = 50;

    /// <summary>The customer, or the last of those into whom they were merged; null when there is none.</summary>
    public static async Task<CustomerId?> OfAsync(AppDb db, CustomerId id, CancellationToken ct)
    {
        var at = id;
        for (var step = 0; step < LongestChain; step++)
        {
            if (await SaveReads.Of(db).Person(db, at, ct) is not { } found) return null;
            if (found.MergedIntoId is not { } next) return at;
            at = next;
        }

        return null;
    }

    /// <summary>The same with the survivor's tier; null only when nobody has the id.</summary>
    public static async Task<(CustomerId Id, CustomerTier Tier)?> WithTierAsync(AppDb db, CustomerId id, CancellationToken ct)
    {
        (CustomerId Id, CustomerTier Tier)? named = null;
        var at = id;
        for (var step = 0; step < LongestChain; step++)
        {
            if (await SaveReads.Of(db).Person(db, at, ct) is not { } found) return named;
            named ??= (id, found.Tier);
            if (found.MergedIntoId is not { } next) return (at, found.Tier);
            at = next;
        }

        return named;
    }

    /// <summary>The same where there may be nobody: nobody stays nobody, one who does not exist stays as named.</summary>
    public static async Task<CustomerId?> OfAsync(AppDb db, CustomerId? id, CancellationToken ct) => id is { } customer ? await OfAsync(db, customer, ct) ?? customer : null;
}
