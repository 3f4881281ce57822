namespace Telephony.Sip.Dialogs;

/// <summary>INVITE to <see cref="SipIncomingCall"/>: what the user of the endpoint learns about a caller.</summary>
internal static class IncomingCalls
{
    private const int MaxExtensionHeaders = 32;
    private const int MaxExtensionHeaderLength = 512;

    public static SipIncomingCall Describe(SipLegId leg, SipRequest invite, SipFlow flow, string? extension, bool trusted, long timestamp) => new()
    {
        Leg = leg,
        CalledUser = SipText.ForDisplay(invite.Uri!.UserText),
        CalledUri = invite.RequestUri,
        FromUser = SipText.ForDisplay(invite.From!.Uri.UserText),
        FromDisplayName = invite.From.DisplayName is { } name ? SipText.ForDisplay(name) : null,
        AssertedIdentity = trusted ? FirstUser(invite, SipHeaderNames.PAssertedIdentity) : null,
        DivertedFrom = trusted ? FirstUser(invite, SipHeaderNames.Diversion) : null,
        Privacy = invite.Headers.First(SipHeaderNames.Privacy),
        CallId = invite.CallId,
        RemoteSource = flow.Remote,
        Transport = flow.Protocol,
        SdpOffer = invite.Sdp,
        AuthenticatedExtension = extension,
        ExtensionHeaders = Extensions(invite),
        ReceivedTimestamp = timestamp,
    };

    private static string? FirstUser(SipRequest invite, string header)
    {
        if (invite.Headers.First(header) is not { } line) return null;
        var reader = new ListReader(line);
        return reader.TryNext(out var first) && NameAddress.TryParse(first, out var address) && address.Uri.User is not null ? SipText.ForDisplay(address.Uri.UserText) : null;
    }

    private static ImmutableDictionary<string, string> Extensions(SipRequest invite)
    {
        var found = ImmutableDictionary<string, string>.Empty.WithComparers(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < invite.Headers.Count && found.Count < MaxExtensionHeaders; i++)
        {
            var header = invite.Headers[i];
            if (!header.Name.StartsWith("X-", StringComparison.OrdinalIgnoreCase) || header.Value.Length > MaxExtensionHeaderLength || found.ContainsKey(header.Name)) continue;
            found = found.Add(header.Name, SipText.ForDisplay(header.Value));
        }

        return found;
    }
}
