using System.Globalization;

namespace Crm.Domain.Pay;

/// <summary>A month for which people are paid.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">1 to 12.</param>
public readonly record struct PayMonth(int Year, int Month) : IComparable<PayMonth>
{
    /// <summary>The month of a day.</summary>
    public static PayMonth Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>The month after it.</summary>
    public PayMonth Next => Month == 12 ? new PayMonth(Year + 1, 1) : new PayMonth(Year, Month + 1);

    /// <summary>Earlier month.</summary>
    public static bool operator <(PayMonth a, PayMonth b) => a.CompareTo(b) < 0;

    /// <summary>Later month.</summary>
    public static bool operator >(PayMonth a, PayMonth b) => a.CompareTo(b) > 0;

    /// <summary>Earlier month or the same.</summary>
    public static bool operator <=(PayMonth a, PayMonth b) => a.CompareTo(b) <= 0;

    /// <summary>Later month or the same.</summary>
    public static bool operator >=(PayMonth a, PayMonth b) => a.CompareTo(b) >= 0;

    /// <inheritdoc/>
    public int CompareTo(PayMonth other) => (Year, Month).CompareTo((other.Year, other.Month));

    /// <summary><c>2026-11</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");
}
