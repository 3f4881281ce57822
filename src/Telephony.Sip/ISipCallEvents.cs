namespace Telephony.Sip;

/// <summary>
/// What the endpoint tells. Called on its loop, one call at a time, in order: return quickly, hand longer work to a queue. An exception thrown
/// here is logged and does not stop the loop.
/// </summary>
public interface ISipCallEvents
{
    /// <summary>A new incoming call waits for Ring, Answer, Reject or Hangup.</summary>
    /// <param name="call">Who calls whom.</param>
    void InviteReceived(SipIncomingCall call);

    /// <summary>Outgoing leg: a provisional response above 100.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="status">180 to 199.</param>
    /// <param name="sdp">Early media answer, or null.</param>
    void Ringing(SipLegId leg, int status, string? sdp);

    /// <summary>Outgoing leg: answered. The ACK is sent; after an INVITE without offer it waits up to 10 s for <see cref="SipEndpoint.AnswerReOffer"/> with our answer.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="sdp">The answer (the offer when we sent none), or null.</param>
    void Answered(SipLegId leg, string? sdp);

    /// <summary>Incoming leg: our 2xx was acknowledged; again for a re-INVITE whose ACK carries SDP.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="sdp">The answer to a delayed offer, or null.</param>
    void Confirmed(SipLegId leg, string? sdp);

    /// <summary>The leg is over. Exactly once per leg, and nothing follows it.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="ending">How.</param>
    void Ended(SipLegId leg, SipEnding ending);

    /// <summary>The peer offers a new session (re-INVITE or UPDATE): answer with <see cref="SipEndpoint.AnswerReOffer"/> within 10 s.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="sdp">The offer, or null when the peer wants ours.</param>
    void ReOffered(SipLegId leg, string? sdp);

    /// <summary>The outcome of our <see cref="SipEndpoint.ReOffer"/>.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="status">200, or why the session stays as it was.</param>
    /// <param name="sdp">The answer when 200.</param>
    void ReOfferAnswered(SipLegId leg, int status, string? sdp);

    /// <summary>A digit by SIP INFO.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="digit">0-9, *, #, A-D.</param>
    /// <param name="durationMs">Milliseconds, 1 to 6000.</param>
    void Digit(SipLegId leg, char digit, int durationMs);

    /// <summary>The peer wants the call connected with somebody else (REFER): answer with <see cref="SipEndpoint.AnswerRefer"/> within 10 s.</summary>
    /// <param name="referral">Whom, and on which leg it was asked.</param>
    void Referred(SipReferral referral);

    /// <summary>An extension gained its first or lost its last binding.</summary>
    /// <param name="extension">User part.</param>
    /// <param name="registered">True when at least one phone is registered.</param>
    void RegistrationChanged(string extension, bool registered);

    /// <summary>A dialog is confirmed, or what a picture of it shows has changed. Who wants to outlive this process keeps the picture.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="picture">Taken when asked for, during the call.</param>
    void DialogStands(SipLegId leg, Lazy<SipDialogPicture> picture)
    {
        // Who does not outlive his process need not listen.
    }

    /// <summary>A trunk came up, went down, or our registration there changed (<see cref="SipEndpoint.WatchTrunks"/>).</summary>
    /// <param name="trunk">How it stands.</param>
    void TrunkChanged(SipTrunkState trunk)
    {
        // Who watches no trunks need not listen.
    }

    /// <summary>The endpoint defended itself; equal events come as one, at most every 10 s, and those of many sources together.</summary>
    /// <param name="found">What and from where.</param>
    void SecurityRaised(SipSecurityEvent found)
    {
        // Who shows no security events need not listen; they are counted and logged all the same.
    }
}
