namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /articles</c>.</summary>
/// <param name="Number">The wished number, or null for the next free one.</param>
/// <param name="Content">What it says.</param>
public sealed record ArticleBeginBody(string? Number, ArticleContentWire? Content);
