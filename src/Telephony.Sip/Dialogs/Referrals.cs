namespace Telephony.Sip.Dialogs;

/// <summary>
/// REFER inside a dialog, as server (RFC 3515, RFC 5589). The referred call is the user's business: he answers, and says what becomes of it;
/// the peer learns that by NOTIFY with message/sipfrag, unless it said that it does not want to (RFC 4488).
/// </summary>
internal static class Referrals
{
    /// <summary>Option tag of RFC 4488.</summary>
    public const string NoSubscriptionTag = "norefersub";

    /// <summary>A ring takes no longer.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(60);

    /// <summary>A non-INVITE request is answered well before timer F (RFC 4320).</summary>
    private static readonly TimeSpan UserPatience = TimeSpan.FromSeconds(10);

    public static CallStep OnRefer(Call call, SipRequest refer, TransactionKey key)
    {
        if (call.Phase is not CallPhase.Confirmed and not CallPhase.Answered) return Refuse(call, refer, key, 403);
        if (!ReferTo.TryRead(refer, out var referTo)) return Refuse(call, refer, key, 400); // §2.4.2: none or more than one
        if (call.Referred is not null || call.Subscription is not null) return Refuse(call, refer, key, 491);
        return (call with { Referred = new PendingOffer(key, refer) }).Stay(
            new CallEffect.Raise(new CallFact.Referred(referTo.Target, referTo.Replaces)),
            new CallEffect.StartTimer(CallTimer.ReferPatience, UserPatience, refer.CSeq?.Number ?? 0));
    }

    public static CallStep Answer(Call call, int status, string? reason)
    {
        if (call.Referred is not { } referred) return call.Ignore("no REFER to answer");
        var response = call.Respond(referred.Request, status, null, reason);
        var next = call with { Referred = null };
        if (!response.IsSuccess) return Answered(next, referred, response);
        next = next with { Referrals = call.Referrals + 1 };
        if (WantsNoNotify(referred.Request))
        {
            // RFC 4488 §4: "If the REFER-Recipient supports the extension and is willing …, it MUST insert a Refer-Sub header field set to "false" in the 2xx".
            response.Headers.Add(SipHeaderNames.ReferSub, "false");
            return Answered(next, referred, response);
        }

        var cseq = referred.Request.CSeq?.Number ?? 0;
        var name = call.Referrals == 0 ? "refer" : string.Create(CultureInfo.InvariantCulture, $"refer;id={cseq}");
        var told = Tell(next with { Subscription = new ReferSubscription(name, cseq) }, 100);
        return told with { Effects = [new CallEffect.Respond(referred.Key, response), .. told.Effects, new CallEffect.StartTimer(CallTimer.ReferExpiry, Life, cseq)] };
    }

    /// <summary>Answered without a subscription: nothing keeps a dialog that is over.</summary>
    private static CallStep Answered(Call call, PendingOffer referred, SipResponse response)
    {
        var step = Close(call);
        return step with { Effects = step.Effects.Insert(0, new CallEffect.Respond(referred.Key, response)) };
    }

    /// <summary>A final status ends the subscription: §2.4.7 "… the subscription state … MUST be set to terminated … reason noresource".</summary>
    public static CallStep Tell(Call call, int status)
    {
        if (call.Subscription is not { } subscription || subscription.Told >= 200) return call.Ignore("nobody is told");
        if (subscription.IsNotifying) return (call with { Subscription = subscription with { Next = subscription.Next is >= 200 and var final ? final : status } }).Stay();
        return Notify(call, subscription, status, status < 200 ? "active;expires=60" : "terminated;reason=noresource");
    }

    public static CallStep OnResponse(Call call, SipResponse response)
    {
        if (response.IsProvisional || call.Subscription is not { } subscription) return call.Stay();

        // RFC 6665 §4.2.2: a NOTIFY that is refused as unknown ends the subscription.
        if (!response.IsSuccess || subscription.Told >= 200) return Close(call);
        var free = call with { Subscription = subscription with { IsNotifying = false, Next = null } };
        return subscription.Next is { } next ? Tell(free, next) : free.Stay();
    }

    public static CallStep OnSilence(Call call) => call.Subscription is null ? call.Stay() : Close(call);

    public static CallStep OnPatienceEnd(Call call, long attempt) => call.Referred?.Request.CSeq?.Number == attempt ? Answer(call, 500, null) : call.Ignore("late timer");

    public static CallStep OnExpiry(Call call, long attempt)
    {
        if (call.Subscription is not { Told: < 200 } subscription || subscription.Epoch != attempt) return call.Ignore("late timer");
        var step = Notify(call, subscription, subscription.Told, "terminated;reason=timeout");
        return step with { Call = step.Call with { Subscription = step.Call.Subscription! with { Told = 408 } } };
    }

    private static CallStep Notify(Call call, ReferSubscription subscription, int status, string state)
    {
        var (notify, dialog) = call.Dialog.Request(SipMethods.Notify, call.Contact);
        notify.Headers.Add(SipHeaderNames.Event, subscription.Event).Add(SipHeaderNames.SubscriptionState, state);
        notify.SetBody(string.Create(CultureInfo.InvariantCulture, $"SIP/2.0 {status} {ReasonPhrases.For(status)}\r\n"), "message/sipfrag;version=2.0");
        var next = call with { Dialog = dialog, Subscription = subscription with { IsNotifying = true, Told = status, Next = null } };
        return next.Stay(new CallEffect.Send(notify, RequestPurpose.Notify));
    }

    private static CallStep Close(Call call)
    {
        var closed = call with { Subscription = null };
        return call.ByeIsDone ? new(closed with { Phase = CallPhase.Ended }, [CallEffect.Forget.Instance]) : closed.Stay();
    }

    private static bool WantsNoNotify(SipRequest refer) =>
        refer.Headers.First(SipHeaderNames.ReferSub)?.AsSpan().Trim(" \t").StartsWith("false", StringComparison.OrdinalIgnoreCase) == true;

    private static CallStep Refuse(Call call, SipRequest refer, TransactionKey key, int status) => call.Stay(new CallEffect.Respond(key, call.Respond(refer, status)));
}
