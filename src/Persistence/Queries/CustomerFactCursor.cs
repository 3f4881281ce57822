using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Persistence.Queries;

/// <summary>Where a page of a customer's history ended.</summary>
/// <param name="At">Instant of its last fact.</param>
/// <param name="Key">Its key.</param>
public sealed record CustomerFactCursor(DateTimeOffset At, string Key)
{
    private const int LongestKey = 120;

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out CustomerFactCursor? cursor)
    {
        cursor = null;
        var parts = text?.Split('.', 2) ?? [];
        if (parts.Length != 2 || parts[1].Length is 0 or > LongestKey || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ms) || ms >= 253_402_300_800_000) return false;
        cursor = new CustomerFactCursor(DateTimeOffset.FromUnixTimeMilliseconds(ms), parts[1]);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}.{Key}");
}
