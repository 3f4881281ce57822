namespace Telephony.Exchange;

/// <summary>What a timer is for.</summary>
public enum TimerKind
{
    /// <summary>The offered agent did not answer in time.</summary>
    RingTimeout,

    /// <summary>After-call work is over.</summary>
    WrapUpOver,

    /// <summary>No digit came after the menu.</summary>
    MenuSilence,

    /// <summary>The caller has waited as long as the queue allows.</summary>
    WaitedTooLong,

    /// <summary>The dialled customer did not answer in time.</summary>
    DialTimeout,

    /// <summary>The lost device of an agent on a call did not come back in time.</summary>
    DeviceGrace,

    /// <summary>A waiting caller's ring widens, or nobody is kept for him any more.</summary>
    Widening,

    /// <summary>It is time for the next comfort announcement.</summary>
    Comfort,

    /// <summary>The next dial of a call-back is due.</summary>
    CallbackDue,

    /// <summary>The longest message is over.</summary>
    MessageOver,

    /// <summary>An agent's desktop did not come back in time.</summary>
    DesktopGrace,

    /// <summary>An agent is not ready for longer than his reason allows.</summary>
    NotReadyLimit,

    /// <summary>The SIP phone of a supervisor who wants to monitor was not picked up in time.</summary>
    MonitorRing,

    /// <summary>Nobody picked a parked customer up in time.</summary>
    ParkOver,

    /// <summary>The edge did not answer the flow's question in time.</summary>
    FlowAnswer,
}
