using Telephony.Calls;

namespace Telephony.Distribution;

/// <summary>One agent, live.</summary>
/// <param name="Id">Sign-in name.</param>
/// <param name="Presence">Visible state.</param>
/// <param name="Since">When this state began.</param>
/// <param name="Reason">Reason code while not ready, else null.</param>
/// <param name="Device">The device chosen for calls.</param>
/// <param name="BrowserAvailable">The browser phone's media is connected.</param>
/// <param name="PhoneAvailable">The SIP phone is registered.</param>
/// <param name="ReadySince">Since when idle, for longest-idle; kept through offers that others' faults ended, else reset.</param>
/// <param name="Interaction">The call that is offered, dialled, talked or wrapped up.</param>
/// <param name="AfterCall">State chosen for after the call, or null for the default (wrap-up, then ready).</param>
/// <param name="AfterCallReason">Reason for <paramref name="AfterCall"/> when not ready.</param>
/// <param name="WrapUpEnds">When after-call work ends by itself, or null.</param>
/// <param name="Attempt">Counts offers and wrap-ups, so that a late timer is recognised.</param>
/// <param name="CallsToday">Answered since the start of the state; for the desk's own numbers.</param>
public sealed record AgentState(
    AgentId Id,
    Presence Presence,
    DateTimeOffset Since,
    string? Reason,
    AgentDevice Device,
    bool BrowserAvailable,
    bool PhoneAvailable,
    DateTimeOffset ReadySince,
    InteractionId? Interaction,
    Presence? AfterCall,
    string? AfterCallReason,
    DateTimeOffset? WrapUpEnds,
    int Attempt,
    int CallsToday)
{
    /// <summary>The queue whose call is wrapped up, or null; its handling time grows until the wrap-up ends.</summary>
    public QueueId? HandledQueue { get; init; }

    /// <summary>Since when he had the call that is wrapped up, or null.</summary>
    public DateTimeOffset? HandledSince { get; init; }

    /// <summary>Whether the end of this wrap-up counts a handled call, or only adds time to one that another agent counted.</summary>
    public bool CountsHandling { get; init; }

    /// <summary>The call that he monitors as a supervisor, or null. He is then not ready for the reason <see cref="NotReadyReasons.Monitoring"/>,
    /// is offered nothing, and <see cref="AfterCall"/> keeps what he was or wants to be afterwards.</summary>
    public InteractionId? Monitoring { get; init; }

    /// <summary>Since when his desktop is gone, or null while it is there. Told by the edge that watches its heartbeat.</summary>
    public DateTimeOffset? DesktopLost { get; init; }

    /// <summary>Whether his desktop is there: nobody gone is rung.</summary>
    public bool IsHere => DesktopLost is null;

    /// <summary>Offers in a row that he did not take; an answer makes it none.</summary>
    public int Misses { get; init; }

    /// <summary>What he did today and in the last hour.</summary>
    public Workload Work { get; init; } = Workload.None;

    /// <summary>How the running after-call work goes, or null without one.</summary>
    public Plans.WrapUpPlan? WrapUpPlan { get; init; }

    /// <summary>How often the running after-call work was extended.</summary>
    public int Extensions { get; init; }

    /// <summary>Whether he asked for after-call work during this call.</summary>
    public bool WantsWrapUp { get; init; }

    /// <summary>Whether the limit of his not-ready reason was exceeded and told.</summary>
    public bool IsOverLimit { get; init; }

    /// <summary>The hand that he raised for a supervisor, or null.</summary>
    public RaisedHand? Hand { get; init; }

    /// <summary>Whether the chosen device can take a call now.</summary>
    public bool DeviceAvailable => Device == AgentDevice.Browser ? BrowserAvailable : PhoneAvailable;
}
