namespace Telephony.Sip.Dialogs;

/// <summary>Builds the INVITE of <see cref="SipEndpoint.Dial"/> and the dialog it may become.</summary>
internal static class OutgoingInvite
{
    private static readonly string[] Owned =
    [
        SipHeaderNames.Via, SipHeaderNames.From, SipHeaderNames.To, SipHeaderNames.CallId, SipHeaderNames.CSeq, SipHeaderNames.MaxForwards,
        SipHeaderNames.Contact, SipHeaderNames.ContentLength, SipHeaderNames.ContentType, SipHeaderNames.Route, SipHeaderNames.RecordRoute,
        SipHeaderNames.Authorization, SipHeaderNames.ProxyAuthorization, SipHeaderNames.Require, SipHeaderNames.Supported, SipHeaderNames.Allow,
        SipHeaderNames.SessionExpires, SipHeaderNames.MinSe,
    ];

    /// <summary>Refuses what would break the message, before it is queued.</summary>
    public static void Check(SipDialRequest request)
    {
        foreach (var (name, value) in request.Headers)
        {
            if (!SipSyntax.IsToken(name)) throw new ArgumentException($"'{name}' is not a header name", nameof(request));
            if (Array.Exists(Owned, owned => owned.Equals(name, StringComparison.OrdinalIgnoreCase))) throw new ArgumentException($"The stack owns the header {name}", nameof(request));
            if (value.AsSpan().IndexOfAny('\r', '\n') >= 0) throw new ArgumentException($"Header {name} holds a line break", nameof(request));
        }

        if (request.MaxForwards is < 0 or > 255) throw new ArgumentException("Max-Forwards is 0 to 255", nameof(request));
        if (!request.Target.StartsWith(Extension, StringComparison.OrdinalIgnoreCase) && SipUri.Parse(request.Target) is not { IsSip: true })
            throw new ArgumentException("The target is neither a sip URI nor extension:number", nameof(request));
    }

    public const string Extension = "extension:";

    public static (SipRequest Invite, Dialog Dialog) Build(SipDialRequest request, SipUri target, SipUri to, SipUri contact, SipTimerValues timers)
    {
        var tag = Tokens.Tag();
        var user = Escape(request.FromUser);
        var from = new NameAddress { DisplayName = request.FromDisplayName, Uri = SipUri.Sip(user.Length == 0 ? null : user, contact.Host) }.WithTag(tag);
        var remote = new NameAddress { Uri = to };
        var dialog = new Dialog { CallId = Tokens.CallId(), LocalTag = tag, Local = from, Remote = remote, LocalCSeq = 1, RemoteTarget = target };
        var invite = new SipRequest { Method = SipMethods.Invite, RequestUri = target.ToString() };
        invite.Headers.Add(SipHeaderNames.MaxForwards, request.MaxForwards.ToString(CultureInfo.InvariantCulture))
            .Add(SipHeaderNames.From, from.ToString())
            .Add(SipHeaderNames.To, remote.ToString())
            .Add(SipHeaderNames.CallId, dialog.CallId)
            .Add(SipHeaderNames.CSeq, "1 INVITE")
            .Add(SipHeaderNames.Contact, $"<{contact}>")
            .Add(SipHeaderNames.Allow, SipMethods.Allowed)
            .Add(SipHeaderNames.Accept, "application/sdp");
        SessionTimers.Ask(invite, timers);
        if (request.AssertedIdentity is { Length: > 0 } identity)
            invite.Headers.Add(SipHeaderNames.PAssertedIdentity, $"<{SipUri.Sip(Escape(identity), contact.Host)}>");
        foreach (var (name, value) in request.Headers) invite.Headers.Add(name, value);
        invite.SetSdp(request.SdpOffer);
        return (invite, dialog);
    }

    /// <summary>Escapes what the user part may not hold (RFC 3261 §25.1), '+' and '*' stay.</summary>
    private static string Escape(string user)
    {
        var text = new System.Text.StringBuilder(user.Length);
        foreach (var c in user)
        {
            if (char.IsAsciiLetterOrDigit(c) || "-_.!~*'()&=+$,".Contains(c, StringComparison.Ordinal)) text.Append(c);
            else if (!char.IsControl(c)) text.Append(Uri.EscapeDataString(char.IsSurrogate(c) ? "?" : c.ToString()));
        }

        return text.ToString();
    }
}
