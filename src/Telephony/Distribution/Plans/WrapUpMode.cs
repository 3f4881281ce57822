namespace Telephony.Distribution.Plans;

/// <summary>What after-call work is like; contact-center.md §1 "ACW".</summary>
public enum WrapUpMode
{
    /// <summary>Ends at the limit, or when the agent says so; the default.</summary>
    Timed,

    /// <summary>Only when the agent asked for it during the call.</summary>
    Optional,

    /// <summary>As timed, and the agent may extend it a number of times.</summary>
    Extended,

    /// <summary>Ends when ticket and disposition are complete, or when the agent says so; at the limit he is not ready, with the reason <c>wrap-up-overdue</c>, until he chooses another state.</summary>
    UntilComplete,

    /// <summary>There is none.</summary>
    None,
}
