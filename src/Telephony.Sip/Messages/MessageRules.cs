namespace Telephony.Sip.Messages;

/// <summary>What every message must obey before anything acts on it (RFC 3261 §8.1.1, §20). The first broken rule is reported.</summary>
internal static class MessageRules
{
    private static readonly string[] Once =
    [
        SipHeaderNames.From, SipHeaderNames.To, SipHeaderNames.CallId, SipHeaderNames.CSeq, SipHeaderNames.MaxForwards,
        SipHeaderNames.ContentLength, SipHeaderNames.ContentType, SipHeaderNames.Expires,
    ];

    public static (int, string)? FaultOf(SipRequest request)
    {
        if (Shared(request) is { } fault) return (400, fault);
        if (request.CSeq is { } cseq && !request.Is(cseq.Method)) return (400, "CSeq method");
        if (request.Headers.First(SipHeaderNames.MaxForwards) is not null && request.MaxForwards is null) return (400, "Max-Forwards");
        if (UriFault(request) is { } uriFault) return uriFault;
        if (ContactFault(request) is { } contactFault) return (400, contactFault);
        if (request.Headers.First(SipHeaderNames.Expires) is { } expires && !SipSyntax.TryNumber(expires, uint.MaxValue, out _) && !request.Is(SipMethods.Register))
            return (400, "Expires");
        return null;
    }

    public static string? FaultOf(SipResponse response) => Shared(response);

    private static string? Shared(SipMessage message)
    {
        foreach (var name in Once)
            if (message.Headers.CountOf(name) > 1) return name + " more than once";
        if (ViaFault(message.Headers)) return SipHeaderNames.Via;
        if (message.From is null) return SipHeaderNames.From;
        if (message.To is null) return SipHeaderNames.To;
        if (message.CSeq is null) return SipHeaderNames.CSeq;
        var callId = message.CallId;
        if (callId.Length == 0 || callId.AsSpan().IndexOfAnyExcept(SipSyntax.CallIdWord) >= 0) return SipHeaderNames.CallId;
        return AddressesFault(message.Headers, SipHeaderNames.Route) ?? AddressesFault(message.Headers, SipHeaderNames.RecordRoute);
    }

    private static bool ViaFault(SipHeaders headers)
    {
        var count = 0;
        for (var i = 0; i < headers.Count; i++)
        {
            if (headers[i].Name != SipHeaderNames.Via) continue;
            var reader = new ListReader(headers[i].Value);
            while (reader.TryNext(out var value))
                if (++count > SipLimits.MaxHops || !Via.TryParse(value, out _)) return true;
        }

        return count == 0;
    }

    private static string? AddressesFault(SipHeaders headers, string name)
    {
        var count = 0;
        for (var i = 0; i < headers.Count; i++)
        {
            if (headers[i].Name != name) continue;
            var reader = new ListReader(headers[i].Value);
            while (reader.TryNext(out var value))
                if (++count > SipLimits.MaxHops || !NameAddress.TryParse(value, out _)) return name;
        }

        return null;
    }

    private static (int, string)? UriFault(SipRequest request)
    {
        if (request.Uri is not { } uri) return (HasForeignScheme(request.RequestUri) ? 416 : 400, "Request-URI");
        // RFC 3261 §8.2.2.1: "If the Request-URI uses a scheme not supported by the UAS, it SHOULD reject the request with a 416."
        if (!uri.IsSip && !uri.IsTel) return (416, "Request-URI scheme");
        // Table of §19.1.1: headers are not allowed in a Request-URI.
        return uri.Headers is null ? null : (400, "Request-URI headers");
    }

    private static bool HasForeignScheme(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || text.AsSpan().IndexOfAny(" \t<>\"") >= 0) return false;
        var scheme = text.AsSpan(0, colon);
        return char.IsAsciiLetter(scheme[0]) && !scheme.Equals("sip", StringComparison.OrdinalIgnoreCase)
            && !scheme.Equals("sips", StringComparison.OrdinalIgnoreCase) && !scheme.Equals("tel", StringComparison.OrdinalIgnoreCase);
    }

    private static string? ContactFault(SipRequest request)
    {
        var count = 0;
        for (var i = 0; i < request.Headers.Count; i++)
        {
            if (request.Headers[i].Name != SipHeaderNames.Contact) continue;
            if (request.Is(SipMethods.Register) && request.Headers[i].Value == "*") continue;
            var reader = new ListReader(request.Headers[i].Value);
            while (reader.TryNext(out var value))
            {
                if (!NameAddress.TryParse(value, out _)) return SipHeaderNames.Contact;
                count++;
            }
        }

        // RFC 3261 §8.1.1.8: "The Contact header field MUST be present and contain exactly one SIP or SIPS URI in any request that can
        // result in the establishment of a dialog." Requests of RFC 2543 elements may lack it (RFC 4475 §3.4.1), two are never right.
        return request.Is(SipMethods.Invite) && count > 1 ? SipHeaderNames.Contact : null;
    }
}
