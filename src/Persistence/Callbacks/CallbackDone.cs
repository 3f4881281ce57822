using Crm.Domain.Callbacks;

namespace Persistence.Callbacks;

/// <summary>What a recorded result left behind.</summary>
/// <param name="Task">The task after it.</param>
/// <param name="FollowUps">What it raised.</param>
/// <param name="Others">The customer's other tasks that the agent still has in hand, to be answered in the same call.</param>
public sealed record CallbackDone(CallbackTask Task, IReadOnlyList<CallbackFollowUp> FollowUps, IReadOnlyList<CallbackTask> Others);
