namespace Telephony.Sip.Dialogs;

/// <summary>What the user of the endpoint is told about a leg; one case per method of <see cref="ISipCallEvents"/>.</summary>
internal abstract record CallFact
{
    private CallFact()
    {
    }

    public sealed record Ringing(int Status, string? Sdp) : CallFact;

    public sealed record Answered(string? Sdp) : CallFact;

    public sealed record Confirmed(string? Sdp) : CallFact;

    public sealed record Ended(SipEnding Ending) : CallFact;

    public sealed record ReOffered(string? Sdp) : CallFact;

    public sealed record ReOfferAnswered(int Status, string? Sdp) : CallFact;

    public sealed record Referred(SipUri Target, Replaces? Replaces) : CallFact;

    public sealed record Digit(char Key, int DurationMs) : CallFact;
}
