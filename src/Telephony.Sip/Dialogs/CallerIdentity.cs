namespace Telephony.Sip.Dialogs;

/// <summary>Who calls, as far as the sender of the message may say so: what a trusted trunk asserts counts, what a stranger asserts is removed (RFC 3325 §4).</summary>
internal static class CallerIdentity
{
    /// <summary>Diversions of a forwarded call; more are a loop or an attack.</summary>
    private const int MaxEntries = 20;

    private static readonly string[] Asserting =
        [SipHeaderNames.PAssertedIdentity, SipHeaderNames.PPreferredIdentity, SipHeaderNames.RemotePartyId, SipHeaderNames.Diversion, SipHeaderNames.HistoryInfo];

    /// <summary>RFC 3325 §5: a message from an untrusted element loses its asserted identity.</summary>
    public static void Strip(SipRequest request)
    {
        foreach (var header in Asserting) request.Headers.Remove(header);
    }

    /// <summary>RFC 3325 §9.1: one or two values, one sip and one tel; the tel one is the number.</summary>
    public static string? Asserted(SipRequest invite)
    {
        string? first = null;
        foreach (var address in Addresses(invite, SipHeaderNames.PAssertedIdentity))
        {
            if (address.Uri.User is null) continue;
            if (address.Uri.IsTel) return PhoneNumbers.UserOf(address.Uri);
            first ??= PhoneNumbers.UserOf(address.Uri);
        }

        return first;
    }

    /// <summary>Who forwarded the call to us: the newest Diversion comes first (RFC 5806 §4.1), of History-Info the last entry is the present target
    /// (RFC 7044 §5.1) and the one before it forwarded. One who wants privacy is not named.</summary>
    public static string? DivertedFrom(SipRequest invite)
    {
        if (Addresses(invite, SipHeaderNames.Diversion).FirstOrDefault() is { } diversion)
            return diversion.Parameters["privacy"] is null or "off" ? NumberOf(diversion) : null;
        var history = Addresses(invite, SipHeaderNames.HistoryInfo).ToList();
        return history.Count < 2 || history[^2].Uri.Headers?.StartsWith("Privacy", StringComparison.OrdinalIgnoreCase) == true ? null : NumberOf(history[^2]);
    }

    /// <summary>RFC 3323 §4.2 and RFC 3325 §9.3; "none" and unknown words hide nothing.</summary>
    public static bool IsWithheld(SipRequest invite, bool trusted)
    {
        foreach (var line in invite.Headers.List(SipHeaderNames.Privacy))
            foreach (var word in line.Split(';'))
                if (word.Trim().ToUpperInvariant() is "ID" or "USER" or "HEADER" or "SESSION") return true;
        return IsAnonymous(invite.From!.Uri) && !(trusted && Asserted(invite) is not null);
    }

    /// <summary>RFC 3323 §4.1.1.3: <c>sip:anonymous@anonymous.invalid</c>; gateways put other hosts behind the name.</summary>
    private static bool IsAnonymous(SipUri from) =>
        from.UserText.Equals("anonymous", StringComparison.OrdinalIgnoreCase) || from.Host.Equals("anonymous.invalid", StringComparison.OrdinalIgnoreCase);

    private static string? NumberOf(NameAddress address) => address.Uri.User is null ? null : PhoneNumbers.UserOf(address.Uri);

    private static IEnumerable<NameAddress> Addresses(SipRequest invite, string header)
    {
        foreach (var text in invite.Headers.List(header).Take(MaxEntries))
            if (NameAddress.TryParse(text, out var address)) yield return address;
    }
}
