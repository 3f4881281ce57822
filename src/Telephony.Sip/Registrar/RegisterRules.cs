namespace Telephony.Sip.Registrar;

/// <summary>RFC 3261 §10.3 as a pure function over the bindings of one address-of-record. All or nothing: a refused REGISTER changes no binding.</summary>
internal static class RegisterRules
{
    private const uint DefaultExpires = 3600;
    private const int MaxContacts = 16;

    public static RegisterOutcome Apply(ImmutableArray<Binding> current, SipRequest request, SipFlow flow, SipEndpointOptions options, DateTimeOffset now)
    {
        var live = current.RemoveAll(binding => binding.ExpiresAt <= now);
        var contacts = request.Headers.List(SipHeaderNames.Contact);
        if (contacts.Count == 0) return new(200, live); // a fetch (§10.2.3)
        if (contacts.Count > MaxContacts) return new(400, current);
        var header = request.Headers.First(SipHeaderNames.Expires);
        var cseq = request.CSeq!.Value.Number;
        if (contacts.Contains("*")) return Wildcard(current, live, request, contacts.Count, header, cseq);

        foreach (var text in contacts)
        {
            if (!NameAddress.TryParse(text, out var contact) || contact.Uri.Headers is not null && contact.Uri.Headers.Length > 512) return new(400, current);
            if (!TryQuality(contact.Parameters["q"], out var quality)) return new(400, current);
            var seconds = Expires(contact, header);
            if (seconds > 0 && seconds < options.MinExpires.TotalSeconds) return new(423, current);
            var at = IndexOf(live, contact.Uri);

            // §10.3 step 7: same Call-ID and a CSeq that is not higher: "the update MUST be aborted and the request fails".
            if (at >= 0 && live[at].CallId == request.CallId && cseq <= live[at].CSeq) return new(500, current);
            if (at >= 0) live = live.RemoveAt(at);
            if (seconds == 0) continue;
            if (live.Length >= options.MaxBindingsPerExtension) return new(403, current);
            var life = TimeSpan.FromSeconds(Math.Min(seconds, options.MaxExpires.TotalSeconds));
            live = live.Add(new Binding(contact, quality, now + life, request.CallId, cseq, flow));
        }

        return new(200, live);
    }

    /// <summary>"The REGISTER-specific Contact header field value of "*" applies to all registrations, but it MUST NOT be used unless the Expires header field is present with a value of "0"."</summary>
    private static RegisterOutcome Wildcard(ImmutableArray<Binding> current, ImmutableArray<Binding> live, SipRequest request, int contacts, string? expires, uint cseq)
    {
        if (contacts != 1 || expires is null || !SipSyntax.TryNumber(expires, 0, out _)) return new(400, current);
        foreach (var binding in live)
            if (binding.CallId == request.CallId && cseq <= binding.CSeq) return new(500, current);
        return new(200, []);
    }

    private static int IndexOf(ImmutableArray<Binding> bindings, SipUri contact)
    {
        for (var i = 0; i < bindings.Length; i++)
            if (SipUriComparison.AreEquivalent(bindings[i].Contact.Uri, contact)) return i;
        return -1;
    }

    /// <summary>§10.2.1.1: the parameter first, then the header, then our default; "malformed values SHOULD be treated as equivalent to 3600".</summary>
    private static double Expires(NameAddress contact, string? header)
    {
        var text = contact.Parameters["expires"] ?? header;
        return text is not null && SipSyntax.TryNumber(text, uint.MaxValue, out var seconds) ? seconds : DefaultExpires;
    }

    private static bool TryQuality(string? text, out double quality)
    {
        quality = 1;
        if (text is null) return true;
        if (text.Length is 0 or > 5 || text[0] is not '0' and not '1') return false;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out quality) && quality is >= 0 and <= 1;
    }
}
