using System.Globalization;
using Crm.Domain.Administration;
using Crm.Domain.InstallBase;
using Crm.Domain.PhoneNumbers;

namespace Crm.Domain.Lists;

/// <summary>What a query may be. Each refusal names the field, the value and what is allowed.</summary>
public static class QueryRules
{
    /// <summary>Groups within groups: what a person still reads.</summary>
    public const int MostDepth = 4;

    /// <summary>Conditions of one query: each may cost the database a look into another table.</summary>
    public const int MostConditions = 30;

    /// <summary>Values of one condition.</summary>
    public const int MostValues = 50;

    /// <summary>Longest value.</summary>
    public const int LongestValue = 80;

    /// <summary>Ten years: further back the data says nothing.</summary>
    public const int MostDays = 3660;

    /// <summary>A condition over a masked field that only those may ask who may see it in clear; parameter <c>field</c>.</summary>
    public const string OnlyWhole = "QueryFieldIsMasked";

    /// <summary>Too many of something; parameters <c>field</c>, <c>value</c>, <c>max</c>.</summary>
    public const string TooMuch = "QueryTooLarge";

    private const int LeastTail = 4;

    /// <summary>Values in their stored form: numbers in E.164, serials in capitals, blanks cut, what is not filled in left out.</summary>
    public static QueryNode Tidy(ListSubject subject, QueryNode node) => node switch
    {
        QueryNode.Group group => group with { Nodes = [.. group.Nodes.Select(n => Tidy(subject, n)).Where(n => n is not QueryNode.Group { Nodes.IsEmpty: true })] },
        QueryNode.Condition condition => condition with { Values = [.. condition.Values.Select(v => v.Trim()).Where(v => v.Length > 0).Select(v => Stored(condition, v)).Distinct(StringComparer.Ordinal)] },
        _ => node,
    };

    /// <summary>Every fault of a tidy query.</summary>
    /// <param name="subject">Of which list.</param>
    /// <param name="query">The query.</param>
    /// <param name="mayReveal">Whether who asks may see masked values in clear.</param>
    public static ImmutableArray<Refusal> Check(ListSubject subject, QueryNode query, bool mayReveal)
    {
        var faults = ImmutableArray.CreateBuilder<Refusal>();
        var conditions = 0;
        Walk(query, 1);
        if (conditions > MostConditions) faults.Add(TooMany("conditions", conditions, MostConditions));
        return faults.ToImmutable();

        void Walk(QueryNode node, int depth)
        {
            if (depth > MostDepth)
            {
                faults.Add(TooMany("depth", depth, MostDepth));
                return;
            }

            if (node is QueryNode.Group group)
            {
                foreach (var inner in group.Nodes) Walk(inner, depth + 1);
            }
            else if (node is QueryNode.Condition condition)
            {
                conditions++;
                if (Fault(subject, condition, mayReveal) is { } fault) faults.Add(fault);
            }
        }
    }

    /// <summary>The days of a condition about days or instants, the end not included; null where there is none.</summary>
    /// <param name="condition">One that <see cref="Check"/> let pass.</param>
    /// <param name="today">The site's day.</param>
    public static (DateOnly? From, DateOnly? Before) DaysOf(QueryNode.Condition condition, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition.Operator switch
        {
            QueryOperator.Is => (DayOf(condition.Values[0]), DayOf(condition.Values[0]).AddDays(1)),
            QueryOperator.Before => (null, DayOf(condition.Values[0])),
            QueryOperator.From => (DayOf(condition.Values[0]), null),
            QueryOperator.Between => (DayOf(condition.Values[0]), DayOf(condition.Values[^1]).AddDays(1)),
            QueryOperator.LastDays => (today.AddDays(1 - NumberOf(condition.Values[0])), today.AddDays(1)),
            QueryOperator.NextDays => (today, today.AddDays(NumberOf(condition.Values[0]))),
            QueryOperator.OlderThanDays => (null, today.AddDays(-NumberOf(condition.Values[0]))),
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.Operator, "not about days"),
        };
    }

    /// <summary>The numbers of a condition about numbers, both included.</summary>
    /// <param name="condition">One that <see cref="Check"/> let pass, and neither <see cref="QueryOperator.Is"/> nor its negation.</param>
    public static (int Least, int Most) NumbersOf(QueryNode.Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition.Operator switch
        {
            QueryOperator.AtLeast => (NumberOf(condition.Values[0]), int.MaxValue),
            QueryOperator.AtMost => (int.MinValue, NumberOf(condition.Values[0])),
            _ => (NumberOf(condition.Values[0]), NumberOf(condition.Values[^1])),
        };
    }

    private static Refusal? Fault(ListSubject subject, QueryNode.Condition condition, bool mayReveal)
    {
        if (QueryFields.Find(subject, condition.Field) is not { } field) return FieldRules.IsUnknown("queryField", condition.Field);
        if (!field.Operators.Contains(condition.Operator)) return FieldRules.Wrong(field.Name, QueryFields.WordOf(condition.Operator.ToString()), "query-operator");
        if (field.IsMasked && !mayReveal && condition.Operator is (QueryOperator.BeginsWith or QueryOperator.EndsWith)) return Refusal.Of(OnlyWhole, ("field", field.Name));
        if (condition.Operator is QueryOperator.Empty or QueryOperator.Filled) return condition.Values.IsEmpty ? null : FieldRules.Wrong(field.Name, condition.Values[0], "query-nothing");
        if (condition.Values.IsEmpty) return Refusal.Of(FieldRules.Missing, ("field", field.Name));
        if (condition.Values.Length > MostValues) return TooMany(field.Name, condition.Values.Length, MostValues);
        var most = condition.Operator switch { QueryOperator.Between => 2, QueryOperator.Is or QueryOperator.IsNot when field.Kind is not (QueryFieldKind.Day or QueryFieldKind.Instant) => MostValues, _ => 1 };
        if (condition.Values.Length > most) return TooMany(field.Name, condition.Values.Length, most);
        foreach (var value in condition.Values)
        {
            if (value.Length > LongestValue) return Refusal.Of(FieldRules.TooLong, ("field", field.Name), ("max", FieldRules.Invariant(LongestValue)));
            if (value.Any(c => char.IsControl(c) || char.IsSurrogate(c) && !IsWhole(value))) return FieldRules.Wrong(field.Name, "…", "no-control");
            if (WrongValue(field, condition, value) is { } fault) return fault;
        }

        return null;
    }

    private static Refusal? WrongValue(QueryField field, QueryNode.Condition condition, string value)
    {
        switch (field.Kind)
        {
            case QueryFieldKind.Choice or QueryFieldKind.Flag:
                return field.Choices.Contains(value, StringComparer.Ordinal) ? null : FieldRules.Wrong(field.Name, value, "query-choice");
            case QueryFieldKind.Number:
                return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : FieldRules.Wrong(field.Name, value, "query-number");
            case QueryFieldKind.Day or QueryFieldKind.Instant when condition.Operator is QueryOperator.LastDays or QueryOperator.NextDays or QueryOperator.OlderThanDays:
                return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MostDays
                    ? null
                    : Refusal.Of(FieldRules.OutOfRange, ("field", field.Name), ("value", value), ("min", "1"), ("max", FieldRules.Invariant(MostDays)));
            case QueryFieldKind.Day or QueryFieldKind.Instant:
                return DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2199 ? null : FieldRules.Wrong(field.Name, value, "query-day");
            case QueryFieldKind.Text when field.Name == "phone" && condition.Operator == QueryOperator.Is:
                return PhoneNumber.Normalize(value, PhoneSource.Typed).E164 is null ? FieldRules.Wrong(field.Name, value, "number") : null;
            case QueryFieldKind.Text when field.Name == "phone":
                return FieldRules.IsDigits(value.TrimStart('+'), LeastTail, 15) ? null : FieldRules.Wrong(field.Name, value, "query-digits");
            default:
                return null;
        }
    }

    private static string Stored(QueryNode.Condition condition, string value) => condition.Field switch
    {
        "phone" when condition.Operator is QueryOperator.Is => PhoneNumber.Normalize(value, PhoneSource.Typed).E164 ?? value,
        "serial" => SerialNumber.Normalize(value) ?? value,
        _ => value,
    };

    private static bool IsWhole(string value) => value.EnumerateRunes().All(r => r.Value != 0xFFFD);

    private static DateOnly DayOf(string value) => DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int NumberOf(string value) => int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);

    private static Refusal TooMany(string field, int count, int most) => Refusal.Of(TooMuch, ("field", field), ("value", FieldRules.Invariant(count)), ("max", FieldRules.Invariant(most)));
}
