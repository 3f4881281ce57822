using Crm.Domain.Dispatch;

namespace Crm.Domain.Catalogue;

/// <summary>All prices with their validities; a question names a day, so a later table changes no earlier answer.</summary>
public sealed class PriceTable(ImmutableArray<Price> rows)
{
    private readonly ILookup<(PriceKind, string), Price> _rows = rows.ToLookup(r => (r.Kind, r.Subject));

    /// <summary>The rows.</summary>
    public ImmutableArray<Price> Rows => rows;

    /// <summary>The price of a thing, the narrowest row that fits; null when no row speaks about it.</summary>
    public Money? Of(PriceKind kind, string subject, string? category, string? brand, ServiceSiteLevel? level, DateOnly day) =>
        _rows[(kind, subject)].Where(r => r.Fits(category, brand, level, day)).MaxBy(r => r.Specificity)?.Amount;

    /// <summary>The fee of a way: each kilometre at the step that it lies in; null when no row speaks about the place.</summary>
    /// <param name="kilometres">One way.</param>
    /// <param name="isCity">True in a city's centre.</param>
    /// <param name="brand">Brand of the machine, or null.</param>
    /// <param name="level">Level of the site, or null.</param>
    /// <param name="day">The day of the price.</param>
    public Money? OfDistance(int kilometres, bool isCity, string? brand, ServiceSiteLevel? level, DateOnly day)
    {
        var fitting = _rows[(PriceKind.Distance, isCity ? Price.City : Price.Elsewhere)].Where(r => r.Fits(null, brand, level, day)).ToList();
        if (fitting.Count == 0) return null;

        // One ladder, never steps of two: the narrowest that exists.
        var narrowest = fitting.Max(r => r.Specificity);
        var steps = fitting.Where(r => r.Specificity == narrowest).OrderBy(r => r.FromKm).ToList();
        var fee = Money.Zero;
        for (var at = 0; at < steps.Count; at++)
        {
            var until = at + 1 < steps.Count ? Math.Min(kilometres, steps[at + 1].FromKm) : kilometres;
            fee += new Money(steps[at].Amount.Fen * Math.Max(0, until - steps[at].FromKm));
        }

        return fee;
    }
}
