namespace KnowledgeBase.Search;

/// <summary>A query cut into parts.</summary>
internal sealed record QueryPlan(ImmutableArray<TermGroup> Groups)
{
    public double Weight { get; } = Groups.Sum(g => g.Weight);

    public bool IsEmpty => Groups.IsEmpty;
}
