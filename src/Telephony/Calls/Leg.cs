using Telephony.Distribution;

namespace Telephony.Calls;

/// <summary>One party of a live call.</summary>
/// <param name="Id">Interaction and number.</param>
/// <param name="Agent">Whose leg it is, or null for a customer or other outside party.</param>
/// <param name="Device">The agent's device, null for outside parties.</param>
/// <param name="Answered">Whether media may flow.</param>
public sealed record Leg(LegId Id, AgentId? Agent, AgentDevice? Device, bool Answered);
