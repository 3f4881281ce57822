using System.Linq.Expressions;
using Crm.Domain.Lists;

namespace Persistence.Lists;

/// <summary>A field of rows that hang on the row: it matches when one of them does.</summary>
/// <param name="items">The rows that hang on it.</param>
/// <param name="inner">Their field.</param>
internal sealed class ManyColumn<T, TItem>(Expression<Func<T, IQueryable<TItem>>> items, Column<TItem> inner) : Column<T>
{
    protected override Expression<Func<T, bool>> Matches(QueryNode.Condition condition, DateOnly today) => Any(inner.Where(condition, today));

    protected override Expression<Func<T, bool>> Filled() => Any(inner.Where(new QueryNode.Condition("", QueryOperator.Filled, []), default));

    private Expression<Func<T, bool>> Any(Expression<Func<TItem, bool>> test) =>
        Expression.Lambda<Func<T, bool>>(Expression.Call(typeof(Queryable), nameof(Queryable.Any), [typeof(TItem)], items.Body, Expression.Quote(test)), items.Parameters);
}
