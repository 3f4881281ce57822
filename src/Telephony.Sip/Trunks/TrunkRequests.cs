namespace Telephony.Sip.Trunks;

/// <summary>The requests that a trunk gets outside of calls.</summary>
internal static class TrunkRequests
{
    /// <summary>RFC 3261 §11.1.</summary>
    public static SipRequest Options(SipTrunk trunk, (string Host, int Port) own, SipFlow flow)
    {
        var request = Begin(SipMethods.Options, trunk, own, flow, Tokens.CallId(), 1, Tokens.Tag(), "ping");
        request.Headers.Add(SipHeaderNames.Accept, "application/sdp");
        return request;
    }

    /// <summary>RFC 3261 §10.2: one contact, ours; the same Call-ID for all of a registration, CSeq counts up.</summary>
    public static SipRequest Register(TrunkSlot slot, (string Host, int Port) own, SipFlow flow, TimeSpan length)
    {
        var request = Begin(SipMethods.Register, slot.Trunk, own, flow, slot.CallId, ++slot.CSeq, slot.FromTag, slot.Trunk.Login!.User);
        request.Headers.Add(SipHeaderNames.Expires, ((long)length.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        return request;
    }

    public static void AddVia(SipRequest request, (string Host, int Port) own, SipFlow flow) =>
        request.Headers.InsertFirst(SipHeaderNames.Via, string.Create(CultureInfo.InvariantCulture, $"SIP/2.0/{flow.ViaName} {own.Host}:{own.Port};branch={Tokens.Branch()};rport"));

    /// <summary>How long the answer to our REGISTER holds: the expires of our contact, else the header, else what we asked (§10.2.4).</summary>
    public static TimeSpan Granted(SipResponse response, SipRequest register)
    {
        var own = register.Contact?.Uri;
        foreach (var text in response.Headers.List(SipHeaderNames.Contact))
        {
            if (own is null || !NameAddress.TryParse(text, out var contact) || !SipUriComparison.AreEquivalent(contact.Uri, own)) continue;
            if (contact.Parameters["expires"] is { } mine && SipSyntax.TryNumber(mine, uint.MaxValue, out var seconds)) return TimeSpan.FromSeconds(seconds);
        }

        var header = response.Headers.First(SipHeaderNames.Expires) ?? register.Headers.First(SipHeaderNames.Expires);
        return SipSyntax.TryNumber(header, uint.MaxValue, out var all) ? TimeSpan.FromSeconds(all) : TimeSpan.FromHours(1);
    }

    private static SipRequest Begin(string method, SipTrunk trunk, (string Host, int Port) own, SipFlow flow, string callId, uint cseq, string tag, string user)
    {
        var domain = trunk.Domain ?? trunk.Peer.EndPoint.ToString();
        var target = method == SipMethods.Register || trunk.Domain is not null ? $"sip:{domain}" : $"sip:{trunk.Peer.EndPoint}";
        var aor = new NameAddress { Uri = SipUri.Parse($"sip:{user}@{domain}") ?? SipUri.Sip(user, domain) };
        var request = new SipRequest { Method = method, RequestUri = target + (flow.IsReliable ? ";transport=" + (flow.Protocol == SipTransportProtocol.Tls ? "tls" : "tcp") : "") };
        request.Headers.Add(SipHeaderNames.MaxForwards, "70")
            .Add(SipHeaderNames.From, (method == SipMethods.Register ? aor : new NameAddress { Uri = SipUri.Sip(user, own.Host) }).WithTag(tag).ToString())
            .Add(SipHeaderNames.To, method == SipMethods.Register ? aor.ToString() : $"<{target}>")
            .Add(SipHeaderNames.CallId, callId)
            .Add(SipHeaderNames.CSeq, new CSeq(cseq, method).ToString())
            .Add(SipHeaderNames.Contact, $"<{SipUri.Sip(user, own.Host, own.Port, flow.IsReliable ? SipParameters.None.With("transport", flow.Protocol == SipTransportProtocol.Tls ? "tls" : "tcp") : null)}>")
            .Add(SipHeaderNames.Allow, SipMethods.Allowed);
        AddVia(request, own, flow);
        return request;
    }
}
