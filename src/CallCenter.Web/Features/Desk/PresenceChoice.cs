using Telephony.Distribution;

namespace CallCenter.Web.Features.Desk;

/// <summary>What an agent chose in the presence control.</summary>
/// <param name="Target">Ready, not ready or signed out.</param>
/// <param name="Reason">Reason code when not ready.</param>
/// <param name="Device">Another device for calls, or null to keep the present one.</param>
public sealed record PresenceChoice(Presence Target, string? Reason, AgentDevice? Device);
