namespace Crm.Domain.Fees;

/// <summary>What a piece of work costs and who pays what.</summary>
/// <param name="Lines">Every amount with its payer.</param>
/// <param name="Unpriced">Items and parts that no row of the price tables knows on the day; they are in no sum.</param>
public sealed record FeeBill(ImmutableArray<FeeLine> Lines, ImmutableArray<string> Unpriced)
{
    /// <summary>All lines together.</summary>
    public Money Total => Sum(_ => true);

    /// <summary>What a party pays.</summary>
    public Money Of(Payer payer) => Sum(l => l.Payer == payer);

    /// <summary>What is asked for a kind of work, whoever pays.</summary>
    public Money Of(FeeKind kind) => Sum(l => l.Kind == kind);

    private Money Sum(Func<FeeLine, bool> which) => Lines.Where(which).Aggregate(Money.Zero, (sum, line) => sum + line.Amount);
}
