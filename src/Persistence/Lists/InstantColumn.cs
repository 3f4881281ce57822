using System.Linq.Expressions;
using Crm.Domain.Lists;

namespace Persistence.Lists;

/// <summary>An instant, asked for by the site's days.</summary>
internal sealed class InstantColumn<T>(Expression<Func<T, DateTimeOffset?>> path) : Column<T>
{
    protected override Expression<Func<T, bool>> Matches(QueryNode.Condition condition, DateOnly today)
    {
        var (first, end) = QueryRules.DaysOf(condition, today);
        DateTimeOffset? from = first is { } f ? SiteZone.StartOf(f) : null, before = end is { } e ? SiteZone.StartOf(e) : null;
        return (from, before) switch
        {
            ({ } a, { } b) => On(path, x => x >= a && x < b),
            ({ } a, null) => On(path, x => x >= a),
            (_, { } b) => On(path, x => x < b),
            _ => throw new ArgumentOutOfRangeException(nameof(condition)),
        };
    }

    protected override Expression<Func<T, bool>> Filled() => On(path, x => x != null);
}
