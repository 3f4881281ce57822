namespace CallCenter.Web.Api;

/// <summary>Query of <c>GET /evaluations</c>.</summary>
public sealed record EvaluationListRequest(Guid? InteractionId, string? Agent, string? Reviewer, string? State, DateTimeOffset? From, DateTimeOffset? To, int? Limit, string? After);
