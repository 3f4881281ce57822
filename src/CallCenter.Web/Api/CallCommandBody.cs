namespace CallCenter.Web.Api;

/// <summary>Body of a call command; the agent defaults to the caller himself.</summary>
/// <param name="Agent">Whose call it is; another agent's needs <c>floor.control</c>.</param>
public sealed record CallCommandBody(string? Agent);
