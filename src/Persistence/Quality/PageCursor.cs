using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Persistence.Quality;

/// <summary>Where a page ended: the sort value and the id of its last row. Two rows of one millisecond are neither skipped nor shown twice.</summary>
/// <param name="Value">The sort value: Unix milliseconds, or a length in milliseconds.</param>
/// <param name="Id">The row.</param>
public readonly record struct PageCursor(long Value, Guid Id)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PageCursor cursor)
    {
        cursor = default;
        var parts = text?.Split('.', 2) ?? [];
        if (parts.Length != 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value >= 253_402_300_800_000
            || !Guid.TryParseExact(parts[1], "N", out var id)) return false;
        cursor = new PageCursor(value, id);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value}.{Id:N}");
}
