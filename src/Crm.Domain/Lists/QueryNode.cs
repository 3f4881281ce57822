namespace Crm.Domain.Lists;

/// <summary>A question to a list, as data.</summary>
public abstract record QueryNode
{
    private QueryNode() { }

    /// <summary>Several questions together; an empty group asks nothing and lets everything through.</summary>
    /// <param name="All">True: all must hold. False: one is enough.</param>
    /// <param name="Nodes">The questions.</param>
    public sealed record Group(bool All, ImmutableArray<QueryNode> Nodes) : QueryNode
    {
        /// <summary>Everything.</summary>
        public static Group Everything { get; } = new(true, []);

        /// <inheritdoc/>
        public bool Equals(Group? other) => other is not null && All == other.All && Nodes.SequenceEqual(other.Nodes);

        /// <inheritdoc/>
        public override int GetHashCode() => Nodes.Aggregate(All ? 1 : 2, HashCode.Combine);
    }

    /// <summary>One question to one field.</summary>
    /// <param name="Field">Its name, see <see cref="QueryFields"/>.</param>
    /// <param name="Operator">How it is compared.</param>
    /// <param name="Values">With what; days as <c>yyyy-MM-dd</c>.</param>
    public sealed record Condition(string Field, QueryOperator Operator, ImmutableArray<string> Values) : QueryNode
    {
        /// <inheritdoc/>
        public bool Equals(Condition? other) => other is not null && Field == other.Field && Operator == other.Operator && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

        /// <inheritdoc/>
        public override int GetHashCode() => Values.Aggregate(HashCode.Combine(Field, Operator), HashCode.Combine);
    }
}
