namespace Telephony.Calls;

/// <summary>How a contact ended, in five classes that alarms and monthly reports count. The reason word tells more.</summary>
public enum TerminationClass
{
    /// <summary>Customer and agent talked, or the flow served him.</summary>
    Completed,

    /// <summary>The customer left before an agent answered.</summary>
    Abandoned,

    /// <summary>We turned the call away by rule: closed, full, blocked, draining, unknown number.</summary>
    Refused,

    /// <summary>An outbound call was not answered: busy, no answer, rejected, unreachable.</summary>
    NotReached,

    /// <summary>A fault on our side or of the network cut the call: media lost, process restart.</summary>
    Failed,
}
