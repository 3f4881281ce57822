using System.Linq.Expressions;
using Crm.Domain.Lists;

namespace Persistence.Lists;

/// <summary>Several words in one column, parted by commas.</summary>
internal sealed class TagsColumn<T>(Expression<Func<T, string?>> path) : Column<T>
{
    protected override Expression<Func<T, bool>> Matches(QueryNode.Condition condition, DateOnly today)
    {
        Expression? any = null;
        foreach (var value in condition.Values)
        {
            var word = "," + value + ",";
            var one = On(path, x => ("," + x + ",").Contains(word)).Body;
            any = any is null ? one : Expression.OrElse(any, one);
        }

        return Expression.Lambda<Func<T, bool>>(any!, path.Parameters);
    }

    protected override Expression<Func<T, bool>> Filled() => On(path, x => x != null && x != "");
}
