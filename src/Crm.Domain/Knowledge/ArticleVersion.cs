namespace Crm.Domain.Knowledge;

/// <summary>One published version, kept for ever and never changed: a ticket names the version whose steps were read out.</summary>
/// <param name="Number">1, 2, 3, …</param>
/// <param name="Content">What it said.</param>
/// <param name="ApprovedBy">The person who judged it.</param>
/// <param name="PublishedBy">The person who put it in force.</param>
/// <param name="PublishedAt">Since when.</param>
public sealed record ArticleVersion(int Number, ArticleContent Content, string ApprovedBy, string PublishedBy, DateTimeOffset PublishedAt);
