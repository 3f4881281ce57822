using System.Globalization;

namespace Persistence.Callbacks;

/// <summary>Where a list goes on: lists go by due instant, and of the tasks of one instant so many were shown.</summary>
public readonly record struct CallbackCursor(DateTimeOffset DueAt, int Shown)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string text, out CallbackCursor cursor)
    {
        cursor = default;
        var cut = text.IndexOf('_', StringComparison.Ordinal);
        if (cut < 1 || !long.TryParse(text.AsSpan(0, cut), NumberStyles.None, CultureInfo.InvariantCulture, out var ms) || ms >= 253_402_300_800_000) return false;
        if (!int.TryParse(text.AsSpan(cut + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var shown)) return false;
        cursor = new CallbackCursor(DateTimeOffset.FromUnixTimeMilliseconds(ms), shown);
        return true;
    }

    /// <summary>The cursor behind a page, or null when it was the last.</summary>
    public static CallbackCursor? Behind(IReadOnlyList<CallbackLine> page, int limit, CallbackCursor? before)
    {
        if (page.Count < limit) return null;
        var due = page[^1].Task.DueAt;
        var shown = page.Count(l => l.Task.DueAt == due);
        return new CallbackCursor(due, before is { } b && b.DueAt == due ? b.Shown + shown : shown);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{DueAt.ToUnixTimeMilliseconds()}_{Shown}");
}
