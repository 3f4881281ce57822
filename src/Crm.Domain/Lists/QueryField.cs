namespace Crm.Domain.Lists;

/// <summary>A field that a list can be parted by.</summary>
/// <param name="Name">As queries name it.</param>
/// <param name="Kind">What it holds.</param>
public sealed record QueryField(string Name, QueryFieldKind Kind)
{
    /// <summary>Only a whole value finds somebody, unless one may see such values in clear: nobody guesses a number digit by digit.</summary>
    public bool IsMasked { get; init; }

    /// <summary>The words that may be chosen, for <see cref="QueryFieldKind.Choice"/>.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The operators that it knows.</summary>
    public ImmutableArray<QueryOperator> Operators => Kind switch
    {
        QueryFieldKind.Text when IsMasked => [QueryOperator.Is, QueryOperator.EndsWith, QueryOperator.BeginsWith, QueryOperator.Empty, QueryOperator.Filled],
        QueryFieldKind.Text => [QueryOperator.Is, QueryOperator.IsNot, QueryOperator.Contains, QueryOperator.BeginsWith, QueryOperator.Empty, QueryOperator.Filled],
        QueryFieldKind.Code => [QueryOperator.Is, QueryOperator.IsNot, QueryOperator.BeginsWith, QueryOperator.Empty, QueryOperator.Filled],
        QueryFieldKind.Choice => [QueryOperator.Is, QueryOperator.IsNot, QueryOperator.Empty, QueryOperator.Filled],
        QueryFieldKind.Day or QueryFieldKind.Instant =>
        [
            QueryOperator.LastDays, QueryOperator.NextDays, QueryOperator.OlderThanDays, QueryOperator.Is, QueryOperator.Before, QueryOperator.From, QueryOperator.Between,
            QueryOperator.Empty, QueryOperator.Filled,
        ],
        QueryFieldKind.Number => [QueryOperator.AtLeast, QueryOperator.AtMost, QueryOperator.Is, QueryOperator.IsNot, QueryOperator.Between],
        _ => [QueryOperator.Is],
    };
}
