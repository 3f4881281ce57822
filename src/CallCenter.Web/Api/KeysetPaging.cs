using System.Diagnostics.CodeAnalysis;
using Persistence.Quality;

namespace CallCenter.Web.Api;

/// <summary>Paging by <c>?limit=&amp;after=</c> where <c>after</c> names the last row itself: rows of one millisecond are neither skipped nor told twice.</summary>
internal static class KeysetPaging
{
    private const int DefaultLimit = 50;

    public static bool TryRead(int? limit, string? after, out int rows, out PageCursor? cursor, [NotNullWhen(false)] out IResult? problem)
    {
        (rows, cursor, problem) = (limit ?? DefaultLimit, null, null);
        if (limit is < 1 or > Paging.MaxLimit)
            problem = ApiProblems.BadField("limit", limit, $"1 to {Paging.MaxLimit}");
        else if (PageCursor.TryParse(after, out var found))
            cursor = found;
        else if (!string.IsNullOrEmpty(after))
            problem = ApiProblems.BadField("after", after, "the 'next' of the page before");
        return problem is null;
    }

    public static string? Next<T>(IReadOnlyList<T> items, int limit, Func<T, PageCursor> key) => items.Count < limit ? null : key(items[^1]).ToString();
}
