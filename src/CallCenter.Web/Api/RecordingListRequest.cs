namespace CallCenter.Web.Api;

/// <summary>Query of <c>GET /recordings</c>.</summary>
public sealed record RecordingListRequest(DateTimeOffset? From, DateTimeOffset? To, string? Agent, string? Queue, Guid? InteractionId, int? Limit, string? After);
