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

    /// <summary>True for a month that is paid, and for every month before it.</summary>
    public bool IsClosed(PayMonth month) => !Closed.IsEmpty && month <= Closed.Keys.Last();

    /// <summary>The first open month after a closed one.</summary>
    public PayMonth NextOpen => Closed.Keys.Last().Next;
}
