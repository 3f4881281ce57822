namespace CallCenter.Web.Api;

/// <summary>One page of a list.</summary>
/// <param name="Items">At most the asked limit.</param>
/// <param name="Next">Value of <c>after</c> for the next page, or null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
