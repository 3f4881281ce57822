namespace Crm.Domain.Callbacks;

/// <summary>A follow-up before it has a number.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Causes">Why.</param>
/// <param name="Within">Settled within this.</param>
public sealed record FollowUpDraft(FollowUpKind Kind, ImmutableArray<string> Causes, TimeSpan Within);
