namespace Crm.Domain.Dispatch;

/// <summary>Places of one half day over the sites that can serve a visit.</summary>
/// <param name="Day">Local day.</param>
/// <param name="Half">Half day.</param>
/// <param name="Capacity">Places of all of them; 0 when no site is known to serve it.</param>
/// <param name="Booked">Visits that were sent, and visits that were promised and not yet sent.</param>
public readonly record struct VisitPlaces(DateOnly Day, HalfDay Half, int Capacity, int Booked)
{
    /// <summary>Places that are left, never below zero.</summary>
    public int Free => Math.Max(0, Capacity - Booked);

    /// <summary>True when places are known and none is left.</summary>
    public bool IsFull => Capacity > 0 && Booked >= Capacity;

    /// <summary>
    /// Of the next half days those that an agent offers: so many that have a place, after at most one full one,
    /// the earliest, so that he can say that it is gone.
    /// </summary>
    /// <param name="next">The next half days, earliest first.</param>
    /// <param name="count">How many are shown.</param>
    public static ImmutableArray<VisitPlaces> Offer(IReadOnlyList<VisitPlaces> next, int count)
    {
        var free = next.Where(p => !p.IsFull).Take(count).ToList();
        var full = next.Where(p => p.IsFull && (free.Count == 0 || Before(p, free[^1]))).Take(free.Count == 0 ? count : 1).ToList();
        return [.. full.Concat(free.Take(count - full.Count)).OrderBy(p => p.Day).ThenBy(p => p.Half)];
    }

    private static bool Before(VisitPlaces a, VisitPlaces b) => a.Day < b.Day || (a.Day == b.Day && a.Half < b.Half);
}
