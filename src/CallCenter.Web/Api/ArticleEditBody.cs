namespace CallCenter.Web.Api;

/// <summary>Body of <c>PATCH /articles/{number}</c>.</summary>
/// <param name="Version">The version that was read.</param>
/// <param name="Content">What is missing in it stays as it is.</param>
public sealed record ArticleEditBody(int? Version, ArticleContentWire? Content);
