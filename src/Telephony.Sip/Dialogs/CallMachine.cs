namespace Telephony.Sip.Dialogs;

/// <summary>One leg, one step: <c>(state, input) → (state, effects)</c>. Set-up lives in InboundSetup and OutboundSetup, the standing session in Session.</summary>
internal static class CallMachine
{
    public static CallStep Step(Call call, CallInput input) => input switch
    {
        CallInput.Requested requested => Session.OnRequest(call, requested.Request, requested.Key),
        CallInput.Acknowledged acknowledged => Session.OnAck(call, acknowledged.Ack),
        CallInput.Cancelled => InboundSetup.OnCancel(call),
        CallInput.Responded { Purpose: RequestPurpose.Invite } responded => OutboundSetup.OnResponse(call, responded),
        CallInput.Responded { Purpose: RequestPurpose.ReInvite } responded => ReOffers.OnResponse(call, responded),
        CallInput.Responded { Purpose: RequestPurpose.Refresh } responded => SessionTimers.OnResponse(call, responded),
        CallInput.Responded { Purpose: RequestPurpose.Bye } responded => Session.OnByeResponse(call, responded),
        CallInput.Responded { Purpose: RequestPurpose.Notify } responded => Referrals.OnResponse(call, responded.Response),
        CallInput.Responded => call.Stay(),
        CallInput.Unanswered { Purpose: RequestPurpose.Invite } unanswered => OutboundSetup.OnSilence(call, unanswered.Transport),
        CallInput.Unanswered { Purpose: RequestPurpose.ReInvite or RequestPurpose.Refresh } unanswered => ReOffers.OnSilence(call, unanswered.Transport),
        CallInput.Unanswered { Purpose: RequestPurpose.Bye } => Session.OnByeDone(call),
        CallInput.Unanswered { Purpose: RequestPurpose.Notify } => Referrals.OnSilence(call),
        CallInput.Unanswered => call.Stay(),
        CallInput.TimerFired fired => OnTimer(call, fired),
        CallInput.Ring ring => InboundSetup.Ring(call, ring.Sdp),
        CallInput.Answer answer => InboundSetup.Answer(call, answer.Sdp),
        CallInput.Redirect redirect => InboundSetup.Redirect(call, redirect.To),
        CallInput.Reject reject => InboundSetup.Reject(call, reject.Status, reject.Reason, reject.RetryAfter),
        CallInput.Hangup hangup => Session.Hangup(call, hangup.Cause),
        CallInput.Abandoned => call.End(CallPhase.Ended, SipEndedBy.Local, 503, null, answered: !call.InviteInProgress),
        CallInput.ReOffer reOffer => ReOffers.Offer(call, reOffer.Sdp),
        CallInput.AnswerRefer answer => Referrals.Answer(call, answer.Status, answer.Reason),
        CallInput.NotifyRefer notify => Referrals.Tell(call, notify.Status),
        CallInput.SendDigit digit => Session.SendDigit(call, digit.Digit, digit.DurationMs),
        CallInput.AnswerReOffer answer => ReOffers.Answer(call, answer.Sdp, answer.Status),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static CallStep OnTimer(Call call, CallInput.TimerFired fired) => fired.Timer switch
    {
        CallTimer.Ring => OutboundSetup.OnRingTimeout(call),
        CallTimer.Silence => OutboundSetup.OnPeerSilence(call),
        CallTimer.CancelGiveUp => OutboundSetup.OnCancelGiveUp(call),
        CallTimer.ProvisionalRefresh => InboundSetup.OnRefresh(call),
        CallTimer.ProvisionalRepeat => ReliableRinging.OnRepeat(call, fired.Attempt),
        CallTimer.ProvisionalGiveUp => ReliableRinging.OnGiveUp(call, fired.Attempt),
        CallTimer.OkRepeat => Acknowledgement.OnRepeat(call, fired.Attempt),
        CallTimer.OkGiveUp => Acknowledgement.OnGiveUp(call, fired.Attempt),
        CallTimer.ReOfferPatience => ReOffers.OnPatienceEnd(call, fired.Attempt),
        CallTimer.ReOfferRetry => ReOffers.OnRetry(call, fired.Attempt),
        CallTimer.SessionRefresh => SessionTimers.OnRefreshTimer(call, fired.Attempt),
        CallTimer.SessionExpiry => SessionTimers.OnExpiry(call, fired.Attempt),
        CallTimer.ReferPatience => Referrals.OnPatienceEnd(call, fired.Attempt),
        CallTimer.ReferExpiry => Referrals.OnExpiry(call, fired.Attempt),
        CallTimer.Forget when call.Phase == CallPhase.Ending => new(call with { Phase = CallPhase.Ended }, [CallEffect.Forget.Instance]),
        _ => call.Ignore("late timer"),
    };
}
