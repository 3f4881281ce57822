namespace Telephony.Sip;

/// <summary>How a leg ended.</summary>
/// <param name="By">Who ended it.</param>
/// <param name="Status">SIP status: 200 after an answered call, else the final response sent or received; 408 and 503 stand for silence and transport failure (RFC 3261 §8.1.3.1).</param>
/// <param name="Reason">Reason phrase or Reason text, cleaned for display; not for logs of callers' data.</param>
/// <param name="Class">Meaning for the call record.</param>
public sealed record SipEnding(SipEndedBy By, int Status, string Reason, SipEndingClass Class)
{
    internal static SipEnding Of(SipEndedBy by, int status, string? reason, bool answered) =>
        new(by, status, SipText.ForDisplay(string.IsNullOrEmpty(reason) ? ReasonPhrases.For(status) : reason), Classify(by, status, answered));

    private static SipEndingClass Classify(SipEndedBy by, int status, bool answered)
    {
        if (by == SipEndedBy.Transport) return SipEndingClass.Unreachable;
        if (answered) return by == SipEndedBy.Timeout ? SipEndingClass.Failed : SipEndingClass.Completed;
        return status switch
        {
            487 => SipEndingClass.Cancelled,
            486 or 600 => SipEndingClass.Busy,
            408 or 480 => SipEndingClass.NoAnswer,
            603 or 403 => SipEndingClass.Declined,
            404 or 410 or 484 or 604 => SipEndingClass.NotFound,
            502 or 503 or 504 => SipEndingClass.Unreachable,
            _ => SipEndingClass.Failed,
        };
    }
}
