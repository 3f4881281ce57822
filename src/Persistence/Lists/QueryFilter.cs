using System.Linq.Expressions;
using Crm.Domain.Lists;

namespace Persistence.Lists;

/// <summary>A whole query as one expression.</summary>
internal static class QueryFilter
{
    /// <summary>The rows of a query that match; all of them without one.</summary>
    /// <param name="rows">What the person may see at all.</param>
    /// <param name="criteria">The query, or null.</param>
    /// <param name="columnOf">How each field is read.</param>
    public static IQueryable<T> Apply<T>(IQueryable<T> rows, ListCriteria? criteria, Func<string, Column<T>> columnOf)
    {
        if (criteria is null) return rows;
        var row = Expression.Parameter(typeof(T), "row");
        return Body(criteria.Query) is { } body ? rows.Where(Expression.Lambda<Func<T, bool>>(body, row)) : rows;

        Expression? Body(QueryNode node)
        {
            if (node is QueryNode.Condition condition)
            {
                var test = columnOf(condition.Field).Where(condition, criteria.Today);
                return Replacement.In(test.Body, test.Parameters[0], row);
            }

            var group = (QueryNode.Group)node;
            Expression? whole = null;
            foreach (var inner in group.Nodes)
            {
                // An empty group holds for everything.
                var one = Body(inner) ?? Expression.Constant(true);
                whole = whole is null ? one : group.All ? Expression.AndAlso(whole, one) : Expression.OrElse(whole, one);
            }

            return whole;
        }
    }
}
