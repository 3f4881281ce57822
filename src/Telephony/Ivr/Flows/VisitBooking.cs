namespace Telephony.Ivr.Flows;

/// <summary>How a booking ended.</summary>
public enum VisitBooking
{
    /// <summary>The visit stands.</summary>
    Booked,

    /// <summary>The window was taken meanwhile.</summary>
    Conflict,

    /// <summary>The rules of the ticket forbid it, or the store did not answer.</summary>
    Refused,
}
