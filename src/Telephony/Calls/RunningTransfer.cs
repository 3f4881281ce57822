using Telephony.Distribution;

namespace Telephony.Calls;

/// <summary>A customer who was let go of and is on his way to an agent or an outside number, or has reached the latter.</summary>
/// <param name="From">The agent who let go.</param>
/// <param name="Target">Where to.</param>
/// <param name="Kind">Whether he had talked with the target.</param>
/// <param name="Leg">The target's leg.</param>
/// <param name="IsReturn">The target failed and the customer, who has no queue, is offered to <paramref name="From"/> again.</param>
public sealed record RunningTransfer(AgentId From, TransferTarget Target, TransferKind Kind, LegId Leg, bool IsReturn);
