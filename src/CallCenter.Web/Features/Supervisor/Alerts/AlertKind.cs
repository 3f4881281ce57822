namespace CallCenter.Web.Features.Supervisor.Alerts;

/// <summary>What an alert is about; the name is also the key of its settings and texts.</summary>
public enum AlertKind
{
    /// <summary>Somebody waits longer than the queue promises. Value and threshold in seconds.</summary>
    LongestWait,

    /// <summary>Callers wait in a queue for which nobody is signed in. Value: callers; threshold: from how many.</summary>
    NobodyStaffed,

    /// <summary>Service level below target. Value and threshold in per cent.</summary>
    ServiceLevel,

    /// <summary>Calls rang out at agents, in the last ten minutes. Value and threshold: offers.</summary>
    RingNoAnswer,

    /// <summary>A recording failed in the last hour. Value and threshold: recordings.</summary>
    RecordingFailed,

    /// <summary>Room for recordings runs out. Value and threshold in MiB that are free.</summary>
    DiskLow,

    /// <summary>Call-backs due within four hours. Value and threshold: call-backs.</summary>
    CallbacksDue,

    /// <summary>Call-backs past their deadline. Value and threshold: call-backs.</summary>
    CallbacksOverdue,

    /// <summary>A line to a provider does not answer. Value and threshold: trunks.</summary>
    TrunkDown,

    /// <summary>Agents not ready for longer than the reason allows. Value and threshold: agents.</summary>
    NotReadyExceeded,

    /// <summary>Attacks on the SIP edge in the last ten minutes. Value and threshold: attacks.</summary>
    SecurityAttack,

    /// <summary>Messages and lost call-backs of a queue that nobody has closed. Value and threshold: tasks.</summary>
    MessagesOpen,

    /// <summary>Tickets that ran over a time limit within the last hour and have not come to its point since (KP-23). Value and threshold: tickets.</summary>
    TicketsOverdue,
}
