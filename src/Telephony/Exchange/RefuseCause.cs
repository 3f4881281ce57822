namespace Telephony.Exchange;

/// <summary>Why an arriving call is turned away; the SIP edge maps it to a status.</summary>
public enum RefuseCause
{
    /// <summary>404: no entry point has this number.</summary>
    UnknownNumber,

    /// <summary>486: the queue is full.</summary>
    QueueFull,

    /// <summary>403: the number is on the block list.</summary>
    Forbidden,

    /// <summary>603: the same, and nowhere else is he to be tried either (RFC 3261 §21.6.2).</summary>
    Declined,

    /// <summary>503 with Retry-After: stopping or overloaded.</summary>
    Unavailable,
}
