using System.Linq.Expressions;
using Crm.Domain.Lists;

namespace Persistence.Lists;

/// <summary>One of an enum's words.</summary>
internal sealed class ChoiceColumn<T, TEnum>(Expression<Func<T, TEnum?>> path) : Column<T>
    where TEnum : struct, Enum
{
    protected override Expression<Func<T, bool>> Matches(QueryNode.Condition condition, DateOnly today)
    {
        List<TEnum?> values = [.. condition.Values.Select(v => (TEnum?)Enum.Parse<TEnum>(v, ignoreCase: true))];
        return On(path, x => values.Contains(x));
    }

    protected override Expression<Func<T, bool>> Filled() => On(path, x => x != null);
}
