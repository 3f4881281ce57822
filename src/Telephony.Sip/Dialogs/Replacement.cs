namespace Telephony.Sip.Dialogs;

/// <summary>INVITE with Replaces (RFC 3891 §3), as far as the protocol decides; whose dialog it is the user knows.</summary>
internal static class Replacement
{
    public static SipResponse? Refusal(SipRequest invite, Func<Replaces, CallSlot?> find, string tag, out SipLegId? replaced)
    {
        replaced = null;
        if (invite.Headers.First(SipHeaderNames.Replaces) is not { } text) return null;

        // "If more than one Replaces header field is present …, the UAS MUST reject the request with a 400."
        if (invite.Headers.CountOf(SipHeaderNames.Replaces) > 1 || !Replaces.TryParse(text, out var named)) return SipResponse.For(invite, 400, "Bad Request (Replaces)", tag);
        if (find(named) is not { State: var call }) return SipResponse.For(invite, 481, null, tag);

        // "If the Replaces header field matches a confirmed dialog [and has] the "early-only" flag …, the UA … returns a 486"; a terminated one: 603;
        // "… an early dialog that was not initiated by this UA": 481.
        if (call.IsTold) return SipResponse.For(invite, 603, null, tag);
        if (named.EarlyOnly && !call.InviteInProgress) return SipResponse.For(invite, 486, null, tag);
        if (call.Phase == CallPhase.Incoming) return SipResponse.For(invite, 481, null, tag);
        replaced = call.Leg;
        return null;
    }
}
