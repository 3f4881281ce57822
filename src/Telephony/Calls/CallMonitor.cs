using Telephony.Distribution;

namespace Telephony.Calls;

/// <summary>A supervisor on another's call.</summary>
/// <param name="Supervisor">Who; his <see cref="AgentState.Monitoring"/> names the call.</param>
/// <param name="Mode">Who hears him; takes effect when his leg is answered.</param>
/// <param name="Leg">His leg; a SIP phone may still ring (see <see cref="Calls.Leg.Answered"/>).</param>
/// <param name="Since">Since when he is on the call, whatever the mode.</param>
public sealed record CallMonitor(AgentId Supervisor, MonitorMode Mode, LegId Leg, DateTimeOffset Since);
