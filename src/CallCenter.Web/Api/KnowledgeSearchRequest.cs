namespace CallCenter.Web.Api;

/// <summary>Query of <c>GET /knowledge/search</c>.</summary>
public sealed record KnowledgeSearchRequest(string? Q, string? Category, string? Model, string? Symptom, string? Fault, string? Language, bool? Typing, int? Limit, int? Offset);
