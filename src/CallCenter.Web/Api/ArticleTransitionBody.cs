namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /articles/{number}/transitions</c>.</summary>
/// <param name="To">inReview, draft, approved, published or retired.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Reason">Why it is sent back or retired; a step back to draft without a reason is the author's own withdrawal.</param>
/// <param name="ReviewBy">To published: the day by which it must be confirmed.</param>
public sealed record ArticleTransitionBody(string? To, int? Version, string? Reason, DateOnly? ReviewBy);
