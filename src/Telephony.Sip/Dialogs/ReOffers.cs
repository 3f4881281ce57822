namespace Telephony.Sip.Dialogs;

/// <summary>New offers inside the session: re-INVITE (RFC 3261 §14) and UPDATE (RFC 3311), both ways, with glare.</summary>
internal static class ReOffers
{
    private static readonly TimeSpan UserPatience = TimeSpan.FromSeconds(10);
    private const int MaxGlares = 5;

    public static CallStep OnReInvite(Call call, SipRequest invite, TransactionKey key)
    {
        // §14.2: "A UAS that receives an INVITE on a dialog while an INVITE it had sent on that dialog is in progress MUST return a 491."
        if (call.Offering is not null || call.IsRefreshing || (!call.IsInbound && call.InviteInProgress)) return call.Stay(new CallEffect.Respond(key, call.Respond(invite, 491)));

        // §14.2: "A UAS that receives a second INVITE before it sends the final response to a first INVITE … MUST return a 500 with a Retry-After
        // … of between 0 and 10 seconds." An unacknowledged 2xx is treated alike.
        if (call.Offered is not null || call.Phase != CallPhase.Confirmed || call.Ok is not null || call.OwedAck is not null) return call.Stay(new CallEffect.Respond(key, Later(call, invite)));
        return Offered(call, invite, key);
    }

    public static CallStep OnUpdate(Call call, SipRequest update, TransactionKey key)
    {
        if (update.Sdp is null) return Refreshed(call, update, key);

        // RFC 3311 §5.2: 491 when we have an offer out; 500 with Retry-After when we still owe an answer.
        if (call.Offering is not null) return call.Stay(new CallEffect.Respond(key, call.Respond(update, 491)));
        if (call.Offered is not null || call.Phase != CallPhase.Confirmed) return call.Stay(new CallEffect.Respond(key, Later(call, update)));
        return Offered(call, update, key);
    }

    /// <summary>RFC 3311 §5.2: an UPDATE without an offer refreshes target and session (RFC 4028 §9) and nothing else.</summary>
    private static CallStep Refreshed(Call call, SipRequest update, TransactionKey key)
    {
        var ok = call.Respond(update, 200);
        var next = call with { Dialog = call.Dialog.Refreshed(update) };
        return call.Phase != CallPhase.Confirmed
            ? next.Stay(new CallEffect.Respond(key, ok))
            : SessionTimers.Grant(next, update, ok).Then(granted => granted.Stay(new CallEffect.Respond(key, ok)));
    }

    private static CallStep Offered(Call call, SipRequest request, TransactionKey key)
    {
        var next = call with { Offered = new PendingOffer(key, request), Dialog = call.Dialog.Refreshed(request) };
        return next.Stay(
            new CallEffect.Raise(new CallFact.ReOffered(request.Sdp)),
            new CallEffect.StartTimer(CallTimer.ReOfferPatience, UserPatience, request.CSeq?.Number ?? 0));
    }

    private static SipResponse Later(Call call, SipRequest request)
    {
        var response = call.Respond(request, 500);
        response.Headers.Add(SipHeaderNames.RetryAfter, "2");
        return response;
    }

    public static CallStep Answer(Call call, string? sdp, int status)
    {
        if (call.Offered is not { } offered) return OutboundSetup.Acknowledge(call, sdp, status);
        var next = call with { Offered = null };
        var response = call.Respond(offered.Request, status, status < 300 ? sdp : null);
        if (!response.IsSuccess) return next.Stay(new CallEffect.Respond(offered.Key, response));
        return SessionTimers.Grant(next with { LocalSdp = sdp ?? call.LocalSdp }, offered.Request, response).Then(granted => offered.Request.Is(SipMethods.Invite)
            ? Acknowledgement.SendOk(granted, response, offered.Key)
            : granted.Stay(new CallEffect.Respond(offered.Key, response)));
    }

    /// <param name="call">The leg.</param>
    /// <param name="attempt">CSeq of their offer; negative: of our INVITE that had none.</param>
    public static CallStep OnPatienceEnd(Call call, long attempt) => attempt < 0 ? OutboundSetup.Acknowledge(call, null, 500) : call.Offered?.Request.CSeq?.Number == attempt
        ? Answer(call, null, 500)
        : call.Ignore("late timer");

    public static CallStep Offer(Call call, string sdp)
    {
        // §14.1: "… a UAC MUST NOT initiate a new INVITE transaction within a dialog while another INVITE transaction is in progress in either direction."
        if (call.IsTold) return call.Ignore("offer in " + call.Phase);
        if (call.Phase != CallPhase.Confirmed || call.Offering is not null || call.Offered is not null || call.Ok is not null || call.OwedAck is not null || call.IsRefreshing)
            return call.Stay(new CallEffect.Raise(new CallFact.ReOfferAnswered(491, null)));
        return Send(call with { Glares = 0, Challenges = 0 }, sdp);
    }

    private static CallStep Send(Call call, string sdp)
    {
        var (invite, dialog) = call.Dialog.Request(SipMethods.Invite, call.Contact);
        invite.SetSdp(sdp);
        if (call.Refresh is { } refresh)
        {
            // §7.4: a re-INVITE refreshes whether it wants to or not; without the header it would turn the timer off.
            invite.Headers.Add(SipHeaderNames.Supported, SessionTimers.Tag);
            invite.Headers.Add(SipHeaderNames.SessionExpires, new SessionExpires((uint)refresh.Interval.TotalSeconds, refresh.IsOurs).ToString());
        }

        return (call with { Dialog = dialog, Offering = sdp }).Stay(new CallEffect.Send(invite, RequestPurpose.ReInvite));
    }

    public static CallStep OnResponse(Call call, CallInput.Responded responded)
    {
        var response = responded.Response;
        if (response.IsProvisional) return call.Stay();
        if (response.IsSuccess) return OnSuccess(call, responded);
        if (call.IsOver || call.Offering is not { } sdp) return call.Ignore("response in " + call.Phase);
        if (Challenge.TryAnswer(call, responded, out var again, out var dialog))
            return new(call with { Dialog = dialog, Challenges = call.Challenges + 1 }, [new CallEffect.Send(again, RequestPurpose.ReInvite)]);

        // §14.1: after 491 wait: the owner of the Call-ID 2.1 to 4 s, the other 0 to 2 s, in units of 10 ms.
        if (response.Status == 491 && call.Glares < MaxGlares)
        {
            var share = TimeSpan.FromMilliseconds(Units(responded.Salt) * 10);
            var wait = call.IsInbound ? share : TimeSpan.FromSeconds(2.1) + share * 0.95;
            return (call with { Glares = call.Glares + 1 }).Stay(new CallEffect.StartTimer(CallTimer.ReOfferRetry, wait, call.Dialog.LocalCSeq));
        }

        // §12.2.1.2: "If the response … is a 481 or a 408, the UAC SHOULD terminate the dialog."
        if (response.Status is 481 or 408) return Terminate(call, SipEndedBy.Remote, response.Status, response.Reason);
        return (call with { Offering = null }).Stay(new CallEffect.Raise(new CallFact.ReOfferAnswered(response.Status, null)));
    }

    private static CallStep OnSuccess(Call call, CallInput.Responded responded)
    {
        var response = responded.Response;
        var cseq = responded.Sent.CSeq!.Value.Number;
        if (call.IsOver) return call.Stay(new CallEffect.SendAck(call.Dialog.Ack(cseq)));
        if (call.Offering is null) return call.Ack is null ? call.Ignore("response without offer") : call.Stay(new CallEffect.SendAck(call.Ack));
        var dialog = call.Dialog.Refreshed(response);
        var ack = dialog.Ack(cseq);
        var next = call with { Dialog = dialog, Offering = null, LocalSdp = call.Offering, Ack = ack };
        return SessionTimers.Adopt(next, response)
            .Then(adopted => adopted.Stay(new CallEffect.SendAck(ack), new CallEffect.Raise(new CallFact.ReOfferAnswered(200, response.Sdp))));
    }

    public static CallStep OnSilence(Call call, bool transport)
    {
        if (call.IsOver) return call.Ignore("silence in " + call.Phase);
        return Terminate(call, transport ? SipEndedBy.Transport : SipEndedBy.Timeout, transport ? 503 : 408, null);
    }

    public static CallStep OnRetry(Call call, long attempt)
    {
        if (call.IsOver || call.Offering is not { } sdp || call.Dialog.LocalCSeq != attempt) return call.Ignore("late timer");
        if (call.Offered is not null || call.Ok is not null) return (call with { Offering = null }).Stay(new CallEffect.Raise(new CallFact.ReOfferAnswered(491, null)));
        return Send(call, sdp);
    }

    public static CallStep Terminate(Call call, SipEndedBy by, int status, string? reason)
    {
        var (bye, dialog) = call.Dialog.Request(SipMethods.Bye, call.Contact);
        return (call with { Dialog = dialog }).End(CallPhase.Ending, by, status, reason, answered: true, new CallEffect.Send(bye, RequestPurpose.Bye));
    }

    /// <summary>0 to 200 from the salt, so that the machine itself holds no randomness.</summary>
    private static int Units(string salt)
    {
        var sum = 0;
        foreach (var c in salt) sum = (sum * 31 + c) & 0xFFFFFF;
        return sum % 201;
    }
}
