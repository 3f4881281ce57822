using System.Collections.Immutable;

namespace Telephony.Distribution;

/// <summary>How one queue works; configuration data, replaced as a whole.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Members">Agents who take its calls, in the order of the administrator.</param>
/// <param name="ServiceLevelThreshold">An answer within this counts as in time; default 20 s.</param>
/// <param name="ShortAbandonThreshold">Leaving within this is a short abandon, not counted against the queue; default 5 s.</param>
/// <param name="RingTimeout">How long one agent is rung before the call moves on; default 20 s.</param>
/// <param name="WrapUp">After-call time limit; zero means none; default 30 s.</param>
/// <param name="MaxWaiting">Callers that may wait at once; one more is refused with <c>queue-full</c>; default 200.</param>
/// <param name="MaxWait">Longest wait before the call is ended with <c>waited-too-long</c>; default 30 min.</param>
/// <param name="Music">Prompt that loops while waiting and on hold.</param>
public sealed record QueuePlan(
    QueueId Id,
    ImmutableArray<AgentId> Members,
    TimeSpan ServiceLevelThreshold,
    TimeSpan ShortAbandonThreshold,
    TimeSpan RingTimeout,
    TimeSpan WrapUp,
    int MaxWaiting,
    TimeSpan MaxWait,
    string Music);
