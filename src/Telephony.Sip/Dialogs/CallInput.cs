namespace Telephony.Sip.Dialogs;

/// <summary>Everything that can happen to a leg: the wire, timers, and commands of the user.</summary>
internal abstract record CallInput
{
    private CallInput()
    {
    }

    /// <summary>A request inside the dialog (not ACK, not CANCEL).</summary>
    public sealed record Requested(SipRequest Request, TransactionKey Key) : CallInput;

    /// <summary>The ACK of a 2xx.</summary>
    public sealed record Acknowledged(SipRequest Ack) : CallInput;

    /// <summary>CANCEL of the INVITE; it was answered 200 already.</summary>
    public sealed record Cancelled : CallInput
    {
        public static readonly Cancelled Instance = new();
    }

    /// <summary>A response to a request of ours; <paramref name="Salt"/> is fresh randomness for cnonce and back-off.</summary>
    public sealed record Responded(RequestPurpose Purpose, SipRequest Sent, SipResponse Response, string Salt) : CallInput;

    /// <summary>A request of ours got no answer, or could not be sent.</summary>
    public sealed record Unanswered(RequestPurpose Purpose, bool Transport) : CallInput;

    /// <summary>A timer; the attempt tells a late one.</summary>
    public sealed record TimerFired(CallTimer Timer, long Attempt) : CallInput;

    /// <summary>Command: 180, or 183 with SDP.</summary>
    public sealed record Ring(string? Sdp) : CallInput;

    /// <summary>Command: 200.</summary>
    public sealed record Answer(string Sdp) : CallInput;

    /// <summary>Command: a final refusal.</summary>
    public sealed record Reject(int Status, string? Reason, TimeSpan? RetryAfter) : CallInput;

    /// <summary>Command: 302 with the address to try instead.</summary>
    public sealed record Redirect(SipUri To) : CallInput;

    /// <summary>Command: end, however that is done in this state.</summary>
    public sealed record Hangup(SipHangupCause Cause) : CallInput;

    /// <summary>The endpoint closes: nothing can be sent any more.</summary>
    public sealed record Abandoned : CallInput
    {
        public static readonly Abandoned Instance = new();
    }

    /// <summary>Command: re-INVITE.</summary>
    public sealed record ReOffer(string Sdp) : CallInput;

    /// <summary>Command: answer the peer's REFER.</summary>
    public sealed record AnswerRefer(int Status, string? Reason) : CallInput;

    /// <summary>Command: tell the peer what becomes of its REFER.</summary>
    public sealed record NotifyRefer(int Status) : CallInput;

    /// <summary>Command: send a digit by INFO.</summary>
    public sealed record SendDigit(char Digit, int DurationMs) : CallInput;

    /// <summary>Command: answer the peer's re-INVITE or UPDATE.</summary>
    public sealed record AnswerReOffer(string? Sdp, int Status) : CallInput;
}
