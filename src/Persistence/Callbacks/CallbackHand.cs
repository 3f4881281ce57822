using Crm.Domain.Callbacks;

namespace Persistence.Callbacks;

/// <summary>What an agent has in hand: the task to dial, and the customer's other tasks that the same call settles.</summary>
public sealed record CallbackHand(CallbackTask Task, IReadOnlyList<CallbackTask> Others);
