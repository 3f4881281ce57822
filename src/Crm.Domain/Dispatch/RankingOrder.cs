namespace Crm.Domain.Dispatch;

/// <summary>The precedence of criteria, written as their names parted by blanks. Each stands in it once.</summary>
public sealed record RankingOrder(ImmutableArray<RankCriterion> Criteria)
{
    /// <summary>As the reference has it: default site, region, past services, most recent one, load.</summary>
    public static RankingOrder Default { get; } = new([.. Enum.GetValues<RankCriterion>()]);

    /// <summary>The order as it is stored.</summary>
    public string Text => string.Join(' ', Criteria);

    /// <summary>Reads an order; null when a name is unknown, stands twice or is missing.</summary>
    public static RankingOrder? Read(string? text)
    {
        var criteria = ImmutableArray.CreateBuilder<RankCriterion>();
        foreach (var word in (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Enum.TryParse<RankCriterion>(word, out var criterion) || criterion.ToString() != word || criteria.Contains(criterion)) return null;
            criteria.Add(criterion);
        }

        return criteria.Count == Default.Criteria.Length ? new RankingOrder(criteria.ToImmutable()) : null;
    }

    /// <summary>The order with a criterion moved by so many steps, upwards below zero; it stops at the ends.</summary>
    public RankingOrder Move(RankCriterion criterion, int by)
    {
        var at = Criteria.IndexOf(criterion);
        return new RankingOrder(Criteria.RemoveAt(at).Insert(Math.Clamp(at + by, 0, Criteria.Length - 1), criterion));
    }

    /// <inheritdoc/>
    public bool Equals(RankingOrder? other) => other is not null && Criteria.SequenceEqual(other.Criteria);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);
}
