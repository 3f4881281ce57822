namespace Crm.Domain.Pay;

/// <summary>Rows of pay and the months that are closed; changed only through <see cref="PayRules"/>.</summary>
/// <param name="Rows">Every row.</param>
/// <param name="Closed">The formula with which each closed month was paid.</param>
public sealed record PayBook(ImmutableArray<PayRow> Rows, ImmutableSortedDictionary<PayMonth, PayFormula> Closed)
{
    /// <summary>Before the first row.</summary>
    public static PayBook Empty { get; } = new([], ImmutableSortedDictionary<PayMonth, PayFormula>.Empty);

    /// <summary>The sheets of a closed month, rebuilt.</summary>
    public ImmutableArray<PaySheet> SheetsOf(PayMonth month) => Closed.TryGetValue(month, out var formula)
        ? [.. Rows.Where(r => r.Month == month).Select(r => r.Technician).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(t => PaySheet.Build(t, month, Rows, formula))]
        : [];

    /// <summary>The first open month from a month on.</summary>
    public PayMonth OpenFrom(PayMonth month)
    {
        while (Closed.ContainsKey(month)) month = month.Next;
        return month;
    }
}
