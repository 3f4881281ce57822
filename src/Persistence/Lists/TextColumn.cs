using System.Linq.Expressions;
using System.Text;
using Crm.Domain.Lists;

namespace Persistence.Lists;

/// <summary>A text or a code.</summary>
/// <param name="path">Where it lies.</param>
/// <param name="isOrdered">The column compares by code point on every provider (see <see cref="Conventions.SearchCollation"/>): a beginning is a range that walks the index.</param>
internal sealed class TextColumn<T>(Expression<Func<T, string?>> path, bool isOrdered = false) : Column<T>
{
    // Behind every text that begins so, in the order of code points.
    private const string End = "\U0010FFFF";

    protected override Expression<Func<T, bool>> Matches(QueryNode.Condition condition, DateOnly today)
    {
        var value = condition.Values[0];
        if (condition.Operator == QueryOperator.Is)
        {
            List<string?> values = [.. condition.Values];
            return On(path, x => values.Contains(x));
        }

        if (condition.Operator == QueryOperator.Contains) return On(path, x => x!.Contains(value));
        if (condition.Operator == QueryOperator.EndsWith) return On(path, x => x!.EndsWith(value));
#pragma warning disable CA1309 // Becomes SQL, where the column's collation decides.
        if (isOrdered)
        {
            var end = value + End;
            return On(path, x => string.Compare(x, value) >= 0 && string.Compare(x, end) < 0);
        }
#pragma warning restore CA1309

        // Not StartsWith: SQLite's LIKE takes a for A, the others do not.
        var length = value.EnumerateRunes().Count();
        return On(path, x => x!.Substring(0, length) == value);
    }

    protected override Expression<Func<T, bool>> Filled() => On(path, x => x != null && x != "");
}
