namespace Telephony.Sip.Dialogs;

/// <summary>Requests inside the dialog, ACK, BYE and hanging up (RFC 3261 §12.2.2, §15).</summary>
internal static class Session
{
    public static CallStep OnRequest(Call call, SipRequest request, TransactionKey key)
    {
        if (call.IsTold) return call.Stay(new CallEffect.Respond(key, call.Respond(request, request.Is(SipMethods.Bye) ? 200 : 481)));

        // §12.2.2: "… the request is out of order and MUST be rejected with a 500 (Server Internal Error) response."
        if (call.Dialog.IsOutOfOrder(request)) return call.Stay(new CallEffect.Respond(key, call.Respond(request, 500, null, "CSeq out of order")));
        var seen = call with { Dialog = call.Dialog.Saw(request) };
        return request.Method switch
        {
            SipMethods.Bye => OnBye(seen, request, key),
            SipMethods.Invite => ReOffers.OnReInvite(seen, request, key),
            SipMethods.Update => ReOffers.OnUpdate(seen, request, key),
            SipMethods.Info => OnInfo(seen, request, key),
            SipMethods.Refer => Referrals.OnRefer(seen, request, key),
            SipMethods.Prack => ReliableRinging.OnPrack(seen, request, key),
            SipMethods.Options => seen.Stay(new CallEffect.Respond(key, seen.Respond(request, 200))),
            _ => seen.Stay(new CallEffect.Respond(key, seen.Respond(request, SipMethods.IsKnownElsewhere(request.Method) || SipMethods.IsHandled(request.Method) ? 405 : 501))),
        };
    }

    private static CallStep OnBye(Call call, SipRequest bye, TransactionKey key)
    {
        var ok = new CallEffect.Respond(key, call.Respond(bye, 200));
        if (call.Phase == CallPhase.Incoming)
        {
            // §15.1.2: "… MUST still respond to any pending requests received for that dialog … it is RECOMMENDED that a 487 response be generated."
            return call.End(CallPhase.Ended, SipEndedBy.Remote, 487, null, answered: false, ok, new CallEffect.Respond(call.InviteKey, call.Respond(call.Invite, 487)));
        }

        if (call.InviteInProgress) return call.Stay(new CallEffect.Respond(key, call.Respond(bye, 200))); // early dialog of ours: the INVITE's final response ends it
        if (call.Offered is { } offered) return call.End(CallPhase.Ended, SipEndedBy.Remote, 200, null, true, ok, new CallEffect.Respond(offered.Key, call.Respond(offered.Request, 487)));


        // RFC 5057 §4.1: BYE ends the session, not the subscription: who referred and left is still told what became of it.
        return call.Subscription is null && call.Referred is null
            ? call.End(CallPhase.Ended, SipEndedBy.Remote, 200, null, answered: true, ok)
            : (call with { ByeIsDone = true }).End(CallPhase.Ending, SipEndedBy.Remote, 200, null, answered: true, ok);
    }

    /// <summary>A digit for a peer that takes no telephone events.</summary>
    public static CallStep SendDigit(Call call, char digit, int durationMs)
    {
        if (call.Phase != CallPhase.Confirmed || call.IsTold) return call.Ignore("digit in " + call.Phase);
        var (info, dialog) = call.Dialog.Request(SipMethods.Info, call.Contact);
        info.SetBody(DtmfRelay.Write(digit, durationMs), DtmfRelay.ContentType);
        return (call with { Dialog = dialog }).Stay(new CallEffect.Send(info, RequestPurpose.Info));
    }

    private static CallStep OnInfo(Call call, SipRequest info, TransactionKey key)
    {
        if (info.Body.Length == 0) return call.Stay(new CallEffect.Respond(key, call.Respond(info, 200)));
        if (DtmfRelay.TryRead(info, out var digit, out var duration))
            // Told first: who has the 200 may act on it, and the digit belongs to the call as it was when the key was pressed.
            return call.Stay(new CallEffect.Raise(new CallFact.Digit(digit, duration)), new CallEffect.Respond(key, call.Respond(info, 200)));
        var refusal = call.Respond(info, 415);
        refusal.Headers.Add(SipHeaderNames.Accept, "application/dtmf-relay, application/dtmf");
        return call.Stay(new CallEffect.Respond(key, refusal));
    }

    public static CallStep OnAck(Call call, SipRequest ack)
    {
        if (call.Ok is not { } ok || ok.CSeq?.Number != ack.CSeq?.Number) return call.Ignore("ack without 2xx");
        var first = call.Phase == CallPhase.Answered;
        var next = call with { Ok = null, Phase = first ? CallPhase.Confirmed : call.Phase };
        if (call.ByeAfterAck)
        {
            var (bye, dialog) = call.Dialog.Request(SipMethods.Bye, call.Contact);
            return (next with { Dialog = dialog, ByeAfterAck = false }).Stay(new CallEffect.Send(bye, RequestPurpose.Bye));
        }

        return first || ack.Sdp is not null ? next.Stay(new CallEffect.Raise(new CallFact.Confirmed(ack.Sdp))) : next.Stay();
    }

    /// <summary>Ends the leg in whatever way its state demands; a second call changes nothing.</summary>
    public static CallStep Hangup(Call call, SipHangupCause cause)
    {
        switch (call.Phase)
        {
            case CallPhase.Incoming:
                return InboundSetup.Reject(call, InboundSetup.StatusOf(cause), null, null);
            case CallPhase.Calling or CallPhase.Proceeding:
                return OutboundSetup.GiveUp(call, cause == SipHangupCause.CompletedElsewhere ? "SIP;cause=200;text=\"Call completed elsewhere\"" : null);
            case CallPhase.Answered:
                // §15: "… the callee's UA MUST NOT send a BYE on a confirmed dialog until it has received an ACK for its 2xx response or until the server transaction times out."
                return (call with { ByeAfterAck = true }).End(CallPhase.Ending, SipEndedBy.Local, 200, null, answered: true);
            case CallPhase.Confirmed:
                if (call.OwedAck is not null) return OutboundSetup.Acknowledge(call, null, 487);
                var (bye, dialog) = call.Dialog.Request(SipMethods.Bye, call.Contact);
                var send = new CallEffect.Send(bye, RequestPurpose.Bye);
                var next = call with { Dialog = dialog, Challenges = 0 };
                return call.Offered is { } offered
                    ? next.End(CallPhase.Ending, SipEndedBy.Local, 200, null, true, new CallEffect.Respond(offered.Key, call.Respond(offered.Request, 487)), send)
                    : next.End(CallPhase.Ending, SipEndedBy.Local, 200, null, answered: true, send);
            case CallPhase.Ending when call.ByeIsDone:
                return new(call with { Phase = CallPhase.Ended, Subscription = null }, [CallEffect.Forget.Instance]); // we close: nobody waits for the last NOTIFY
            default:
                return call.Ignore("hangup in " + call.Phase);
        }
    }

    public static CallStep OnByeResponse(Call call, CallInput.Responded responded)
    {
        if (responded.Response.IsProvisional) return call.Stay();
        if (Challenge.TryAnswer(call, responded, out var again, out var dialog))
            return new(call with { Dialog = dialog, Challenges = call.Challenges + 1 }, [new CallEffect.Send(again, RequestPurpose.Bye)]);
        return OnByeDone(call);
    }

    /// <summary>Our BYE was answered, or never will be: the leg is forgotten unless its subscription lives on.</summary>
    public static CallStep OnByeDone(Call call)
    {
        if (call.Subscription is not null) return (call with { ByeIsDone = true, Ok = null }).Stay();
        return new(call with { Phase = CallPhase.Ended, Ok = null }, [CallEffect.Forget.Instance]);
    }
}
