namespace Persistence.Knowledge;

/// <summary>A cheap mark of everything that the search is built from: as long as it stays the same, no article and no vote changed.</summary>
public readonly record struct ArticleStamp(long Saves, int Votes, DateTimeOffset? LastVote);
