using System.Globalization;

namespace Crm.Domain.Lists;

/// <summary>Decides in memory whether something matches a query. It is what the databases' answers are held against.</summary>
/// <param name="Subject">Of which list.</param>
/// <param name="Today">The site's day.</param>
/// <param name="StartOf">The instant at which a day of the site begins.</param>
public sealed record QueryMatch(ListSubject Subject, DateOnly Today, Func<DateOnly, DateTimeOffset> StartOf)
{
    /// <summary>Whether it matches.</summary>
    /// <param name="query">A query that <see cref="QueryRules.Check"/> let pass.</param>
    /// <param name="valuesOf">All values of a field: texts, words of choices and flags, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>, <see cref="int"/>; none when it is empty.</param>
    public bool Holds(QueryNode query, Func<string, IReadOnlyCollection<object>> valuesOf)
    {
        ArgumentNullException.ThrowIfNull(valuesOf);
        return query switch
        {
            QueryNode.Group { Nodes.IsEmpty: true } => true,
            QueryNode.Group { All: true } all => all.Nodes.All(n => Holds(n, valuesOf)),
            QueryNode.Group any => any.Nodes.Any(n => Holds(n, valuesOf)),
            QueryNode.Condition condition => Holds(condition, valuesOf(condition.Field)),
            _ => throw new ArgumentOutOfRangeException(nameof(query)),
        };
    }

    private bool Holds(QueryNode.Condition condition, IReadOnlyCollection<object> values) => condition.Operator switch
    {
        QueryOperator.Empty => values.Count == 0,
        QueryOperator.Filled => values.Count > 0,
        QueryOperator.IsNot => !values.Any(v => One(condition with { Operator = QueryOperator.Is }, v)),
        _ => values.Any(v => One(condition, v)),
    };

    private bool One(QueryNode.Condition condition, object value)
    {
        switch (value)
        {
            case DateOnly day:
                var (from, before) = QueryRules.DaysOf(condition, Today);
                return !(day < from) && !(day >= before);
            case DateTimeOffset at:
                var (first, end) = QueryRules.DaysOf(condition, Today);
                return (first is null || at >= StartOf(first.Value)) && (end is null || at < StartOf(end.Value));
            case int number when condition.Operator == QueryOperator.Is:
                return condition.Values.Contains(number.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);
            case int number:
                var (least, most) = QueryRules.NumbersOf(condition);
                return number >= least && number <= most;
            default:
                return Text(condition, (string)value);
        }
    }

    private static bool Text(QueryNode.Condition condition, string text) => condition.Operator switch
    {
        QueryOperator.Is => condition.Values.Contains(text, StringComparer.Ordinal),
        QueryOperator.Contains => text.Contains(condition.Values[0], StringComparison.Ordinal),
        QueryOperator.BeginsWith => text.StartsWith(condition.Values[0], StringComparison.Ordinal),
        QueryOperator.EndsWith => text.EndsWith(condition.Values[0], StringComparison.Ordinal),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.Operator, "not about texts"),
    };
}
