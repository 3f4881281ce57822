namespace CallCenter.Web.Api;

/// <summary>Body of <c>priority</c>.</summary>
/// <param name="Minutes">Minutes that the waiting caller is ahead of others by a supervisor's word; 0 takes them back.</param>
public sealed record PriorityBody(int? Minutes);
