using System.Linq.Expressions;
using Crm.Domain.Lists;

namespace Persistence.Lists;

/// <summary>A calendar day.</summary>
internal sealed class DayColumn<T>(Expression<Func<T, DateOnly?>> path) : Column<T>
{
    protected override Expression<Func<T, bool>> Matches(QueryNode.Condition condition, DateOnly today) => QueryRules.DaysOf(condition, today) switch
    {
        ({ } from, { } before) => On(path, x => x >= from && x < before),
        ({ } from, null) => On(path, x => x >= from),
        (_, { } before) => On(path, x => x < before),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    protected override Expression<Func<T, bool>> Filled() => On(path, x => x != null);
}
