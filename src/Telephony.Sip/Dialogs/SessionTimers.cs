namespace Telephony.Sip.Dialogs;

/// <summary>
/// Session timers (RFC 4028): a peer that vanished without BYE is noticed although no media limit sees it (held calls, one-way audio).
/// Asked for in our INVITEs, granted to peers that support them, refreshed by UPDATE where the peer allows it, else by re-INVITE.
/// </summary>
internal static class SessionTimers
{
    public const string Tag = "timer";

    /// <summary>A peer that keeps raising Min-SE would keep us calling: two roundings up are plausible, more are not.</summary>
    private const int MaxRetimings = 3;

    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(10);

    /// <summary>§9: "If an incoming request … has a Session-Expires with a duration lower than the minimum …, the UAS SHOULD reject [it] with a 422",
    /// which only a client that knows timers understands.</summary>
    public static SipResponse? Refusal(SipRequest request, string tag, SipTimerValues timers)
    {
        if (request.Method is not SipMethods.Invite and not SipMethods.Update || !Supports(request)) return null;
        if (SessionExpires.Of(request) is not { } asked || asked.Seconds >= Seconds(timers.MinimumSession)) return null;
        var refusal = SipResponse.For(request, 422, null, tag);
        refusal.Headers.Add(SipHeaderNames.MinSe, Text(timers.MinimumSession));
        return refusal;
    }

    /// <summary>§7.1: what our INVITE asks for; the choice of the refresher is left to the peer.</summary>
    public static void Ask(SipRequest invite, SipTimerValues timers)
    {
        if (timers.SessionInterval == TimeSpan.Zero) return;
        invite.Headers.Add(SipHeaderNames.Supported, Tag);
        invite.Headers.Add(SipHeaderNames.SessionExpires, Text(timers.SessionInterval));
        invite.Headers.Add(SipHeaderNames.MinSe, Text(timers.MinimumSession));
    }

    /// <summary>Our 2xx to the peer's INVITE or UPDATE: table 2 of §9. A peer that neither asks nor knows timers gets none.</summary>
    public static CallStep Grant(Call call, SipRequest request, SipResponse ok)
    {
        var asked = SessionExpires.Of(request);
        var supports = Supports(request);
        var wanted = asked?.Seconds ?? (supports ? Seconds(call.Timers.SessionInterval) : 0);
        if (wanted == 0) return (call with { Refresh = null }).Stay();

        // "The UAS MAY reduce … but MUST NOT set it to a duration lower than the value in the Min-SE header field in the request …, MUST NOT increase".
        var least = Math.Max(SessionExpires.MinimumOf(request) ?? 0, Seconds(call.Timers.MinimumSession));
        var ours = call.Timers.SessionInterval == TimeSpan.Zero ? wanted : Seconds(call.Timers.SessionInterval);
        var seconds = Math.Min(wanted, Math.Max(least, Math.Min(wanted, ours)));
        var byClient = supports && asked?.ByClient != false;
        ok.Headers.Add(SipHeaderNames.SessionExpires, new SessionExpires(seconds, byClient).ToString());
        if (byClient) ok.Headers.Add(SipHeaderNames.Require, Tag);
        ok.Headers.Add(SipHeaderNames.Supported, Tag);
        return Arm(call with { PeerAllowsUpdate = AllowsUpdate(request) }, seconds, isOurs: !byClient);
    }

    /// <summary>The peer's 2xx to our INVITE or refresh (§7.2): without the header there is no timer.</summary>
    public static CallStep Adopt(Call call, SipResponse ok)
    {
        if (SessionExpires.Of(ok) is not { Seconds: > 0 } granted) return (call with { Refresh = null }).Stay();
        var allows = ok.Headers.First(SipHeaderNames.Allow) is null ? call.PeerAllowsUpdate : AllowsUpdate(ok);
        return Arm(call with { PeerAllowsUpdate = allows }, granted.Seconds, isOurs: granted.ByClient != false);
    }

    /// <summary>422 to a request of ours (§7.3): the same again with the interval that the peer or a proxy needs.</summary>
    public static bool TryRetime(Call call, CallInput.Responded responded, out SipRequest again, out Call next)
    {
        (again, next) = (responded.Sent, call);
        if (responded.Response.Status != 422 || call.Retimings >= MaxRetimings || SessionExpires.MinimumOf(responded.Response) is not { } least) return false;
        if (SessionExpires.Of(responded.Sent) is not { } asked || least <= asked.Seconds) return false;
        var dialog = call.Dialog with { LocalCSeq = call.Dialog.LocalCSeq + 1 };
        again = responded.Sent.Again(dialog.LocalCSeq);
        again.Headers.Set(SipHeaderNames.SessionExpires, new SessionExpires(least, asked.ByClient).ToString());
        again.Headers.Set(SipHeaderNames.MinSe, least.ToString(CultureInfo.InvariantCulture));
        next = call with { Dialog = dialog, Retimings = call.Retimings + 1 };
        return true;
    }

    /// <summary>A session whose process died: how much of its life is over is not known, so who refreshes does it soon, and who waits waits a whole life.</summary>
    public static CallStep Resume(Call call, int seconds, bool isOurs)
    {
        if (seconds <= 0) return call.Stay();
        var refresh = new SessionRefresh(TimeSpan.FromSeconds(seconds), isOurs, 1);
        var end = new CallEffect.StartTimer(CallTimer.SessionExpiry, refresh.EndAfter, refresh.Epoch);
        var next = call with { Refresh = refresh };
        return isOurs ? next.Stay(new CallEffect.StartTimer(CallTimer.SessionRefresh, TryAgain, refresh.Epoch), end) : next.Stay(end);
    }

    public static CallStep OnRefreshTimer(Call call, long epoch)
    {
        if (call.Refresh is not { IsOurs: true } refresh || refresh.Epoch != epoch || call.IsTold) return call.Ignore("late timer");

        // An offer is on its way or our last 2xx is not acknowledged: the refresh can wait, the expiry is far.
        if (call.Phase != CallPhase.Confirmed || call.Offering is not null || call.Offered is not null || call.Ok is not null || call.IsRefreshing)
            return call.Stay(new CallEffect.StartTimer(CallTimer.SessionRefresh, TryAgain, epoch));
        return Send(call, refresh);
    }

    /// <summary>§10: "… if the side not performing refreshes does not receive a session refresh request before the session expiration, it SHOULD send a BYE".</summary>
    public static CallStep OnExpiry(Call call, long epoch) =>
        call.Refresh?.Epoch != epoch || call.IsTold || call.Phase != CallPhase.Confirmed
            ? call.Ignore("late timer")
            : ReOffers.Terminate(call, SipEndedBy.Timeout, 408, "Session expired");

    public static CallStep OnResponse(Call call, CallInput.Responded responded)
    {
        var response = responded.Response;
        if (response.IsProvisional) return call.Stay();
        if (response.IsSuccess) return OnSuccess(call, responded);
        if (call.IsOver || !call.IsRefreshing || call.Refresh is not { } refresh) return call.Ignore("response in " + call.Phase);
        if (Challenge.TryAnswer(call, responded, out var again, out var dialog))
            return new(call with { Dialog = dialog, Challenges = call.Challenges + 1 }, [new CallEffect.Send(again, RequestPurpose.Refresh)]);
        if (TryRetime(call, responded, out var longer, out var next)) return next.Stay(new CallEffect.Send(longer, RequestPurpose.Refresh));
        if (response.Status is 481 or 408) return ReOffers.Terminate(call, SipEndedBy.Remote, response.Status, response.Reason);
        if (response.Status is 405 or 501 && responded.Sent.Is(SipMethods.Update)) return Send(call with { PeerAllowsUpdate = false, IsRefreshing = false }, refresh);

        // 491, 500 and the like: again soon; if it never succeeds the expiry ends the session.
        return (call with { IsRefreshing = false }).Stay(new CallEffect.StartTimer(CallTimer.SessionRefresh, TryAgain, refresh.Epoch));
    }

    public static bool Supports(SipMessage message) =>
        message.Headers.ListHas(SipHeaderNames.Supported, Tag) || message.Headers.ListHas(SipHeaderNames.Require, Tag);

    private static CallStep OnSuccess(Call call, CallInput.Responded responded)
    {
        var cseq = responded.Sent.CSeq!.Value.Number;
        var isInvite = responded.Sent.Is(SipMethods.Invite);
        if (call.IsOver) return isInvite ? call.Stay(new CallEffect.SendAck(call.Dialog.Ack(cseq))) : call.Stay();
        if (!call.IsRefreshing) return isInvite && call.Ack is not null ? call.Stay(new CallEffect.SendAck(call.Ack)) : call.Ignore("late response");
        var dialog = call.Dialog.Refreshed(responded.Response);
        var ack = dialog.Ack(cseq);
        var step = Adopt(call with { Dialog = dialog, IsRefreshing = false, Challenges = 0, Ack = isInvite ? ack : call.Ack }, responded.Response);
        return isInvite ? step with { Effects = step.Effects.Insert(0, new CallEffect.SendAck(ack)) } : step;
    }

    private static CallStep Send(Call call, SessionRefresh refresh)
    {
        // §7.4: "It is RECOMMENDED that the UPDATE request not contain an offer, but a re-INVITE SHOULD contain one, even if the details … have not changed".
        var byUpdate = call.PeerAllowsUpdate || call.LocalSdp is null;
        var (request, dialog) = call.Dialog.Request(byUpdate ? SipMethods.Update : SipMethods.Invite, call.Contact);
        request.Headers.Add(SipHeaderNames.Supported, Tag);
        request.Headers.Add(SipHeaderNames.SessionExpires, new SessionExpires(Seconds(refresh.Interval), true).ToString());
        request.Headers.Add(SipHeaderNames.MinSe, Text(call.Timers.MinimumSession));
        if (!byUpdate) request.SetSdp(call.LocalSdp);
        return (call with { Dialog = dialog, IsRefreshing = true, Challenges = 0, Retimings = 0 }).Stay(new CallEffect.Send(request, RequestPurpose.Refresh));
    }

    private static CallStep Arm(Call call, uint seconds, bool isOurs)
    {
        var refresh = new SessionRefresh(TimeSpan.FromSeconds(seconds), isOurs, (call.Refresh?.Epoch ?? 0) + 1);
        var next = call with { Refresh = refresh };
        var end = new CallEffect.StartTimer(CallTimer.SessionExpiry, refresh.EndAfter, refresh.Epoch);
        return isOurs ? next.Stay(new CallEffect.StartTimer(CallTimer.SessionRefresh, refresh.Interval / 2, refresh.Epoch), end) : next.Stay(end);
    }

    private static bool AllowsUpdate(SipMessage message) => message.Headers.ListHas(SipHeaderNames.Allow, SipMethods.Update);

    private static uint Seconds(TimeSpan interval) => (uint)interval.TotalSeconds;

    private static string Text(TimeSpan interval) => Seconds(interval).ToString(CultureInfo.InvariantCulture);
}
