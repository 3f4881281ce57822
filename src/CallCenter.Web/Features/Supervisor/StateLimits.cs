using Telephony.Calls;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>How long an agent's state may last before the board marks it. A limit is a reason to look, not a verdict.</summary>
internal static class StateLimits
{
    /// <summary>A talk of this length usually needs help.</summary>
    public static readonly TimeSpan Talk = TimeSpan.FromMinutes(8);

    /// <summary>A held customer should hear a voice by then.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(2);

    /// <summary>Agents who missed a call get no calls: somebody should ask.</summary>
    public static readonly TimeSpan Missed = TimeSpan.FromSeconds(90);

    /// <summary>A break.</summary>
    public static readonly TimeSpan Away = TimeSpan.FromMinutes(30);

    /// <summary>When a queue does not say how long after-call work lasts.</summary>
    public static readonly TimeSpan WrapUp = TimeSpan.FromSeconds(60);

    /// <summary>When a queue does not say how long a phone rings.</summary>
    public static readonly TimeSpan Ring = TimeSpan.FromSeconds(20);

    /// <param name="agent">Whose state.</param>
    /// <param name="phase">The phase of his call.</param>
    /// <param name="queue">The queue of his call.</param>
    /// <param name="reason">The administrators' limit of his not-ready reason.</param>
    public static TimeSpan? Of(AgentState agent, CallPhase? phase, QueuePlan? queue, TimeSpan? reason = null) => agent.Presence switch
    {
        Presence.Busy => phase == CallPhase.Held ? Hold : Talk,
        Presence.Ringing => queue?.RingTimeout ?? Ring,
        Presence.WrapUp => queue is { WrapUp: var limit } && limit > TimeSpan.Zero ? limit : WrapUp,
        Presence.NotReady => agent.Reason is NotReadyReasons.RingNoAnswer or NotReadyReasons.Declined or NotReadyReasons.DeviceLost ? Missed : reason ?? Away,
        _ => null,
    };
}
