namespace CallCenter.Web.Api;

/// <summary>Body of the language command.</summary>
/// <param name="Language">zh-CN or en.</param>
/// <param name="Agent">Whose call it is, the caller's own by default; another agent's needs <c>floor.control</c>.</param>
public sealed record CallLanguageBody(string? Language, string? Agent);
