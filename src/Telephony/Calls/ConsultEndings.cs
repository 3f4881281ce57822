using Telephony.Distribution;

namespace Telephony.Calls;

/// <summary>The fixed reason words of <c>Fact.ConsultEnded</c>.</summary>
public static class ConsultEndings
{
    /// <summary>The agent went back to the customer.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The customer is with the consulted party now.</summary>
    public const string Transferred = "transferred";

    /// <summary>A supervisor took the call over.</summary>
    public const string TakenOver = "taken-over";

    /// <summary>The consulted party hung up.</summary>
    public const string Hangup = TerminationReasons.Hangup;

    /// <summary>The call ended meanwhile.</summary>
    public const string CallEnded = OfferEndings.CallEnded;

    /// <summary>The colleague did not answer in time.</summary>
    public const string RingNoAnswer = NotReadyReasons.RingNoAnswer;

    /// <summary>The colleague turned it away.</summary>
    public const string Declined = NotReadyReasons.Declined;

    /// <summary>The colleague's device vanished or could not be reached.</summary>
    public const string DeviceLost = NotReadyReasons.DeviceLost;

    /// <summary>The outside party was busy.</summary>
    public const string Busy = TerminationReasons.Busy;

    /// <summary>The outside party did not answer.</summary>
    public const string NoAnswer = TerminationReasons.NoAnswer;

    /// <summary>The outside party declined.</summary>
    public const string Rejected = TerminationReasons.Rejected;

    /// <summary>The network could not reach the outside party.</summary>
    public const string Unreachable = TerminationReasons.Unreachable;

    /// <summary>No media came from the outside party for longer than the limit.</summary>
    public const string MediaLost = TerminationReasons.MediaLost;
}
