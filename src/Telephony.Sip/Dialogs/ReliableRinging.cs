namespace Telephony.Sip.Dialogs;

/// <summary>
/// 100rel as server (RFC 3262): a caller that requires it gets its 180 and 183 reliably, repeated until the PRACK comes. Callers that merely
/// support it get plain ones: nothing of ours depends on a provisional response.
/// </summary>
internal static class ReliableRinging
{
    public const string Tag = "100rel";

    /// <summary>§3: RSeq starts "between 1 and 2**31 - 1", by chance; here from the call's own tag, so that the machine holds no randomness.</summary>
    private const uint FirstNumbers = 1_000_000;

    public static bool IsRequired(SipRequest invite) => invite.Headers.ListHas(SipHeaderNames.Require, Tag);

    public static CallStep Send(Call call, SipResponse response)
    {
        // §3: "The UAS MUST NOT send a second reliable provisional response until the first is acknowledged."
        if (call.Unacknowledged is not null) return call.Ignore("an earlier provisional response waits for its PRACK");
        var number = call.LastRSeq == 0 ? First(call.Dialog.LocalTag) : call.LastRSeq + 1;
        response.Headers.Add(SipHeaderNames.Require, Tag);
        response.Headers.Add(SipHeaderNames.RSeq, number.ToString(CultureInfo.InvariantCulture));
        var sent = new ReliableProvisional(response, number, call.Timers.T1);
        return (call with { Unacknowledged = sent, LastRSeq = number, Provisional = response }).Stay(
            new CallEffect.Respond(call.InviteKey, response),
            new CallEffect.StartTimer(CallTimer.ProvisionalRepeat, call.Timers.T1, number),
            new CallEffect.StartTimer(CallTimer.ProvisionalGiveUp, call.Timers.Patience, number));
    }

    /// <summary>§3: "… retransmitted … with an interval that starts at T1 seconds and doubles for each retransmission", without the limit T2.</summary>
    public static CallStep OnRepeat(Call call, long number)
    {
        if (call.Unacknowledged is not { } sent || sent.Number != number || call.Phase != CallPhase.Incoming) return call.Ignore("late timer");
        var interval = sent.Interval * 2;
        return (call with { Unacknowledged = sent with { Interval = interval } }).Stay(
            new CallEffect.Respond(call.InviteKey, sent.Response),
            new CallEffect.StartTimer(CallTimer.ProvisionalRepeat, interval, number));
    }

    /// <summary>§3: "If a reliable provisional response is retransmitted for 64*T1 seconds without reception of a corresponding PRACK, the UAS SHOULD reject the original request with a 5xx".</summary>
    public static CallStep OnGiveUp(Call call, long number) =>
        call.Unacknowledged?.Number != number || call.Phase != CallPhase.Incoming
            ? call.Ignore("late timer")
            : InboundSetup.Reject(call with { Unacknowledged = null }, 504, "PRACK not received", null);

    /// <summary>§3: a PRACK that matches an unacknowledged response is answered 2xx, any other 481.</summary>
    public static CallStep OnPrack(Call call, SipRequest prack, TransactionKey key)
    {
        if (call.Unacknowledged is not { } sent || !Matches(prack, sent.Number, call.Invite)) return call.Stay(new CallEffect.Respond(key, call.Respond(prack, 481)));
        var ok = new CallEffect.Respond(key, call.Respond(prack, 200));
        var next = call with { Unacknowledged = null };
        if (call.AnswerAfterPrack is not { } sdp) return next.Stay(ok);
        var step = InboundSetup.Answer(next with { AnswerAfterPrack = null }, sdp);
        return step with { Effects = step.Effects.Insert(0, ok) };
    }

    /// <summary>RAck: response number, CSeq number and method (§7.2).</summary>
    private static bool Matches(SipRequest prack, uint number, SipRequest invite)
    {
        if (prack.Headers.First(SipHeaderNames.RAck) is not { } text) return false;
        var parts = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 3
            && SipSyntax.TryNumber(parts[0], uint.MaxValue, out var response) && response == number
            && SipSyntax.TryNumber(parts[1], uint.MaxValue, out var cseq) && cseq == invite.CSeq?.Number
            && parts[2] == invite.Method;
    }

    private static uint First(string tag)
    {
        var sum = 0u;
        foreach (var c in tag) sum = (sum * 31) + c;
        return 1 + (sum % FirstNumbers);
    }
}
