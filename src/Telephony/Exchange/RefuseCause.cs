namespace Telephony.Exchange;

/// <summary>Why an arriving call is turned away; the SIP edge maps it to a status.</summary>
public enum RefuseCause
{
    /// <summary>404: no entry point has this number.</summary>
    UnknownNumber,

    /// <summary>486: the queue is full.</summary>
    QueueFull,

    /// <summary>503 with Retry-After: stopping or overloaded.</summary>
    Unavailable,
}
