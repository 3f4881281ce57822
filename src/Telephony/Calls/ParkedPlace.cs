using Telephony.Distribution;

namespace Telephony.Calls;

/// <summary>A customer whom an agent parked: he hears music, and anybody on the floor may pick him up.</summary>
/// <param name="By">Who parked him; he comes back to him.</param>
/// <param name="Since">Since when.</param>
/// <param name="Until">When he comes back by himself.</param>
public sealed record ParkedPlace(AgentId By, DateTimeOffset Since, DateTimeOffset Until);
