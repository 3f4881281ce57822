namespace Telephony.Sip.Dialogs;

/// <summary>An outgoing call until it is answered (RFC 3261 §13.2, §9.1).</summary>
internal static class OutboundSetup
{
    /// <summary>Before the peer's 64·T1 without ACK end the call.</summary>
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(10);

    public static CallStep Begin(SipLegId leg, Dialog dialog, SipRequest invite, SipUri contact, SipDialRequest dial, SipTimerValues timers)
    {
        var call = new Call
        {
            Leg = leg,
            IsInbound = false,
            Phase = CallPhase.Calling,
            Dialog = dialog,
            Invite = invite,
            Contact = contact,
            Timers = timers,
            Login = dial.Login,
            LocalSdp = dial.SdpOffer,
        };
        var step = call.Stay(new CallEffect.Send(invite, RequestPurpose.Invite), new CallEffect.StartTimer(CallTimer.Ring, dial.RingTimeout, 0));
        return dial.SilenceTimeout is { } patience ? step with { Effects = step.Effects.Add(new CallEffect.StartTimer(CallTimer.Silence, patience, 0)) } : step;
    }

    public static CallStep OnResponse(Call call, CallInput.Responded responded)
    {
        var response = responded.Response;
        if (response.IsSuccess) return OnSuccess(call, response);
        if (!call.InviteInProgress) return call.Ignore("response in " + call.Phase);
        return response.IsProvisional ? OnProvisional(call, response) : OnFailure(call, responded);
    }

    private static CallStep OnProvisional(Call call, SipResponse response)
    {
        if (call.Phase == CallPhase.Cancelling) return CancelNow(call);
        var next = call with { Phase = CallPhase.Proceeding };
        if (response.Status == 100) return next.Stay();
        if (response.ToTag is not null) next = next with { Dialog = call.Dialog.Established(response) };
        return next.Stay(new CallEffect.Raise(new CallFact.Ringing(response.Status, response.Sdp)));
    }

    private static CallStep OnSuccess(Call call, SipResponse response)
    {
        var cseq = call.Invite.CSeq!.Value.Number;
        if (call.Ack is not null && response.ToTag == call.Dialog.RemoteTag)
            return call.Stay(new CallEffect.SendAck(call.Ack)); // §13.2.2.4: "… the ACK MUST be passed to the client transport every time a retransmission of the 2xx … arrives."

        if (call.OwedAck is not null && response.ToTag == call.Dialog.RemoteTag) return call.Ignore("the answer is not there yet");
        var dialog = call.Dialog.Established(response);
        var ack = dialog.Ack(cseq);
        if (call.Ack is not null || call.OwedAck is not null || call.Phase is CallPhase.Cancelling or CallPhase.Ending or CallPhase.Ended)
        {
            // A second branch of a fork, or an answer that crossed our CANCEL: acknowledge, then BYE (§13.2.2.4, §9.1).
            var (bye, after) = dialog.Request(SipMethods.Bye, call.Contact);
            if (call.Phase != CallPhase.Cancelling) return call.Stay(new CallEffect.SendAck(ack), new CallEffect.Send(bye, RequestPurpose.StrayBye));
            return (call with { Dialog = after, Ack = ack })
                .End(CallPhase.Ending, call.GivenUpBy, 487, null, answered: false, new CallEffect.SendAck(ack), new CallEffect.Send(bye, RequestPurpose.Bye));
        }

        // §13.2.1: "If the initial offer is in the … 2xx, the answer MUST be in the ACK for that 2xx response."
        if (call.Invite.Sdp is null && response.Sdp is not null)
        {
            var owing = call with { Phase = CallPhase.Confirmed, Dialog = dialog, OwedAck = ack, Challenges = 0, Retimings = 0 };
            return SessionTimers.Adopt(owing, response).Then(adopted => adopted.Stay(
                new CallEffect.Raise(new CallFact.Answered(response.Sdp)),
                new CallEffect.StartTimer(CallTimer.ReOfferPatience, AnswerPatience, -(long)cseq)));
        }

        var next = call with { Phase = CallPhase.Confirmed, Dialog = dialog, Ack = ack, Challenges = 0, Retimings = 0 };
        return SessionTimers.Adopt(next, response)
            .Then(adopted => adopted.Stay(new CallEffect.SendAck(ack), new CallEffect.Raise(new CallFact.Answered(response.Sdp))));
    }

    /// <summary>The user's answer to the offer in their 2xx; null or a refusal: the ACK goes without one and the call ends.</summary>
    public static CallStep Acknowledge(Call call, string? sdp, int status)
    {
        if (call.OwedAck is not { } ack) return call.Ignore("no offer to answer");
        var next = call with { OwedAck = null, Ack = ack, LocalSdp = sdp };
        if (sdp is not null && status < 300)
        {
            ack.SetSdp(sdp);
            return next.Stay(new CallEffect.SendAck(ack));
        }

        var ended = ReOffers.Terminate(next, SipEndedBy.Local, 488, null);
        return ended with { Effects = ended.Effects.Insert(0, new CallEffect.SendAck(ack)) };
    }

    private static CallStep OnFailure(Call call, CallInput.Responded responded)
    {
        var response = responded.Response;
        if (call.Phase != CallPhase.Cancelling && Challenge.TryAnswer(call, responded, out var again, out var dialog))
            return new(call with { Invite = again, Dialog = dialog, Challenges = call.Challenges + 1, Phase = CallPhase.Calling }, [new CallEffect.Send(again, RequestPurpose.Invite)]);
        if (call.Phase != CallPhase.Cancelling && SessionTimers.TryRetime(call, responded, out var longer, out var next))
            return (next with { Invite = longer, Phase = CallPhase.Calling }).Stay(new CallEffect.Send(longer, RequestPurpose.Invite));
        var by = call.Phase == CallPhase.Cancelling && response.Status is 487 or 408 ? call.GivenUpBy : SipEndedBy.Remote;
        return call.End(CallPhase.Ended, by, by == SipEndedBy.Timeout ? 408 : response.Status, by == SipEndedBy.Timeout ? null : response.Reason, answered: false);
    }

    public static CallStep OnSilence(Call call, bool transport)
    {
        if (!call.InviteInProgress) return call.Ignore("silence in " + call.Phase);

        // §8.1.3.1: a timeout is treated as 408, a transport error as 503.
        if (transport) return call.End(CallPhase.Ended, SipEndedBy.Transport, 503, null, answered: false);
        return call.End(CallPhase.Ended, call.Phase == CallPhase.Cancelling ? call.GivenUpBy : SipEndedBy.Timeout, 408, null, answered: false);
    }

    public static CallStep OnRingTimeout(Call call) => call.Phase is CallPhase.Calling or CallPhase.Proceeding
        ? GiveUp(call with { GivenUpBy = SipEndedBy.Timeout }, null)
        : call.Ignore("late timer");

    /// <summary>Not even a 100 came: the user hears of a peer that is out of reach, and may try another. Should this one wake up, it gets its CANCEL.</summary>
    public static CallStep OnPeerSilence(Call call) => call.Phase == CallPhase.Calling && call.Challenges == 0
        ? GiveUp(call with { GivenUpBy = SipEndedBy.Transport }, null)
        : call.Ignore("the peer spoke");

    public static CallStep GiveUp(Call call, string? reason)
    {
        if (call.Phase == CallPhase.Cancelling) return call.Ignore("already cancelling");
        var status = call.GivenUpBy is SipEndedBy.Timeout or SipEndedBy.Transport ? 408 : 487;
        var told = new CallEffect.Raise(new CallFact.Ended(SipEnding.Of(call.GivenUpBy, status, null, answered: false)));
        var next = call with { Phase = CallPhase.Cancelling, CancelReason = reason, IsTold = true };

        // §9.1: "If no provisional response has been received, the CANCEL request MUST NOT be sent; rather, the client MUST wait for the arrival
        // of a provisional response." The user does not wait: a dead phone would hold its agent for the 32 s of timer B.
        if (call.Phase != CallPhase.Proceeding) return next.Stay(told);
        var step = CancelNow(next);
        return step with { Effects = step.Effects.Insert(0, told) };
    }

    /// <summary>§9.1: "If there is no final response for the original request in 64*T1 seconds …, the client SHOULD then consider the original transaction cancelled."</summary>
    public static CallStep OnCancelGiveUp(Call call) => call.Phase == CallPhase.Cancelling
        ? call.End(CallPhase.Ended, call.GivenUpBy, call.GivenUpBy == SipEndedBy.Timeout ? 408 : 487, null, answered: false)
        : call.Ignore("late timer");

    private static CallStep CancelNow(Call call)
    {
        if (call.CancelSent) return call.Stay();
        return (call with { CancelSent = true }).Stay(
            new CallEffect.CancelInvite(call.CancelReason),
            new CallEffect.StartTimer(CallTimer.CancelGiveUp, call.Timers.Patience, 0));
    }
}
