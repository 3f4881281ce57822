using Telephony.Calls;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>One agent on the board.</summary>
/// <param name="Id">Sign-in name.</param>
/// <param name="Name">As colleagues know him.</param>
/// <param name="Extension">Telephone extension.</param>
/// <param name="Presence">State.</param>
/// <param name="Reason">Why not ready, or null.</param>
/// <param name="Phase">The phase of his call, or null.</param>
/// <param name="Since">When the state (for a held call: the hold) began.</param>
/// <param name="Limit">How long this state may last before it is worth a look, or null.</param>
/// <param name="Queue">The queue of his call, or null.</param>
/// <param name="Number">The customer's number, masked, or null.</param>
/// <param name="Interaction">His call, or null.</param>
/// <param name="CallsToday">Answered since the counting began.</param>
/// <param name="AfterCall">State chosen for after the call, or null.</param>
/// <param name="AfterCallReason">Why he will be not ready then, or null.</param>
public sealed record AgentLine(
    AgentId Id,
    string Name,
    string Extension,
    Presence Presence,
    string? Reason,
    CallPhase? Phase,
    DateTimeOffset Since,
    TimeSpan? Limit,
    string? Queue,
    string? Number,
    InteractionId? Interaction,
    int CallsToday,
    Presence? AfterCall = null,
    string? AfterCallReason = null)
{
    /// <summary>The hand that he raised, or null.</summary>
    public RaisedHand? Hand { get; init; }

    /// <summary>Since when his desktop is gone, or null.</summary>
    public DateTimeOffset? DesktopLost { get; init; }

    /// <summary>Whether there is talk of his to listen to.</summary>
    public bool CanMonitor => Interaction is not null && Phase is CallPhase.Talking or CallPhase.Held;

    /// <summary>The exchange has told that his not-ready reason's limit is exceeded.</summary>
    public bool IsOverLimit { get; init; }

    /// <summary>Whether the state has lasted longer than its limit.</summary>
    public bool IsOver(DateTimeOffset now) => Limit is { } limit && now - Since > limit;

    /// <summary>How much of the limit is used up; 1 is all. 0 without a limit.</summary>
    public double Used(DateTimeOffset now) => Limit is { } limit ? (now - Since) / limit : 0;
}
