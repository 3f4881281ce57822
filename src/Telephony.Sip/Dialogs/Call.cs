namespace Telephony.Sip.Dialogs;

/// <summary>The whole state of one leg: a value.</summary>
internal sealed record Call
{
    public required SipLegId Leg { get; init; }

    public required bool IsInbound { get; init; }

    public required CallPhase Phase { get; init; }

    public required Dialog Dialog { get; init; }

    /// <summary>The last INVITE received or sent.</summary>
    public required SipRequest Invite { get; init; }

    /// <summary>Our Contact.</summary>
    public required SipUri Contact { get; init; }

    public required SipTimerValues Timers { get; init; }

    /// <summary>Incoming: the server transaction of the INVITE.</summary>
    public TransactionKey InviteKey { get; init; }

    /// <summary>Incoming: the provisional response to refresh.</summary>
    public SipResponse? Provisional { get; init; }

    /// <summary>Incoming: the reliable provisional response waiting for its PRACK, or null.</summary>
    public ReliableProvisional? Unacknowledged { get; init; }

    /// <summary>Incoming: number of the last reliable provisional response, 0 before the first.</summary>
    public uint LastRSeq { get; init; }

    /// <summary>Incoming: our 200 waits for the PRACK of a 183 that carried an answer (RFC 3262 §3).</summary>
    public string? AnswerAfterPrack { get; init; }

    /// <summary>The 2xx waiting for its ACK, with its transaction and interval.</summary>
    public SipResponse? Ok { get; init; }

    public TransactionKey OkKey { get; init; }

    public TimeSpan OkInterval { get; init; }

    /// <summary>Our ACK of the last 2xx, repeated when the 2xx is (RFC 3261 §13.2.2.4).</summary>
    public SipRequest? Ack { get; init; }

    /// <summary>Our INVITE had no offer: the ACK of this 2xx waits for the user's answer to theirs (RFC 3261 §13.2.1).</summary>
    public SipRequest? OwedAck { get; init; }

    public SipLogin? Login { get; init; }

    /// <summary>Challenges answered for the request in flight: one per request, or a wrong password loops.</summary>
    public int Challenges { get; init; }

    /// <summary>The user has been told that the leg is over; what is left is between us and the peer.</summary>
    public bool IsTold { get; init; }

    /// <summary>Why we gave up an outgoing leg: the class of its ending.</summary>
    public SipEndedBy GivenUpBy { get; init; } = SipEndedBy.Local;

    /// <summary>CANCEL must wait for a provisional response (§9.1).</summary>
    public bool CancelSent { get; init; }

    /// <summary>Reason header for the CANCEL.</summary>
    public string? CancelReason { get; init; }

    /// <summary>BYE must wait for the ACK (§15).</summary>
    public bool ByeAfterAck { get; init; }

    /// <summary>The peer's offer waiting for us.</summary>
    public PendingOffer? Offered { get; init; }

    /// <summary>Our offer waiting for the peer.</summary>
    public string? Offering { get; init; }

    /// <summary>491 answers to our offer so far.</summary>
    public int Glares { get; init; }

    /// <summary>The peer's REFER waiting for us.</summary>
    public PendingOffer? Referred { get; init; }

    /// <summary>Who is still told what became of his REFER.</summary>
    public ReferSubscription? Subscription { get; init; }

    /// <summary>REFERs accepted so far: from the second on their NOTIFYs carry an id (RFC 3515 §2.4.6).</summary>
    public int Referrals { get; init; }

    /// <summary>BYE has been done, only the subscription keeps the dialog (RFC 5057 §4.1).</summary>
    public bool ByeIsDone { get; init; }

    /// <summary>The SDP that we sent last, repeated when a re-INVITE only refreshes.</summary>
    public string? LocalSdp { get; init; }

    /// <summary>The session timer, or null when none was agreed (RFC 4028).</summary>
    public SessionRefresh? Refresh { get; init; }

    /// <summary>A refresh of ours is not answered yet.</summary>
    public bool IsRefreshing { get; init; }

    /// <summary>The peer's Allow names UPDATE.</summary>
    public bool PeerAllowsUpdate { get; init; }

    /// <summary>422 answers to the request in flight so far.</summary>
    public int Retimings { get; init; }

    public bool IsOver => Phase is CallPhase.Ending or CallPhase.Ended;

    public bool InviteInProgress => Phase is CallPhase.Calling or CallPhase.Proceeding or CallPhase.Cancelling or CallPhase.Incoming;

    public CallStep Stay(params ReadOnlySpan<CallEffect> effects) => new(this, [.. effects]);

    public CallStep Ignore(string reason) => new(this, [new CallEffect.Ignored(reason)]);

    /// <summary>Ends the leg for its user; <paramref name="phase"/> says whether protocol work is left.</summary>
    public CallStep End(CallPhase phase, SipEndedBy by, int status, string? reason, bool answered, params ReadOnlySpan<CallEffect> effects)
    {
        var unanswered = ByeIsDone ? null : Referred; // a peer that referred and hung up at once still gets the user's answer
        var over = this with { Phase = phase, Ok = phase == CallPhase.Ending ? Ok : null, Offered = null, Offering = null, Referred = ByeIsDone ? Referred : null, IsTold = true };
        CallEffect last = phase == CallPhase.Ending ? new CallEffect.StartTimer(CallTimer.Forget, Timers.Patience * 2, 0) : CallEffect.Forget.Instance;
        ImmutableArray<CallEffect> all = unanswered is { } refer ? [new CallEffect.Respond(refer.Key, Respond(refer.Request, 481)), .. effects] : [.. effects];
        if (IsTold) return new(over, [.. all, last]);
        return new(over, [.. all, new CallEffect.Raise(new CallFact.Ended(SipEnding.Of(by, status, reason, answered))), last]);
    }

    public SipResponse Respond(SipRequest request, int status, string? sdp = null, string? reason = null)
    {
        var response = SipResponse.For(request, status, reason, Dialog.LocalTag);
        if (status is > 100 and < 300 && request.Method is SipMethods.Invite or SipMethods.Update or SipMethods.Refer) response.Headers.Add(SipHeaderNames.Contact, $"<{Contact}>");
        if (status is 200 or 405 or 501) response.Headers.Add(SipHeaderNames.Allow, SipMethods.Allowed);
        response.SetSdp(sdp);
        return response;
    }
}
