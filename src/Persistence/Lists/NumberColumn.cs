using System.Globalization;
using System.Linq.Expressions;
using Crm.Domain.Lists;

namespace Persistence.Lists;

/// <summary>A whole number, counted or stored.</summary>
internal sealed class NumberColumn<T>(Expression<Func<T, int>> path) : Column<T>
{
    protected override Expression<Func<T, bool>> Matches(QueryNode.Condition condition, DateOnly today)
    {
        if (condition.Operator == QueryOperator.Is)
        {
            List<int> values = [.. condition.Values.Select(v => int.Parse(v, NumberStyles.None, CultureInfo.InvariantCulture))];
            return On(path, x => values.Contains(x));
        }

        var (least, most) = QueryRules.NumbersOf(condition);
        return condition.Operator switch
        {
            QueryOperator.AtLeast => On(path, x => x >= least),
            QueryOperator.AtMost => On(path, x => x <= most),
            _ => On(path, x => x >= least && x <= most),
        };
    }

    protected override Expression<Func<T, bool>> Filled() => On(path, x => true);
}
