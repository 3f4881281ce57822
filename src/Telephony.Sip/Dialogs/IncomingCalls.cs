namespace Telephony.Sip.Dialogs;

/// <summary>INVITE to <see cref="SipIncomingCall"/>: what the user of the endpoint learns about a caller.</summary>
internal static class IncomingCalls
{
    private const int MaxExtensionHeaders = 32;
    private const int MaxExtensionHeaderLength = 512;

    public static SipIncomingCall Describe(SipLegId leg, SipRequest invite, SipFlow flow, string? extension, bool trusted, long timestamp) => new()
    {
        Leg = leg,
        CalledUser = PhoneNumbers.UserOf(invite.Uri!),
        CalledUri = invite.RequestUri,
        FromUser = PhoneNumbers.UserOf(invite.From!.Uri),
        FromDisplayName = invite.From.DisplayName is { } name ? SipText.ForDisplay(name) : null,
        AssertedIdentity = trusted ? CallerIdentity.Asserted(invite) : null,
        DivertedFrom = trusted ? CallerIdentity.DivertedFrom(invite) : null,
        Privacy = invite.Headers.First(SipHeaderNames.Privacy),
        IsWithheld = CallerIdentity.IsWithheld(invite, trusted),
        MaxForwards = invite.MaxForwards,
        CallId = invite.CallId,
        RemoteSource = flow.Remote,
        Transport = flow.Protocol,
        SdpOffer = invite.Sdp,
        AuthenticatedExtension = extension,
        ExtensionHeaders = Extensions(invite),
        ReceivedTimestamp = timestamp,
    };

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
