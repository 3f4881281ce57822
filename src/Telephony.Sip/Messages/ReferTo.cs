namespace Telephony.Sip.Messages;

/// <summary>Value of Refer-To (RFC 3515 §2.1): whom to call, and in its URI headers the dialog that is to be replaced (RFC 5589 §7).</summary>
/// <param name="Target">Whom.</param>
/// <param name="Replaces">The dialog to replace, or null for a blind transfer.</param>
internal readonly record struct ReferTo(SipUri Target, Replaces? Replaces)
{
    private const string ReplacesHeader = "Replaces=";

    /// <summary>Exactly one value, naming a call (no method but INVITE) by sip, sips or tel.</summary>
    public static bool TryRead(SipRequest refer, out ReferTo referTo)
    {
        referTo = default;
        if (refer.Headers.CountOf(SipHeaderNames.ReferTo) != 1 || !NameAddress.TryParse(refer.Headers.First(SipHeaderNames.ReferTo), out var address)) return false;
        var uri = address.Uri;
        if (!uri.IsSip && !uri.IsTel) return false;
        if (uri.Parameters["method"] is { } method && !method.Equals(SipMethods.Invite, StringComparison.OrdinalIgnoreCase)) return false;
        Replaces? replaces = null;
        foreach (var header in (uri.Headers ?? "").Split('&'))
        {
            if (!header.StartsWith(ReplacesHeader, StringComparison.OrdinalIgnoreCase)) continue;
            if (replaces is not null || !Messages.Replaces.TryParse(SipSyntax.Unescape(header[ReplacesHeader.Length..]), out var named)) return false;
            replaces = named;
        }

        referTo = new ReferTo(uri.WithoutHeaders(), replaces);
        return true;
    }
}
