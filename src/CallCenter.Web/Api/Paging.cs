using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CallCenter.Web.Api;

/// <summary>Paging by <c>?limit=&amp;after=</c>: newest first, <c>after</c> is what the last page gave as <c>next</c>.</summary>
internal static class Paging
{
    /// <summary>Rows a page holds at most: a page of JSON stays well below a megabyte.</summary>
    public const int MaxLimit = 200;

    private const int DefaultLimit = 50;

    public static bool TryRead(int? limit, string? after, out PageRequest page, [NotNullWhen(false)] out IResult? problem)
    {
        page = default;
        problem = null;
        if (limit is < 1 or > MaxLimit)
            problem = ApiProblems.BadField("limit", limit, $"1 to {MaxLimit}");
        DateTimeOffset? at = null;
        if (!string.IsNullOrEmpty(after))
        {
            if (long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms < 253_402_300_800_000)
                at = DateTimeOffset.FromUnixTimeMilliseconds(ms);
            else
                problem = ApiProblems.BadField("after", after, "the 'next' of the page before");
        }

        page = new PageRequest(limit ?? DefaultLimit, at);
        return problem is null;
    }

    public static string? Next<T>(IReadOnlyList<T> items, int limit, Func<T, DateTimeOffset> key) =>
        items.Count < limit ? null : key(items[^1]).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
