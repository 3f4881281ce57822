using System.Linq.Expressions;
using Crm.Domain.Lists;

namespace Persistence.Lists;

/// <summary>Yes or no.</summary>
internal sealed class FlagColumn<T>(Expression<Func<T, bool>> path) : Column<T>
{
    protected override Expression<Func<T, bool>> Matches(QueryNode.Condition condition, DateOnly today) =>
        (condition.Values.Contains(QueryFields.Yes, StringComparer.Ordinal), condition.Values.Contains(QueryFields.No, StringComparer.Ordinal)) switch
        {
            (true, true) => Filled(),
            (true, false) => path,
            _ => On(path, x => !x),
        };

    protected override Expression<Func<T, bool>> Filled() => On(path, x => true);
}
