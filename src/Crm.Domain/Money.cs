using System.Globalization;

namespace Crm.Domain;

/// <summary>An amount of Chinese money in fen (0.01 yuan), exact, may be negative.</summary>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    /// <summary>Nothing.</summary>
    public static Money Zero => default;

    /// <summary>Whole yuan.</summary>
    public static Money Yuan(long yuan) => new(yuan * 100);

    /// <summary>Adds exactly; overflows throw.</summary>
    public static Money operator +(Money a, Money b) => new(a.Fen + b.Fen);

    /// <summary>Subtracts exactly; overflows throw.</summary>
    public static Money operator -(Money a, Money b) => new(a.Fen - b.Fen);

    /// <summary>Smaller amount.</summary>
    public static bool operator <(Money a, Money b) => a.Fen < b.Fen;

    /// <summary>Larger amount.</summary>
    public static bool operator >(Money a, Money b) => a.Fen > b.Fen;

    /// <summary>Smaller or the same amount.</summary>
    public static bool operator <=(Money a, Money b) => a.Fen <= b.Fen;

    /// <summary>Larger or the same amount.</summary>
    public static bool operator >=(Money a, Money b) => a.Fen >= b.Fen;

    /// <summary>A share of the amount in millionths, rounded half up to whole fen.</summary>
    public Money Share(long millionths)
    {
        var product = (Int128)Fen * millionths;
        var half = product < 0 ? -500_000 : 500_000;
        return new Money((long)((product + half) / 1_000_000));
    }

    /// <inheritdoc/>
    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>Yuan with two decimals, invariant: <c>2436.00</c>.</summary>
    public override string ToString() => (Fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
