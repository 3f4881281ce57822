namespace Telephony.Sip.Dialogs;

/// <summary>An incoming call until it is answered (RFC 3261 §13.3, §9.2).</summary>
internal static class InboundSetup
{
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromSeconds(60);

    public static CallStep Begin(SipLegId leg, SipRequest invite, TransactionKey key, string localTag, SipUri contact, SipTimerValues timers)
    {
        var call = new Call
        {
            Leg = leg,
            IsInbound = true,
            Phase = CallPhase.Incoming,
            Dialog = Dialog.OfInvite(invite, localTag),
            Invite = invite,
            InviteKey = key,
            Contact = contact,
            Timers = timers,
        };

        // §13.3.1.1: "To avoid having its transaction cancelled by proxies, the UAS MUST send a non-100 provisional response at every minute."
        return call.Stay(new CallEffect.StartTimer(CallTimer.ProvisionalRefresh, RefreshEvery, 0));
    }

    public static CallStep Ring(Call call, string? sdp)
    {
        if (call.Phase != CallPhase.Incoming) return call.Ignore("ring in " + call.Phase);
        var response = call.Respond(call.Invite, sdp is null ? 180 : 183, sdp);
        if (ReliableRinging.IsRequired(call.Invite)) return ReliableRinging.Send(call, response);
        return new(call with { Provisional = response }, [new CallEffect.Respond(call.InviteKey, response)]);
    }

    public static CallStep OnRefresh(Call call)
    {
        if (call.Phase != CallPhase.Incoming) return call.Ignore("refresh in " + call.Phase);
        var again = new CallEffect.StartTimer(CallTimer.ProvisionalRefresh, RefreshEvery, 0);
        if (ReliableRinging.IsRequired(call.Invite))
        {
            if (call.Unacknowledged is not null) return call.Stay(again);
            var reliable = ReliableRinging.Send(call, call.Respond(call.Invite, 183));
            return reliable with { Effects = reliable.Effects.Add(again) };
        }

        var response = call.Provisional ?? call.Respond(call.Invite, 183);
        return call.Stay(new CallEffect.Respond(call.InviteKey, response), again);
    }

    public static CallStep Answer(Call call, string sdp)
    {
        if (call.Phase != CallPhase.Incoming) return call.Ignore("answer in " + call.Phase);

        // RFC 3262 §3: "The UAS MAY send a final response … before having received PRACKs …, unless the final response is 2xx and any of the
        // unacknowledged reliable provisional responses contained a session description. In that case, it MUST NOT send a final response until …"
        if (call.Unacknowledged?.Response.Sdp is not null) return (call with { AnswerAfterPrack = sdp }).Stay();
        var ok = call.Respond(call.Invite, 200, sdp);
        return SessionTimers.Grant(call with { Phase = CallPhase.Answered, LocalSdp = sdp, Unacknowledged = null }, call.Invite, ok)
            .Then(granted => Acknowledgement.SendOk(granted, ok, call.InviteKey));
    }

    public static CallStep Reject(Call call, int status, string? reason, TimeSpan? retryAfter)
    {
        if (call.Phase != CallPhase.Incoming) return call.Ignore("reject in " + call.Phase);
        var response = call.Respond(call.Invite, status, null, reason);
        if (retryAfter is { } wait) response.Headers.Add(SipHeaderNames.RetryAfter, Math.Max(0, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
        return call.End(CallPhase.Ended, SipEndedBy.Local, status, reason, answered: false, new CallEffect.Respond(call.InviteKey, response));
    }

    /// <summary>§21.3.3: the caller's side should try the address in Contact; without Expires it holds for this one call.</summary>
    public static CallStep Redirect(Call call, SipUri to)
    {
        if (call.Phase != CallPhase.Incoming) return call.Ignore("redirect in " + call.Phase);
        var response = call.Respond(call.Invite, 302);
        response.Headers.Add(SipHeaderNames.Contact, $"<{to}>");
        return call.End(CallPhase.Ended, SipEndedBy.Local, 302, null, answered: false, new CallEffect.Respond(call.InviteKey, response));
    }

    /// <summary>§9.2: "If it has not [sent a final response], its behavior depends on the method …: the UAS SHOULD … respond with a 487 to the original INVITE."</summary>
    public static CallStep OnCancel(Call call)
    {
        if (call.Phase != CallPhase.Incoming) return call.Ignore("cancel in " + call.Phase);
        return call.End(CallPhase.Ended, SipEndedBy.Remote, 487, null, answered: false, new CallEffect.Respond(call.InviteKey, call.Respond(call.Invite, 487)));
    }

    public static int StatusOf(SipHangupCause cause) => cause switch
    {
        SipHangupCause.Busy => 486,
        SipHangupCause.Declined => 603,
        SipHangupCause.NotAcceptable => 488,
        SipHangupCause.Unavailable => 503,
        SipHangupCause.Failed => 500,
        _ => 480,
    };
}
