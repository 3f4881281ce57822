using System.Linq.Expressions;
using Crm.Domain.Lists;

namespace Persistence.Lists;

/// <summary>How a field of a query is read from the rows of a table: one condition becomes one expression that every provider translates.</summary>
internal abstract class Column<T>
{
    /// <summary>The condition; a negation is the whole that does not hold.</summary>
    public Expression<Func<T, bool>> Where(QueryNode.Condition condition, DateOnly today) => condition.Operator switch
    {
        QueryOperator.Filled => Filled(),
        QueryOperator.Empty => Not(Filled()),
        QueryOperator.IsNot => Not(Matches(condition with { Operator = QueryOperator.Is }, today)),
        _ => Matches(condition, today),
    };

    protected abstract Expression<Func<T, bool>> Matches(QueryNode.Condition condition, DateOnly today);

    protected abstract Expression<Func<T, bool>> Filled();

    /// <summary>A test of what a path leads to.</summary>
    protected static Expression<Func<T, bool>> On<TValue>(Expression<Func<T, TValue>> path, Expression<Func<TValue, bool>> test) =>
        Expression.Lambda<Func<T, bool>>(Replacement.In(test.Body, test.Parameters[0], path.Body), path.Parameters);

    private static Expression<Func<T, bool>> Not(Expression<Func<T, bool>> test) => Expression.Lambda<Func<T, bool>>(Expression.Not(test.Body), test.Parameters);
}
