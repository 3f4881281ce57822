using System.Collections.Immutable;
using System.Net;
using Telephony.Sip;

namespace CallCenter.Web.Composition.Settings;

/// <summary>Section <c>Telephony:Sip</c>.</summary>
/// <param name="Listen">Where we listen.</param>
/// <param name="AdvertisedAddress">The address in Via, Contact and SDP when it differs from the bound one.</param>
/// <param name="Domains">Names that count as ours besides our addresses.</param>
public sealed record SipSettings(ImmutableArray<ListenAddress> Listen, IPAddress? AdvertisedAddress, ImmutableArray<string> Domains)
{
    /// <summary>Our certificate and whom we trust, for <c>tls://</c>.</summary>
    public SipTlsOptions Tls { get; init; } = new();
}
