namespace Telephony.Distribution;

/// <summary>An agent as configured.</summary>
/// <param name="Id">Sign-in name.</param>
/// <param name="DisplayName">Shown to colleagues.</param>
/// <param name="Extension">SIP extension, for example <c>8001</c>.</param>
public sealed record AgentPlan(AgentId Id, string DisplayName, string Extension);
