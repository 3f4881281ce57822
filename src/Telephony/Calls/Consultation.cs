using Telephony.Distribution;

namespace Telephony.Calls;

/// <summary>The agent of a call asks a colleague or somebody outside, with the customer held meanwhile.</summary>
/// <param name="Target">Who was chosen.</param>
/// <param name="Agent">The colleague who is rung or talks (for a queue: the member who was picked), or null for an outside number.</param>
/// <param name="Leg">The consulted party's leg.</param>
/// <param name="Phase">How far it is.</param>
/// <param name="Side">Whom the agent hears now; the other party hears music. Always <see cref="ConsultSide.Target"/> while it rings.</param>
/// <param name="Since">When the phase began.</param>
public sealed record Consultation(TransferTarget Target, AgentId? Agent, LegId Leg, ConsultPhase Phase, ConsultSide Side, DateTimeOffset Since);
