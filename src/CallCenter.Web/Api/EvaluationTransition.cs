namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /evaluations/{id}/transitions</c>.</summary>
/// <param name="To">submitted, acknowledged or discarded.</param>
/// <param name="Version">The version it was decided on.</param>
/// <param name="Comment">What the agent says to it, with acknowledged.</param>
public sealed record EvaluationTransition(string? To, int Version, string? Comment);
