namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /articles/{number}/votes</c>.</summary>
/// <param name="Solved">It helped.</param>
/// <param name="Ticket">Number of the ticket where it was used, or null.</param>
public sealed record ArticleVoteBody(bool? Solved, string? Ticket);
