namespace Telephony.Sip.Dialogs;

/// <summary>The 2xx until its ACK (RFC 3261 §13.3.1.4), for the first INVITE and for every re-INVITE.</summary>
internal static class Acknowledgement
{
    public static CallStep SendOk(Call call, SipResponse ok, TransactionKey key)
    {
        var attempt = Attempt(ok);
        var next = call with { Ok = ok, OkKey = key, OkInterval = call.Timers.T1 };
        return next.Stay(
            new CallEffect.Respond(key, ok),
            new CallEffect.StartTimer(CallTimer.OkRepeat, call.Timers.T1, attempt),
            new CallEffect.StartTimer(CallTimer.OkGiveUp, call.Timers.Patience, attempt));
    }

    /// <summary>"… passed to the transport with an interval that starts at T1 seconds and doubles for each retransmission until it reaches T2 seconds", whatever the transport.</summary>
    public static CallStep OnRepeat(Call call, long attempt)
    {
        if (call.Ok is not { } ok || Attempt(ok) != attempt) return call.Ignore("late timer");
        var interval = call.Timers.Doubled(call.OkInterval);
        return (call with { OkInterval = interval }).Stay(new CallEffect.Respond(call.OkKey, ok), new CallEffect.StartTimer(CallTimer.OkRepeat, interval, attempt));
    }

    /// <summary>"If the server retransmits the 2xx response for 64*T1 seconds without receiving an ACK, the dialog is confirmed, but the session SHOULD be terminated … with a BYE."</summary>
    public static CallStep OnGiveUp(Call call, long attempt)
    {
        if (call.Ok is not { } ok || Attempt(ok) != attempt) return call.Ignore("late timer");
        var (bye, dialog) = call.Dialog.Request(SipMethods.Bye, call.Contact);
        var send = new CallEffect.Send(bye, RequestPurpose.Bye);
        var next = call with { Ok = null, Dialog = dialog };
        return call.Phase == CallPhase.Ending
            ? next.Stay(send)
            : next.End(CallPhase.Ending, SipEndedBy.Timeout, 408, "ACK not received", answered: true, send);
    }

    private static long Attempt(SipResponse ok) => ok.CSeq?.Number ?? 0;
}
